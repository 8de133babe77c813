import { dimensions } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';

/** Why a figure is not shown at all: only cleared people see it for so small a place. */
export type Hidden = 'NOT_AVAILABLE' | null;

/**
 * Decides whether a partner sees a measure in a group from the question alone, never from the
 * records.
 */
export type HiddenFinder = (measure: Measure, key: readonly KeyValue[] | null) => Hidden;

/** Finds what a partner does not see in a question's answers; a null key means the whole. */
export function hiddenFinder(
  { by, filter }: Pick<Question, 'by' | 'filter'>,
  referenceData: ReferenceData,
): HiddenFinder {
  const isBelowForce =
    by.some((dimension) => dimensions[dimension].axis === 'AREA') ||
    !doesTakeAllPlaces(filter, referenceData);
  return ({ disclosure }) =>
    disclosure === 'CLEARED_BY_DISTRICT' && isBelowForce ? 'NOT_AVAILABLE' : null;
}

/** Whether a filter has the same result for every place. Its wording makes no difference. */
function doesTakeAllPlaces(filter: Filter, { places }: Pick<ReferenceData, 'places'>): boolean {
  if ('and' in filter) return filter.and.every((part) => doesTakeAllPlaces(part, { places }));
  if ('or' in filter) return filter.or.every((part) => doesTakeAllPlaces(part, { places }));
  if ('not' in filter) return doesTakeAllPlaces(filter.not, { places });
  const { leaf } = filter;
  return leaf.axis !== 'AREA' || places.areas.every(({ code }) => leaf.codes.has(code));
}
