import type { Source } from '#domain/measures/measure.js';

/**
 * The maximum number of cuts that figures may have at once; with one more, nothing about others is
 * shown.
 */
export const MAX_CUTS = 3;

/**
 * Sources that always use one cut: reports for their protected crime types, and disruptions for
 * what counts as a person safeguarded. An agency and one other cut can always be added.
 */
const oneAlwaysTaken: ReadonlySet<Source> = new Set(['REPORTS', 'DISRUPTIONS']);

/**
 * How many of the `MAX_CUTS` these cuts use. An agency leaves room for only one other cut, so among
 * referrals it counts as two. Agencies differ so much from each other that adding up a figure of
 * one agency and quarter along each list, and taking the mean of the sums, would average the
 * perturbation away (docs/decisions/0027).
 */
export function countCuts(cuts: readonly string[], source: Source): number {
  return cuts.length + (cuts.includes('AGENCY') && !oneAlwaysTaken.has(source) ? 1 : 0);
}

/**
 * The extra cut of a question that asks for several values of a multi-valued list together. The cut
 * is which of these values occur together.
 */
export const COMBINED = '_COMBINED';

/**
 * Whether asking for several values of a list together ("criminal or labour", "criminal but not
 * labour") is a cut of its own among these records. Such a figure is added up from a cell for each
 * combination of values: sixty more kinds of cell, which would narrow down every other figure and
 * would never hold more than a few people (docs/decisions/0037).
 */
export function doCombinationsCount(source: Source): boolean {
  return !oneAlwaysTaken.has(source);
}
