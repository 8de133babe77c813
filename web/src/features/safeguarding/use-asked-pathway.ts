import { parseAsString, useQueryState } from 'nuqs';

/** The pathway in the address, and a way to change it: a step that the back button takes back. */
export function useAskedPathway(): readonly [string | null, (code: string | null) => void] {
  const [asked, setAsked] = useQueryState('pathway', parseAsString.withOptions({ history: 'push', scroll: false }));
  return [asked, (code) => void setAsked(code)];
}
