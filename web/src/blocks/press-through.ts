import { type KindsParams, toKindSearch } from '#lib/scope/kind-scope.js';

import type { BlockContext, BlockRow } from './block.type.js';
import { isOfMeasures } from './is-of-measures.js';
import { toStep } from './time-dimension.js';

/**
 * The filter in the address that chooses a value of a dimension; a time dimension needs several.
 */
const filters: Readonly<Record<string, keyof KindsParams>> = {
  AREA: 'area',
  COUNTY: 'area',
  LOCAL_COMMAND_UNIT: 'area',
  AGENCY: 'agency',
  AGENCY_KIND: 'agency',
  OBJECTIVE: 'objective',
  CRIME_TYPE: 'crimeType',
  PATHWAY: 'pathway',
};

export interface ClickThrough {
  readonly address: string;
  /** Whether the page is narrowed to the row, so that the link leads back. */
  readonly isChosen: boolean;
}

/**
 * The link of a row's name: to the page narrowed to that row, or no longer narrowed to it, or to
 * the page of a measure. Null for a name without a link.
 */
export function clickThrough(
  { key, kind }: Pick<BlockRow, 'key' | 'kind'>,
  block: Parameters<typeof isOfMeasures>[0],
  {
    asked,
    toAddress,
    toTime,
    isFixed = false,
    isPaper = false,
  }: Pick<BlockContext, 'asked' | 'toAddress' | 'toTime' | 'isFixed' | 'isPaper'>,
): ClickThrough | null {
  const dimension = block.question.by.at(-1) ?? '';
  if (kind !== 'PART' || isPaper) return null;
  if (isOfMeasures(block))
    return { address: `/measures/${key}${toKindSearch(asked)}`, isChosen: false };
  if (isFixed) return null;
  if (toStep(dimension) !== null) return { address: toAddress(toTime(key)), isChosen: false };
  const filter = filters[dimension];
  if (filter === undefined) return null;
  const isChosen = asked[filter] === key;
  return { address: toAddress({ [filter]: isChosen ? null : key }), isChosen };
}
