import type { Source } from '#domain/measures/measure.js';

/** Figures can be cut by so many things at once; by one more, nothing of others is shown. */
export const MAX_CUTS = 3;

/**
 * Records that always use one cut: the protected crime types of reports, and what counts
 * as a person safeguarded. With an agency there is room for one more in any case.
 */
const oneAlwaysTaken: ReadonlySet<Source> = new Set(['REPORTS', 'DISRUPTIONS']);

/**
 * For how many of `MAX_CUTS` these count. Beside an agency there is room for one other, so that
 * among referrals it counts as two: agencies differ so much from each other that the person who
 * adds up a figure of one agency and quarter along every list in turn, and takes the mean, would
 * average the perturbation away (docs/decisions/0027).
 */
export function countCuts(cuts: readonly string[], source: Source): number {
  return cuts.length + (cuts.includes('AGENCY') && !oneAlwaysTaken.has(source) ? 1 : 0);
}

/**
 * The extra cut of a question that asks for several values of a multi-valued list together: which
 * of them go together.
 */
export const COMBINED = '_COMBINED';

/**
 * Whether asking for several values of a list together ("criminal or labour", "criminal but not
 * labour") is a cut of its own among these records. What is asked in this way is added up from a
 * cell for each combination of values: sixty kinds of cell more, which bring every other figure
 * closer, and are never more than a few people (docs/decisions/0037).
 */
export function doCombinationsCount(source: Source): boolean {
  return !oneAlwaysTaken.has(source);
}
