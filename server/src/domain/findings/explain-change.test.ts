import { describe, expect, it } from 'vitest';

import { type Change, explainChange, type Split, type SplitPart } from './explain-change.js';

const count = (
  key: string | null,
  [before, after]: readonly [number, number],
  past: readonly number[] = [],
): SplitPart => ({
  key,
  isDistinguishable: key !== null,
  past,
  before: { numerator: before, denominator: 1 },
  after: { numerator: after, denominator: 1 },
});
const share = (
  key: string,
  before: readonly [number, number],
  after: readonly [number, number],
): SplitPart => ({
  key,
  isDistinguishable: true,
  past: [],
  before: { numerator: before[0], denominator: before[1] },
  after: { numerator: after[0], denominator: after[1] },
});
const change: Change = { kind: 'COUNT', quarters: { before: 1, after: 1 }, isReal: true };
const explain = (splits: readonly Split[], of: Partial<Change> = {}) =>
  explainChange(splits, { ...change, ...of });
const crimes = (...parts: SplitPart[]): Split => ({ name: 'CRIME_TYPE', parts });
const named = (explanation: ReturnType<typeof explain>) =>
  explanation.kind === 'PART' ? [explanation.part.split, explanation.part.key] : explanation.kind;

describe('what explains a change', () => {
  it('is the part with the largest excess over its proportion, even if another stands out more', () => {
    // Reports rise by 1,747: one of two agencies accounts for 1,746 of that, and drugs, which were
    // few before, for 889.
    const agencies: Split = {
      name: 'AGENCY',
      parts: [count('TVP', [5000, 6746]), count('BTP', [5000, 5001])],
    };
    const types = crimes(count('DRUGS', [700, 1589]), count('OTHER', [9300, 10158]));
    const explanation = explain([types, agencies]);
    expect(explanation).toMatchObject({
      kind: 'PART',
      part: { split: 'AGENCY', key: 'TVP', contribution: { amount: 1746 } },
    });
    expect(explanation.kind === 'PART' && explanation.alsoExplain).toMatchObject([
      { split: 'CRIME_TYPE', key: 'DRUGS' },
    ]);
  });

  it('is not a part that moved the other way, or that accounts for less than a third of it, or for no more than its proportion', () => {
    expect(named(explain([crimes(count('A', [100, 40]), count('B', [100, 300]))]))).toEqual([
      'CRIME_TYPE',
      'B',
    ]);
    expect(
      named(
        explain([
          crimes(
            count('A', [10, 60]),
            count('B', [10, 60]),
            count('C', [10, 60]),
            count('D', [10, 60]),
          ),
        ]),
      ),
    ).toBe('NO_ONE_PART');
    expect(named(explain([crimes(count('A', [900, 1800]), count('B', [100, 200]))]))).toBe(
      'NO_ONE_PART',
    );
  });

  it('accounts for at least a third of it', () => {
    const others = Array.from({ length: 5 }, (_, index) => count(`P${index}`, [400, 440]));
    expect(named(explain([crimes(count('A', [100, 200]), ...others)], { isReal: false }))).toEqual([
      'CRIME_TYPE',
      'A',
    ]);
    expect(named(explain([crimes(count('A', [100, 199]), ...others)], { isReal: false }))).toBe(
      'NO_ONE_PART',
    );
  });

  it('is not a part that may have moved this far by chance', () => {
    // With two parts, a change must be 2.24 times the square root of the sum: 8 and 20 are 12
    // apart, which is 2.27 times; 8 and 19 are too close.
    const beside = count('B', [100, 100]);
    expect(named(explain([crimes(count('A', [8, 20]), beside)]))).toEqual(['CRIME_TYPE', 'A']);
    expect(named(explain([crimes(count('A', [8, 19]), beside)]))).toBe('NO_ONE_PART');
    // Means of four quarters each vary less by chance.
    expect(
      named(explain([crimes(count('A', [8, 14]), beside)], { quarters: { before: 4, after: 4 } })),
    ).toEqual(['CRIME_TYPE', 'A']);
  });

  it('has to stand out more if more lists are searched', () => {
    // The change is 2.27 times the square root of the sum. With five lists it must be 2.58 times;
    // with two, as much as with one.
    const parts = [count('A', [8, 20]), count('B', [100, 100])];
    const still = { name: 'CHANNEL', parts: [count('C', [50, 56]), count('D', [58, 64])] };
    expect(named(explain([crimes(...parts), still]))).toEqual(['CRIME_TYPE', 'A']);
    expect(named(explain([crimes(...parts), still, still, still, still]))).not.toEqual([
      'CRIME_TYPE',
      'A',
    ]);
  });

  it('is not a part that has moved this far before', () => {
    const restless = [20, 40, 18, 41, 22, 39, 20, 40];
    const beside = count('B', [100, 100]);
    expect(named(explain([crimes(count('A', [30, 60], restless), beside)]))).toBe('NO_ONE_PART');
    expect(named(explain([crimes(count('A', [30, 60], restless.slice(1)), beside)]))).toEqual([
      'CRIME_TYPE',
      'A',
    ]);
  });

  it('is compared with its past by single quarters, or by means of several', () => {
    // Seven ranges of 8 give a standard deviation of 7.09, with 4.3 degrees of freedom. For two
    // parts the bound is 3.36 standard deviations times the root of 2: 33.7, or 16.8 for means of
    // four quarters.
    const uneven = [50, 58, 50, 58, 50, 58, 50, 58];
    const parts = (after: number) => [
      crimes(count('A', [50, after], uneven), count('B', [100, 100])),
    ];
    const four = { quarters: { before: 4, after: 4 }, kind: 'AMOUNT' } as const;
    expect(named(explain(parts(84), { kind: 'AMOUNT' }))).toEqual(['CRIME_TYPE', 'A']);
    expect(named(explain(parts(83), { kind: 'AMOUNT' }))).toBe('NO_ONE_PART');
    expect(named(explain(parts(67), four))).toEqual(['CRIME_TYPE', 'A']);
    expect(named(explain(parts(66), four))).toBe('NO_ONE_PART');
  });

  it('in hours, posts or money depends only on their own past', () => {
    const calm = [100, 101, 100, 99, 100, 101, 100, 99];
    const parts = (past: readonly number[]) =>
      crimes(count('A', [100, 130], past), count('B', [900, 900], past));
    expect(named(explain([parts(calm)], { kind: 'AMOUNT' }))).toEqual(['CRIME_TYPE', 'A']);
    expect(named(explain([parts([])], { kind: 'AMOUNT' }))).toBe('NO_ONE_PART');
  });

  it("in a share is the part whose rate moved away from the whole's", () => {
    const parts = [
      share('A', [50, 100], [20, 100]),
      share('B', [50, 100], [50, 100]),
      share('C', [50, 100], [50, 100]),
    ];
    expect(explain([crimes(...parts)], { kind: 'SHARE' })).toMatchObject({
      kind: 'PART',
      part: { key: 'A' },
    });
    // By hand: of two halves the variance of each rate less the whole's is R(1-R)(1/100 - 1/200);
    // rates 0.5 and 0.5, then 0.4 and 0.5. The difference must be 2.24 x sqrt(0.25 x 0.005 + 0.2475
    // x 0.005) = 0.1117; A moved away from the whole by 0.05.
    const halves = (fallen: number) => [
      crimes(share('A', [50, 100], [fallen, 100]), share('B', [50, 100], [50, 100])),
    ];
    expect(named(explain(halves(40), { kind: 'SHARE' }))).toBe('NO_ONE_PART');
    // With 27 the difference must be 0.1106 and is 0.115; with 28 it must be 0.1107 and is 0.11.
    expect(named(explain(halves(27), { kind: 'SHARE' }))).toEqual(['CRIME_TYPE', 'A']);
    expect(named(explain(halves(28), { kind: 'SHARE' }))).toBe('NO_ONE_PART');
    // All rates fell by the same amount: none changed relative to the whole.
    const alike = ['A', 'B', 'C', 'D'].map((key) => share(key, [50, 100], [30, 100]));
    expect(explain([crimes(...alike)], { kind: 'SHARE' })).toEqual({
      kind: 'EVERYWHERE',
      split: 'CRIME_TYPE',
    });
  });
});

