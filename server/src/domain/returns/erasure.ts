import { allDatasets, type Dataset } from '#domain/lists.js';

/** A request to erase a record, as entered. */
export interface ErasureRequest {
  readonly dataset: Dataset;
  /** The agency's own reference, as typed. */
  readonly reference: string;
  /** The reason, which stays in the log. */
  readonly why: string;
}

export type ErasureReading =
  | { readonly ok: true; readonly request: ErasureRequest }
  | {
      readonly ok: false;
      readonly field: 'dataset' | 'reference' | 'why';
      readonly sentence: string;
    };

/**
 * Datasets whose records have a reference of their own; a resource line is identified by five
 * columns.
 */
const erasableDatasets: readonly Dataset[] = allDatasets.filter(
  (dataset) => dataset !== 'RESOURCES',
);

const [LEAST, MOST] = [5, 500];
/** Shorter references may occur in any sentence by chance. */
const LEAST_TOLD_IN_A_SENTENCE = 3;

/**
 * The record to erase, with its reference as read from a return; or what is wrong with the request.
 * The reason stays in the log, so a reason that contains the reference, in any case, is refused.
 */
export function readErasure({
  dataset,
  reference: typed,
  why: given,
}: ErasureRequest): ErasureReading {
  if (!erasableDatasets.includes(dataset))
    return {
      ok: false,
      field: 'dataset',
      sentence:
        'A resource line has no reference and is not about a person, so it is not erased. To withdraw it, send its quarter again without it.',
    };
  const reference = typed.trim().normalize('NFC');
  if (reference === '' || reference.includes('\0'))
    return {
      ok: false,
      field: 'reference',
      sentence: 'Say which record: give its agency’s own reference, as in the return.',
    };
  const why = given.trim().replace(/\s+/g, ' ');
  if (why.length < LEAST || why.length > MOST)
    return {
      ok: false,
      field: 'why',
      sentence: `Say why it is erased, in ${LEAST} to ${MOST} characters. It is kept in the log, and its agency can read it.`,
    };
  const isNamed =
    reference.length >= LEAST_TOLD_IN_A_SENTENCE &&
    why.normalize('NFC').toLowerCase().includes(reference.toLowerCase());
  if (isNamed)
    return {
      ok: false,
      field: 'why',
      sentence:
        'The reason names the record, and it stays in the log after the record is gone. Say why without the reference.',
    };
  return { ok: true, request: { dataset, reference, why } };
}
