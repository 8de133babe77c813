import { parseAsStringLiteral, useQueryState } from 'nuqs';

/** How districts are compared: by how many reports there are, or by how many for each 1,000 people. */
export type Counting = 'count' | 'rate';

const parser = parseAsStringLiteral(['count', 'rate']).withDefault('count').withOptions({ history: 'replace', scroll: false });

/** The counting in the address, and a way to change it. Looking at the same figures in another way is no step to take back. */
export function useAskedCounting(): readonly [Counting, (counting: Counting) => void] {
  const [counting, setCounting] = useQueryState('districts', parser);
  return [counting, (next) => void setCounting(next)];
}
