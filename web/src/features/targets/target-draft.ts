import type { FieldProblem } from '#lib/field-problem.js';
import { readNumber } from '#lib/read-number.js';

import type { SeenTarget, TargetDraft } from './target-form.type.js';

/** The numbers of a draft, all null to remove the target. */
export interface TargetNumbers {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tolerance: number | null;
}

export type ReadDraft =
  | { readonly ok: true; readonly numbers: TargetNumbers }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export const noNumbers: TargetNumbers = { value: null, lower: null, upper: null, tolerance: null };

/**
 * The initial fields: the current target, or empty fields; a band if the measure is best near zero.
 */
export function toDraft(target: SeenTarget | null, direction: string): TargetDraft {
  const isBand = target === null ? direction === 'NEAREST' : target.value === null;
  const write = (number: number | null | undefined) =>
    number === null || number === undefined ? '' : String(number);
  return {
    kind: isBand ? 'BAND' : 'VALUE',
    value: write(target?.value),
    lower: write(target?.lower),
    upper: write(target?.upper),
    tolerance: write(target?.tolerance),
  };
}

/** Parses what was typed. It only finds what is not a number; the server checks the rest. */
export function readDraft({ kind, value, lower, upper, tolerance }: TargetDraft): ReadDraft {
  const wanted = kind === 'VALUE' ? { value } : { lower, upper };
  const written = { ...wanted, ...(tolerance.trim() === '' ? {} : { tolerance }) };
  const numbers = Object.entries(written).map(([field, text]) => ({
    field,
    text,
    number: readNumber(text),
  }));
  const problems = numbers
    .filter(({ number }) => number === null)
    .map(({ field, text }) => ({ field, message: toMessage(text) }));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    numbers: {
      ...noNumbers,
      ...Object.fromEntries(numbers.map(({ field, number }) => [field, number])),
    },
  };
}

function toMessage(text: string): string {
  // An empty form would remove the target, which has its own button.
  return text.trim() === ''
    ? 'Enter the target number.'
    : 'Enter a number in digits, such as 1,250 or 8.5.';
}
