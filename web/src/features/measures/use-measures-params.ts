import { parseAsString, useQueryStates } from 'nuqs';

const parsers = { subject: parseAsString, find: parseAsString.withDefault('') };

/** What of the catalogue is shown, as the address has it. */
export interface MeasuresParams {
  readonly subject: string | null;
  readonly find: string;
}

/** What the address asks for, and a way to ask for something else. It is no step to take back. */
export function useMeasuresParams(): readonly [
  MeasuresParams,
  (change: Partial<MeasuresParams>) => void,
] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'replace', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
