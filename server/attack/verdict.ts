import type { Findings } from './findings.js';
import { type Gain, pointsOf } from './guess.js';

/** One result of an attack with its bounds. */
export interface Measured {
  readonly key: keyof typeof measureNames;
  readonly value: number;
  readonly unit: 'cells' | 'answers' | 'points' | 'records';
  readonly least: number;
  readonly most: number;
  readonly isMet: boolean;
}

/** All results of an attack. */
export interface Outcome extends Findings {
  /**
   * The number of answers that are not cells and differ from the sum of their cells. Each would
   * reveal something new.
   */
  readonly unsummed: number;
  /** The number of questions by four cuts or by month that showed figures of others. */
  readonly unrefused: number;
  /** The gain of averaging over always guessing the most frequent count of 1 to 4. */
  readonly ofAveraging: Gain;
}

/**
 * Compares the results of an attack with the bounds in docs/disclosure.md. Relaxing a bound weakens
 * the protection.
 *
 * - `outside`: cells whose true count is outside the bounds derived from all shown numbers.
 * - `leaked`: hidden cells for which only one count is possible.
 * - `ofHidden`, `ofHiddenAmongShown`, `ofSmall`, `ofAveraging`: right guesses, minus the right
 *   guesses of always guessing the most frequent count, in hundredths of all guesses (`Gain`).
 * - `unrefused`, `unsummed`, `contradictions`: answers that must not occur.
 * - `meanError`: the mean difference of shown and true counts, over cells that contain 5 or more.
 *   `greatestError`: the largest difference over all cells.
 */
export function judge(outcome: Outcome): readonly Measured[] {
  const {
    outside,
    leaked,
    ofHidden,
    ofHiddenAmongShown,
    ofSmall,
    ofAveraging,
    errors,
    large,
    greatestError,
  } = outcome;
  return [
    measure('outside', outside, { unit: 'cells', most: 0 }),
    measure('leaked', leaked, { unit: 'cells', most: 0 }),
    measure('ofHidden', pointsOf(ofHidden), { unit: 'points', most: 5 }),
    measure('ofHiddenAmongShown', pointsOf(ofHiddenAmongShown), { unit: 'points', most: 5 }),
    measure('ofSmall', pointsOf(ofSmall), { unit: 'points', most: 8 }),
    measure('ofAveraging', pointsOf(ofAveraging), { unit: 'points', most: 8 }),
    measure('unrefused', outcome.unrefused, { unit: 'answers', most: 0 }),
    measure('unsummed', outcome.unsummed, { unit: 'answers', most: 0 }),
    measure('contradictions', outcome.contradictions, { unit: 'cells', most: 0 }),
    measure('meanError', errors / large, { unit: 'records', least: 1.9, most: 2.3 }),
    measure('greatestError', greatestError, { unit: 'records', most: 9 }),
  ];
}

/** The name of each result in the report. */
export const measureNames = {
  outside: 'truth outside the bounds',
  leaked: 'hidden figures with one possible value',
  ofHidden: 'best guess on [c], over always guessing the commonest',
  ofHiddenAmongShown: 'the same where all figures with one cut fewer are shown',
  ofSmall: 'best guess on true 1 to 4, told that it is one',
  ofAveraging: 'averaging: pairs "(x or S) less S"',
  unrefused: 'answers with more cuts than allowed, or by month',
  unsummed: '`not` and ranges that are not the sum of cells shown',
  contradictions: 'cells that differ from one spelling to another',
  meanError: 'mean absolute error from 5 up',
  greatestError: 'greatest single error',
  familyHidden: 'by regression: guess at [c], in the family where it is best',
  familySmall: 'by regression: guess at true 1 to 4, in the family where it is best',
  marginsHidden: 'from the figures around: guess at [c], in the family where it is best',
  marginsSmall: 'from the figures around: guess at true 1 to 4, in the family where it is best',
  familyError: 'by regression: mean absolute error from 5 up, in the family where it is least',
} as const;

/** A number with its bounds; a missing bound means no limit on that side. */
export function measure(
  key: Measured['key'],
  value: number,
  {
    unit,
    least = Number.NEGATIVE_INFINITY,
    most = Number.POSITIVE_INFINITY,
  }: Pick<Measured, 'unit'> & Partial<Pick<Measured, 'least' | 'most'>>,
): Measured {
  return { key, value, unit, least, most, isMet: value >= least && value <= most };
}
