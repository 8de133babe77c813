import type { Family } from './families.js';
import { addGains, type Gain, pointsOf } from './guess.js';
import { measure, type Measured } from './verdict.js';

/**
 * The minimum number of cells of 1 to 4, or of 5 and more, for a verdict on one family. Smaller
 * families are judged together, because their points and errors are chance.
 */
const MIN_CELLS = 20;

/**
 * Judges each family of cells by the same bounds on guesses as all cells together, both from a
 * regression and from bounds with surrounding figures. The mean error after regression must be at
 * least 1.2. The numbers are those of the worst family. Without a family there is no verdict.
 */
export function judgeFamilies(families: readonly Family[]): readonly Measured[] {
  if (families.length === 0) return [];
  return [
    measure('familyHidden', worstOf(families.map(({ ofHidden }) => ofHidden)), {
      unit: 'points',
      most: 5,
    }),
    measure('familySmall', worstOf(gainsOfSmall(families, ({ ofSmall }) => ofSmall)), {
      unit: 'points',
      most: 8,
    }),
    measure('marginsHidden', worstOf(families.map(({ ofHiddenByMargins }) => ofHiddenByMargins)), {
      unit: 'points',
      most: 5,
    }),
    measure(
      'marginsSmall',
      worstOf(gainsOfSmall(families, ({ ofSmallByMargins }) => ofSmallByMargins)),
      { unit: 'points', most: 8 },
    ),
    measure('familyError', Math.min(...errorsOf(families)), { unit: 'records', least: 1.2 }),
  ];
}

function worstOf(gains: readonly Gain[]): number {
  return Math.max(...gains.map(pointsOf));
}

function gainsOfSmall(
  families: readonly Family[],
  gainOf: (family: Family) => Gain,
): readonly Gain[] {
  const few = families.filter(({ small }) => small < MIN_CELLS);
  return [
    ...families.filter(({ small }) => small >= MIN_CELLS).map(gainOf),
    addGains(few.map(gainOf)),
  ];
}

function errorsOf(families: readonly Family[]): readonly number[] {
  const few = families.filter(({ large }) => large < MIN_CELLS);
  const cells = few.reduce((sum, { large }) => sum + large, 0);
  const errors = few.reduce(
    (sum, { large, regressionError }) => sum + (large > 0 ? large * regressionError : 0),
    0,
  );
  return [
    ...families
      .filter(({ large }) => large >= MIN_CELLS)
      .map(({ regressionError }) => regressionError),
    ...(cells > 0 ? [errors / cells] : []),
  ];
}
