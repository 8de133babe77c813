import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Range } from '#domain/figures/figure/uncertainty.js';
import type { Bounds } from '#domain/measures/bounds.js';
import type { Direction } from '#domain/measures/measure.js';
import type { Aim } from '#domain/targets/target.js';

import { judgeAssurance } from './assurance.js';
import { drawControlChart } from './control-chart.js';
import { tellingValues } from './over-range.js';
import { findSignal, judgeVariation } from './variation.js';

const counts: Bounds = { lower: 0, upper: Infinity };

/**
 * Charts counts. The last has the given range, or is exact if that is null; all others are exact.
 */
function chart(values: readonly (number | null)[], range: Range | null) {
  return drawControlChart(
    values.map((value, index) => {
      const own =
        range !== null && index === values.length - 1
          ? range
          : value === null
            ? null
            : { from: value, to: value };
      return {
        value,
        isNewStart: false,
        protection: value === null ? null : { count: 1000, range: own },
      };
    }),
    counts,
  );
}

/** Twelve quarters around 50, before the last. */
const steady = [50, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 49];

describe('the variation of a rounded quarter', () => {
  it.each<{ values: readonly (number | null)[]; range: Range; variation: string; because: string }>(
    [
      {
        values: [...steady, 90],
        range: { from: 86, to: 94 },
        variation: 'IMPROVING',
        because: 'it is beyond the limit wherever its true value may be',
      },
      {
        values: [...steady, 60],
        range: { from: 52, to: 68 },
        variation: 'TOO_CLOSE',
        because: 'it may be beyond the limit or not',
      },
      {
        values: [...steady, 50],
        range: { from: 46, to: 54 },
        variation: 'NO_REAL_CHANGE',
        because: 'it is usual wherever its true value may be',
      },
      {
        values: [...steady, 50],
        range: { from: 10, to: 90 },
        variation: 'TOO_CLOSE',
        because: 'it may be far beyond either limit',
      },
      {
        values: [50, 60, 40, 55, 45, 50, 40, 42, 44, 46, 48, 50],
        range: { from: 49, to: 51 },
        variation: 'IMPROVING',
        because: 'it is the last of six rises',
      },
      {
        values: [50, 60, 40, 55, 45, 50, 40, 42, 44, 46, 48, 50],
        range: { from: 47, to: 53 },
        variation: 'TOO_CLOSE',
        because: 'it may not be a rise',
      },
      {
        values: [50, 52, 48, 51, 49, 53, 90],
        range: { from: 86, to: 94 },
        variation: 'TOO_FEW_POINTS',
        because: 'seven points are too few',
      },
      {
        values: [...steady, null],
        range: { from: 86, to: 94 },
        variation: 'TOO_FEW_POINTS',
        because: 'there is no figure',
      },
    ],
  )('within $range.from to $range.to is $variation: $because', ({ values, range, variation }) => {
    expect(judgeVariation(chart(values, range), 'HIGHER')).toBe(variation);
  });

  it('has only those signals that hold for every possible true value', () => {
    expect(chart([...steady, 64], null).latest?.signals).toEqual(['ABOVE_UPPER_LIMIT']);
    expect(chart([...steady, 64], { from: 52, to: 76 }).latest?.signals).toEqual([]);
    expect(chart([...steady, 90], { from: 86, to: 94 }).latest?.signals).toEqual([
      'ABOVE_UPPER_LIMIT',
    ]);
  });
});

describe('the assurance of a rounded quarter', () => {
  it.each<{ aim: Aim; range: Range; assurance: string; because: string }>([
    {
      aim: { value: 120 },
      range: { from: 46, to: 54 },
      assurance: 'ALWAYS_MISSES',
      because: 'it is beyond both limits',
    },
    {
      aim: { value: 50 },
      range: { from: 46, to: 54 },
      assurance: 'HIT_AND_MISS',
      because: 'it is between the limits',
    },
    {
      aim: { value: 62 },
      range: { from: 30, to: 70 },
      assurance: 'NONE',
      because: 'the limits may be below it or not',
    },
  ])('against $aim.value is $assurance: $because', ({ aim, range, assurance }) => {
    expect(judgeAssurance(chart([...steady, 50], range), 'HIGHER', aim)).toBe(assurance);
  });

  it('is missing if numbers are too small to tell', () => {
    expect(
      judgeAssurance({ ...chart([...steady, 50], null), isTooSmall: true }, 'HIGHER', {
        value: 120,
      }),
    ).toBe('NONE');
  });
});

describe('the result over a range', () => {
  const series = fc.record({
    // Few different values, so that runs, equal values and trends occur.
    values: fc.array(fc.option(fc.integer({ min: 20, max: 60 }), { freq: 15 }), {
      minLength: 4,
      maxLength: 13,
    }),
    way: fc.constantFrom(1, -1),
    steps: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 7 }),
    last: fc.integer({ min: 10, max: 90 }),
    below: fc.integer({ min: 0, max: 12 }),
    above: fc.integer({ min: 0, max: 12 }),
    direction: fc.constantFrom<Direction>('HIGHER', 'LOWER', 'NEUTRAL'),
    aim: fc.integer({ min: 10, max: 90 }).map((value) => ({ value })),
    shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 10 }),
  });

  it('is the same as at each point of it, or missing', () => {
    const seen = new Map<string, number>();
    const note = (word: string) => seen.set(word, (seen.get(word) ?? 0) + 1);
    fc.assert(
      fc.property(series, ({ values, steps, way, last, below, above, direction, aim, shares }) => {
        const rising = steps.map(
          (_, index) => 40 + way * steps.slice(0, index + 1).reduce((sum, step) => sum + step, 0),
        );
        const all = [...values, ...rising, last];
        const range = { from: last - below, to: last + above };
        const drawn = chart(all, range);
        const [variation, assurance] = [
          judgeVariation(drawn, direction),
          judgeAssurance(drawn, direction, aim),
        ];
        note(variation);
        note(assurance);
        const signal = drawn.latest && findSignal(drawn.latest);
        for (const share of [0, 1, ...shares]) {
          const value = range.from + share * (range.to - range.from);
          const at = chart([...all.slice(0, -1), value], null);
          if (variation !== 'TOO_CLOSE')
            expect([value, judgeVariation(at, direction)]).toEqual([value, variation]);
          if (assurance !== 'NONE')
            expect([value, judgeAssurance(at, direction, aim)]).toEqual([value, assurance]);
          if (signal) expect(at.latest?.signals).toContain(signal);
          for (const held of drawn.latest?.signals ?? [])
            expect(at.latest?.signals).toContain(held);
        }
      }),
      { numRuns: 400, seed: 19 },
    );
    const told = [
      'TOO_CLOSE',
      'NO_REAL_CHANGE',
      'IMPROVING',
      'WORSENING',
      'UNUSUALLY_HIGH',
      'UNUSUALLY_LOW',
      'TOO_FEW_POINTS',
      'HIT_AND_MISS',
    ];
    for (const word of [...told, 'ALWAYS_MISSES', 'ALWAYS_MEETS', 'NONE'])
      expect([word, (seen.get(word) ?? 0) > 2]).toEqual([word, true]);
  });

  it('is checked at both ends, and once for an exact value', () => {
    expect(tellingValues([1, 2, 3], 2, { from: 3, to: 3 })).toEqual([3]);
    const values = tellingValues([...steady, 50], 12, { from: 40, to: 60 });
    expect([values[0], values.at(-1)]).toEqual([40, 60]);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    // The point passes its neighbour at 49.
    expect(values).toContain(49);
  });
});