describe('everywhere at once', () => {
  const five = (...after: readonly number[]) =>
    crimes(...after.map((value, index) => count(`P${index}`, [20, value])));

  it('is said if four fifths of the parts moved with a real change, and none explains it', () => {
    expect(explain([five(28, 28, 28, 28, 18)])).toEqual({
      kind: 'EVERYWHERE',
      split: 'CRIME_TYPE',
    });
    expect(explain([five(28, 28, 28, 20, 18)])).toEqual({ kind: 'NO_ONE_PART' });
    expect(explain([five(28, 28, 28, 28, 18)], { isReal: false })).toEqual({ kind: 'NO_ONE_PART' });
  });

  it('needs four parts with at least 20 before the change, not counting the unknown', () => {
    const four = [28, 28, 28].map((after, index) => count(`P${index}`, [20, after]));
    expect(explain([crimes(...four, count('P3', [20, 28]))])).toMatchObject({ kind: 'EVERYWHERE' });
    expect(explain([crimes(...four, count('P3', [19, 27]))])).toEqual({ kind: 'NO_ONE_PART' });
    expect(explain([crimes(...four, count(null, [20, 28]))])).toEqual({ kind: 'NO_ONE_PART' });
  });

  it('for a share needs parts with at least 50 cases', () => {
    const alike = (cases: number) =>
      ['A', 'B', 'C', 'D'].map((key) => share(key, [cases / 2, cases], [cases / 4, cases]));
    expect(explain([crimes(...alike(50))], { kind: 'SHARE' })).toMatchObject({
      kind: 'EVERYWHERE',
    });
    expect(explain([crimes(...alike(48))], { kind: 'SHARE' })).toEqual({ kind: 'NO_ONE_PART' });
  });

  it('for a share counts the cases in all earlier quarters, but the posts in only one', () => {
    const alike = ['A', 'B', 'C', 'D'].map((key) => share(key, [6, 12], [3, 12]));
    const five = { kind: 'SHARE', quarters: { before: 5, after: 5 } } as const;
    expect(explain([crimes(...alike)], five)).toEqual({ kind: 'EVERYWHERE', split: 'CRIME_TYPE' });
    expect(explain([crimes(...alike)], { ...five, isOfCases: false })).toEqual({
      kind: 'NO_ONE_PART',
    });
  });

  it('is never said if nothing changed', () => {
    expect(explain([])).toEqual({ kind: 'NO_ONE_PART' });
    expect(explain([five(20, 20, 20, 20, 20)])).toEqual({ kind: 'NO_ONE_PART' });
  });
});
