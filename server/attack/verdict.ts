import type { Findings } from './findings.js';
import { type Gain, pointsOf } from './guess.js';

/** One number of an attack beside what it may be. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: 'cells' | 'answers' | 'points' | 'records';
  readonly least: number;
  readonly most: number;
  readonly isMet: boolean;
}

/** All that an attack came to. */
export interface Outcome extends Findings {
  /** Answers to questions that are no cells and are not the sum of what their cells show: each would tell something new. */
  readonly unsummed: number;
  /** Questions by four cuts or by month that showed something of others. */
  readonly unrefused: number;
  /** Averaging, over always guessing the commonest of 1 to 4. */
  readonly ofAveraging: Gain;
}

/** What the attack is held to: the table of docs/disclosure.md. Whoever takes a number further out weakens the protection. */
export function judge(outcome: Outcome): readonly Measured[] {
  const { outside, givenAway, ofHidden, ofHiddenAmongShown, ofSmall, ofAveraging, errors, large, greatestError } = outcome;
  return [
    measure('truth outside the bounds', outside, { unit: 'cells', most: 0 }),
    measure('hidden figures with one possible value', givenAway, { unit: 'cells', most: 0 }),
    measure('best guess on [c], over always guessing the commonest', pointsOf(ofHidden), { unit: 'points', most: 5 }),
    measure('the same where all figures with one cut less are shown', pointsOf(ofHiddenAmongShown), { unit: 'points', most: 5 }),
    measure('best guess on true 1 to 4, told that it is one', pointsOf(ofSmall), { unit: 'points', most: 8 }),
    measure('averaging: pairs "(x or S) less S"', pointsOf(ofAveraging), { unit: 'points', most: 8 }),
    measure('answers by four cuts or by month', outcome.unrefused, { unit: 'answers', most: 0 }),
    measure('`not` and ranges that are not the sum of cells shown', outcome.unsummed, { unit: 'answers', most: 0 }),
    measure('cells that differ from one spelling to another', outcome.contradictions, { unit: 'cells', most: 0 }),
    measure('mean absolute error from 5 up', errors / large, { unit: 'records', least: 1.9, most: 2.3 }),
    measure('greatest single error', greatestError, { unit: 'records', most: 9 }),
  ];
}

function measure(
  name: string,
  value: number,
  { unit, least = Number.NEGATIVE_INFINITY, most }: { readonly unit: Measured['unit']; readonly least?: number; readonly most: number },
): Measured {
  return { name, value, unit, least, most, isMet: value >= least && value <= most };
}
