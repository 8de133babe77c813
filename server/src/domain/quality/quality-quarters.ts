import type { Dataset } from '#domain/lists.js';
import { type Quarter, quarterOf, quartersBetween, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { QUALITY_QUARTERS } from './judge-quality.js';

/** The thirteen latest quarters that are closed for a dataset, oldest first. */
export function qualityQuarters(
  dataset: Dataset,
  { periods, today }: Pick<ReferenceData, 'periods' | 'today'>,
): readonly Quarter[] {
  let last = quarterOf(today);
  while (periods.statusOf(dataset, last, today) === 'OPEN') last = shift(last, -1);
  return quartersBetween(shift(last, 1 - QUALITY_QUARTERS), last);
}
