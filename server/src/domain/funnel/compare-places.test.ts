import { describe, expect, it } from 'vitest';

import { oracleRatio } from '#testing/funnel-oracle.js';

import { compareFigures, isBeyondChance, spanRatios } from './compare-places.js';
import type { FunnelKind, FunnelPlace } from './funnel.js';

const plain = { within: 0.95, widening: 1 };
const apart = (one: FunnelPlace, other: FunnelPlace) => ({ one, other, isPartOfOther: false });

/** The probability that a binomial count is at least, or at most, this number. */
function tailOf(
  cases: number,
  { from, to, share }: { readonly from: number; readonly to: number; readonly share: number },
): number {
  let sum = 0;
  for (let count = from; count <= to; count++) {
    let term = 1;
    for (let index = 0; index < count; index++) term *= (cases - index) / (index + 1);
    sum += term * share ** count * (1 - share) ** (cases - count);
  }
  return sum;
}

describe('two rates', () => {
  it('are compared by the binomial tails of all cases together', () => {
    // 20 of 100 and 10 of 100: if the true ratio were the lower end, 20 or more of 30 would come up
    // in 2.5 of 100 cases.
    const { ratio, lower, upper } =
      compareFigures(apart({ cases: 20, base: 100 }, { cases: 10, base: 100 }), 'RATE', plain) ??
      expect.fail();
    expect(ratio).toBe(2);
    expect(tailOf(30, { from: 20, to: 30, share: lower / (1 + lower) })).toBeCloseTo(0.025, 6);
    expect(tailOf(30, { from: 0, to: 20, share: upper / (1 + upper) })).toBeCloseTo(0.025, 6);
  });

  it('have a ratio in proportion to their bases', () => {
    const even =
      compareFigures(apart({ cases: 20, base: 100 }, { cases: 10, base: 100 }), 'RATE', plain) ??
      expect.fail();
    const uneven =
      compareFigures(apart({ cases: 20, base: 200 }, { cases: 10, base: 100 }), 'RATE', plain) ??
      expect.fail();
    expect([uneven.ratio, uneven.lower, uneven.upper]).toEqual(
      [1, even.lower / 2, even.upper / 2].map((each) => expect.closeTo(each, 10)),
    );
  });

  it('have a ratio down to 0, or without an upper limit, if one of them has no cases', () => {
    expect(
      compareFigures(apart({ cases: 0, base: 100 }, { cases: 10, base: 100 }), 'RATE', plain),
    ).toMatchObject({ ratio: 0, lower: 0 });
    expect(
      compareFigures(apart({ cases: 10, base: 100 }, { cases: 0, base: 100 }), 'RATE', plain)
        ?.upper,
    ).toBe(Infinity);
    expect(
      compareFigures(apart({ cases: 0, base: 100 }, { cases: 0, base: 100 }), 'RATE', plain),
    ).toBeNull();
    expect(
      compareFigures(apart({ cases: 1, base: 0 }, { cases: 1, base: 100 }), 'RATE', plain),
    ).toBeNull();
  });
});

describe('two shares', () => {
  it('are compared by the logarithm of their ratio', () => {
    // Katz and others: 15 of 50 against 20 of 40; 1/15 - 1/50 + 1/20 - 1/40 = 0.0717, its root
    // 0.2677, times 1.96 is 0.5248.
    const { ratio, lower, upper } =
      compareFigures(apart({ cases: 15, base: 50 }, { cases: 20, base: 40 }), 'SHARE', plain) ??
      expect.fail();
    expect(ratio).toBeCloseTo(0.6, 10);
    expect([lower, upper].map((each) => Math.log(each / 0.6))).toEqual([
      expect.closeTo(-0.5248, 3),
      expect.closeTo(0.5248, 3),
    ]);
  });

  it('have finite limits above 0 if one of them has no cases, or only cases', () => {
    for (const one of [0, 50]) {
      const found =
        compareFigures(apart({ cases: one, base: 50 }, { cases: 20, base: 50 }), 'SHARE', plain) ??
        expect.fail();
      expect(found.lower).toBeGreaterThan(0);
      expect(found.upper).toBeLessThan(Infinity);
    }
  });
});

