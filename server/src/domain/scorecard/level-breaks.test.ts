import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findBreaks } from './level-breaks.js';

/** Around 100, and never more than 2 away: the limits are between 94 and 106. */
const usual = [100, 102, 98, 101, 99, 100, 102, 98, 101, 99];
const options = { isCount: false };

const tell = (values: readonly (number | null)[]) =>
  findBreaks(values, options).map(({ start, side, backSince }) => ({ start, side, backSince }));
const risen = { start: 10, side: 'HIGH', backSince: null };

describe('a break', () => {
  it.each<{ what: string; then: readonly (number | null)[]; found: readonly object[] }>([
    { what: 'nothing, while figures are as usual', then: [100, 101, 99], found: [] },
    { what: 'nothing, after one quarter beyond a limit', then: [130], found: [] },
    { what: 'a break, after two in a row up to the latest', then: [130, 131], found: [risen] },
    { what: 'the same one, while only one is back inside', then: [130, 131, 100], found: [risen] },
    {
      what: 'nothing any more, once two in a row are back inside',
      then: [130, 131, 100, 101],
      found: [],
    },
    { what: 'still nothing after three', then: [130, 131, 129, 100, 101], found: [] },
    {
      what: 'a break, after four that ended',
      then: [130, 131, 129, 130, 100, 101],
      found: [{ ...risen, backSince: 14 }],
    },
    { what: 'nothing, after two beyond different limits', then: [130, 70], found: [] },
    { what: 'nothing, if a quarter is missing between two', then: [130, null, 131], found: [] },
    { what: 'a fall, in the same way', then: [70, 71], found: [{ ...risen, side: 'LOW' }] },
    {
      what: 'a new level after eight, from which it falls again',
      then: [...Array<number>(8).fill(130), 100, 101],
      found: [risen, { ...risen, start: 18, side: 'LOW' }],
    },
    {
      what: 'an excursion of seven, after which the earlier range is usual again',
      then: [...Array<number>(7).fill(130), 100, 101, 130, 131],
      found: [
        { ...risen, backSince: 17 },
        { ...risen, start: 19 },
      ],
    },
  ])('is $what', ({ then, found }) => {
    expect(tell([...usual, ...then])).toEqual(found);
  });

  it('is found after eight quarters, but not after seven', () => {
    expect(tell([...usual.slice(0, 8), 130, 131])).toEqual([{ ...risen, start: 8 }]);
    expect(tell([...usual.slice(0, 7), 130, 131])).toEqual([]);
  });

  it('has the mean since then, and the mean before the break', () => {
    const [found] = findBreaks([...usual, 130, 132], options);
    expect(found).toMatchObject({
      level: 131,
      baseline: { mean: 100, indexes: usual.map((_, index) => index) },
    });
    const [over] = findBreaks([...usual, 130, 131, 129, 130, 100, 101], options);
    expect(over?.level).toBe(130);
    const levels = findBreaks([...usual, ...Array<number>(8).fill(130), 90, 92], options).map(
      ({ level }) => level,
    );
    expect(levels).toEqual([130, 91]);
  });

  it('is beyond the wider of two limits: by moving ranges and by three standard deviations', () => {
    // A single jump adds little to the moving ranges: 2.66 x 20/7 = 7.6, and three deviations are
    // 16.
    const stepped = [90, 90, 90, 90, 110, 110, 110, 110].map((value) => value / 2);
    expect(tell([...stepped, 60, 60])).toEqual([]);
    // Constant ups and downs add much: 2.66 x 20 = 53, and three deviations are 32.
    const restless = [90, 110, 90, 110, 90, 110, 90, 110];
    expect(tell([...restless, 140, 140])).toEqual([]);
    expect(tell([...restless, 160, 160])).toEqual([{ ...risen, start: 8 }]);
  });

  it('of a small count has to be beyond chance', () => {
    const small = [1, 1, 1, 1, 1, 1, 1, 1];
    // With one case a quarter, five are within the 99.73% range of chance, and six are not.
    expect(findBreaks([...small, 5, 5], { isCount: true })).toEqual([]);
    expect(findBreaks([...small, 6, 6], { isCount: true })).toMatchObject([
      { start: 8, side: 'HIGH' },
    ]);
    expect(findBreaks([...small, 5, 5], { isCount: false })).toMatchObject([{ start: 8 }]);
    // From twenty on, the usual range is enough.
    const large = (value: number) => [...Array<number>(8).fill(value), 30, 30];
    expect(findBreaks(large(20), { isCount: true })).toMatchObject([{ start: 8 }]);
    expect(findBreaks(large(19), { isCount: true })).toEqual([]);
  });

  it('is the same in other units, and mirrored if values are negated', () => {
    const series = fc.array(fc.option(fc.integer({ min: 0, max: 30 })), {
      minLength: 8,
      maxLength: 30,
    });
    fc.assert(
      fc.property(series, (values) => {
        const found = tell(values);
        expect(tell(values.map((value) => value && value * 8))).toEqual(found);
        const upsideDown = found.map((each) => ({
          ...each,
          side: each.side === 'HIGH' ? 'LOW' : 'HIGH',
        }));
        expect(tell(values.map((value) => value && -value))).toEqual(upsideDown);
      }),
    );
  });

  it('that is found later was also found at the time', () => {
    const series = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 30 });
    fc.assert(
      fc.property(series, (values) => {
        for (const { start, backSince } of findBreaks(values, options)) {
          const until = backSince ?? start + 2;
          expect(findBreaks(values.slice(0, until), options).at(-1)).toMatchObject({ start });
        }
      }),
    );
  });
});
