import { createLoader, parseAsString, useQueryStates } from 'nuqs';

import type { PageOfBlocksQueryVariables } from '#graphql/operations.js';

import type { PageMeasure } from './measure.type.js';

type Params = PageOfBlocksQueryVariables['scope'];

const parsers = { against: parseAsString, by: parseAsString };

/** The change in a measure that an address asks for, as typed. */
export interface ChangeParams {
  readonly against: string | null;
  readonly by: string | null;
}

/** Reads the change that an address asks for, outside any page. */
export const loadChangeParams = createLoader(parsers);

/** What the address asks for. */
export function useChangeParams(): ChangeParams {
  const [asked] = useQueryStates(parsers);
  return asked;
}

const comparisons = ['LAST_QUARTER', 'LAST_YEAR'] as const;

/**
 * The parts that the page understands. For unknown values, the change that the ratings refer to is
 * shown.
 */
export function readChange(
  { against, by }: ChangeParams,
  { dimensions }: Pick<PageMeasure, 'dimensions'>,
): Pick<Params, 'against' | 'by'> {
  return {
    against: comparisons.find((each) => each === against) ?? null,
    by: dimensions.find((each) => each === by) ?? null,
  };
}

/** The query string for another change; the page's defaults are left out. */
export function toChangeSearch(search: string, asked: ChangeParams): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(asked))
    if (typeof value === 'string' && value !== 'JUDGED') params.set(name, value);
  return params.size === 0 ? '' : `?${params.toString()}`;
}