describe('scatter', () => {
  it('has the same effect as fewer cases', () => {
    const twice = compareFigures(
      apart({ cases: 80, base: 100 }, { cases: 40, base: 100 }),
      'RATE',
      { within: 0.95, widening: 2 },
    );
    const once = compareFigures(
      apart({ cases: 20, base: 100 }, { cases: 10, base: 100 }),
      'RATE',
      plain,
    );
    expect(twice).toEqual({
      ratio: 2,
      lower: expect.closeTo(once?.lower ?? 0, 10),
      upper: expect.closeTo(once?.upper ?? 0, 10),
    });
  });
});

describe('intervals, worked out in another way', () => {
  const pairs: readonly (readonly [FunnelPlace, FunnelPlace])[] = [
    [
      { cases: 3, base: 60 },
      { cases: 9, base: 80 },
    ],
    [
      { cases: 170, base: 400 },
      { cases: 230, base: 700 },
    ],
    [
      { cases: 25, base: 90 },
      { cases: 400, base: 1300 },
    ],
    [
      { cases: 4, base: 300 },
      { cases: 40, base: 310 },
    ],
  ];
  it.each(
    (['RATE', 'SHARE'] as const).flatMap((kind) =>
      [1, 1.8].flatMap((widening) =>
        [false, true].flatMap((isPart) =>
          [0.95, 0.9944].map((within) => ({ kind, widening, isPart, within })),
        ),
      ),
    ),
  )(
    'are the same: $kind, $widening times as wide, part of the other: $isPart, within $within',
    ({ kind, widening, isPart, within }) => {
      for (const [one, other] of pairs) {
        const found =
          compareFigures({ one, other, isPartOfOther: isPart }, kind satisfies FunnelKind, {
            within,
            widening,
          }) ?? expect.fail();
        const { lower, upper } = oracleRatio({ one, other, isPart, kind, within, widening });
        expect([found.lower, found.upper].map(Math.log)).toEqual(
          [Math.log(lower), Math.log(upper)].map((each) => expect.closeTo(each, 3)),
        );
      }
    },
  );

  it('contain the true value as often as stated, or a little more often', () => {
    let state = 7;
    const random = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
    const poisson = (mean: number) => {
      let [count, left] = [0, Math.exp(-mean) <= 0 ? 0 : random()];
      for (let term = Math.exp(-mean); left > term; left -= term, term *= mean / count) count += 1;
      return count;
    };
    const binomial = (cases: number, share: number) =>
      Array.from({ length: cases }).filter(() => random() < share).length;
    const counts = { RATE: 0, SHARE: 0 };
    const runs = 1500;
    for (let run = 0; run < runs; run++) {
      const rate = compareFigures(
        apart({ cases: poisson(30), base: 100 }, { cases: poisson(60), base: 400 }),
        'RATE',
        plain,
      );
      const share = compareFigures(
        apart({ cases: binomial(120, 0.4), base: 120 }, { cases: binomial(200, 0.3), base: 200 }),
        'SHARE',
        plain,
      );
      if (rate && rate.lower <= 2 && rate.upper >= 2) counts.RATE += 1;
      if (share && share.lower <= 4 / 3 && share.upper >= 4 / 3) counts.SHARE += 1;
    }
    for (const held of Object.values(counts)) {
      expect(held / runs).toBeGreaterThan(0.935);
      expect(held / runs).toBeLessThan(0.985);
    }
  });
});

describe('a difference', () => {
  it('is beyond chance if the interval excludes equality for every possible true value', () => {
    expect([
      isBeyondChance({ lower: 1.1, upper: 2 }),
      isBeyondChance({ lower: 0.4, upper: 0.9 }),
    ]).toEqual([true, true]);
    expect(isBeyondChance({ lower: 0.9, upper: 2 })).toBe(false);
    const span = spanRatios([
      { ratio: 2, lower: 1.2, upper: 3 },
      { ratio: 1.6, lower: 0.9, upper: 2.5 },
    ]);
    expect([span, isBeyondChance(span)]).toEqual([{ lower: 0.9, upper: 3 }, false]);
  });
});
