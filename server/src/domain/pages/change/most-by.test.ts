import { describe, expect, it } from 'vitest';

import type { SplitPart } from '#domain/findings/explain-change.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import { places } from '#testing/places.js';

import type { Explained } from './explained.js';
import { describeMostBy } from './most-by.js';

const measure = measureOf('reports');
const amount = (numerator: number) => ({ numerator, denominator: 0 });
const part = (
  key: string,
  [before, after]: readonly [number, number],
  isDistinguishable = true,
): SplitPart => ({
  ...{ key, isDistinguishable, past: [] },
  ...{ before: amount(before), after: amount(after) },
});
const split = (dimension: Dimension, parts: readonly SplitPart[]) => ({
  ...{ name: dimension, dimension, parts },
  whole: { before: amount(100), after: amount(200) },
});
const splits = [
  split('CRIME_TYPE', [part('DRUGS', [10, 30]), part('FIREARMS', [10, 20])]),
  split('CHANNEL', [
    part('ONLINE', [10, 20]),
    part('CALL_101', [10, 60]),
    part('UNKNOWN', [0, 90], false),
    part('OFFICER', [50, 10]),
  ]),
];
const explained = (
  kind: 'EVERYWHERE' | 'NO_ONE_PART',
  of = splits,
): Parameters<typeof describeMostBy>[0] => {
  const explanation: Explained['explanation'] =
    kind === 'EVERYWHERE' ? { kind, split: 'CHANNEL' } : { kind };
  return {
    explanation,
    splits: of,
    kind: 'COUNT',
    compared: { before: ['2025-26-Q2'], after: ['2026-27-Q2'], isReal: true },
  };
};
const told = (of: Parameters<typeof describeMostBy>[0], drawn: Dimension) =>
  describeMostBy(of, drawn, { measure, referenceData: { agencies: [], places } });

describe('where a change that happened everywhere was largest', () => {
  it('is said by a dimension that is not drawn, for distinguishable parts that moved the same way', () => {
    expect(told(explained('EVERYWHERE'), 'CRIME_TYPE')).toBe(
      'Most by channel: 101 +50, online +10.',
    );
    expect(told(explained('EVERYWHERE'), 'CHANNEL')).toBe(
      'Most by crime type: drugs +20, firearms +10.',
    );
  });

  it('is not said for any other change', () => {
    expect(told(explained('NO_ONE_PART'), 'CRIME_TYPE')).toBeNull();
  });
});
