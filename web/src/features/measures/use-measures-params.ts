import { parseAsString, useQueryStates } from 'nuqs';

const parsers = { subject: parseAsString, find: parseAsString.withDefault('') };

/** The catalogue filters in the address. */
export interface MeasuresParams {
  readonly subject: string | null;
  readonly find: string;
}

/**
 * What the address asks for, and a function that changes it. A change does not add a step to the
 * history.
 */
export function useMeasuresParams(): readonly [
  MeasuresParams,
  (change: Partial<MeasuresParams>) => void,
] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'replace', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
