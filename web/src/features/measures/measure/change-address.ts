import { createLoader, parseAsString, useQueryStates } from 'nuqs';

import type { PageOfBlocksQueryVariables } from '#graphql/operations.js';

import type { PageMeasure } from './measure.type.js';

type Params = PageOfBlocksQueryVariables['scope'];

const parsers = { against: parseAsString, by: parseAsString };

/** What of the change of a measure an address asks for, as it was typed. */
export interface ChangeParams {
  readonly against: string | null;
  readonly by: string | null;
}

/** The same, read outside of any page. */
export const loadChangeParams = createLoader(parsers);

/** What the address asks for. */
export function useChangeParams(): ChangeParams {
  const [asked] = useQueryStates(parsers);
  return asked;
}

const comparisons = ['LAST_QUARTER', 'LAST_YEAR'] as const;

/**
 * What of it the page understands: what is not known is passed over, and the change that the figure
 * is judged by is shown.
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

/**
 * The end of an address that asks for something else of the change; what the page shows by itself
 * is left out.
 */
export function toChangeSearch(search: string, asked: ChangeParams): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(asked))
    if (typeof value === 'string' && value !== 'JUDGED') params.set(name, value);
  return params.size === 0 ? '' : `?${params.toString()}`;
}
