import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decimalFormat } from './decimal-format.js';

describe('a number with a fixed number of decimals', () => {
  it.each([0, 1, 2] as const)('is written as Intl writes it (decimals: %i)', (digits) => {
    const { format } = decimalFormat(digits);
    const intl = new Intl.NumberFormat('en-GB', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    const sameAs = (value: number): void => {
      expect([value, format(value)]).toEqual([value, intl.format(value)]);
    };
    for (const value of [
      0,
      -0,
      0.5,
      1.5,
      2.5,
      0.25,
      0.35,
      1.005,
      1.045,
      999.95,
      999.5,
      1000,
      1234567.891,
      1e9,
      1e15,
      0.1 + 0.2,
      NaN,
    ])
      sameAs(value);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ min: -10, max: 2_000_000, noNaN: true }),
          // Thousandths, many of which are halfway between two numbers with fewer decimals.
          fc.integer({ min: 0, max: 10_000_000 }).map((number) => number / 1000),
          fc.nat(),
        ),
        sameAs,
      ),
      { numRuns: 2000, seed: 28 },
    );
  });
});
