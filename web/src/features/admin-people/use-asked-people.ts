import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const parsers = {
  view: parseAsStringLiteral(['people', 'claims']).withDefault('people'),
  find: parseAsString.withDefault(''),
};

/** What of the page is shown, as the address has it. */
export interface AskedPeople {
  readonly view: 'people' | 'claims';
  /** A part of a name, an agency or of what somebody holds; empty for everybody. */
  readonly find: string;
}

/** What the address asks for, and a way to ask for something else. It is no step to take back. */
export function useAskedPeople(): readonly [AskedPeople, (change: Partial<AskedPeople>) => void] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'replace', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
