import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Unit } from '#domain/measures/measure.js';

import { formatAbout, roundTo, stepOf } from './rounding.js';

describe('a number with a known uncertainty', () => {
  it.each<{ value: number; within: number; unit?: Unit; text: string; because: string }>([
    { value: 10_318, within: 0, text: '10,318', because: 'an exact number is written in full' },
    { value: 10_318, within: 6, text: '10,320', because: 'tens are known, ones are not' },
    { value: 52, within: 4, text: '50', because: 'fives are known to within 4' },
    { value: 45, within: 4, text: '45', because: 'one cell is already a multiple of 5' },
    {
      value: 5,
      within: 6,
      text: '10',
      because: 'a number above 0 is never written as 0',
    },
    {
      value: 2,
      within: 4,
      text: '5',
      because: 'a number that would round to 0 is not written as 0',
    },
    { value: 690, within: 33, text: '700', because: 'fifties are known to within 33' },
    { value: 0, within: 4, text: '0', because: '0 stays 0' },
    {
      value: 68.42,
      within: 0,
      unit: 'PERCENT',
      text: '68.4%',
      because: 'an exact share has a decimal',
    },
    {
      value: 68.42,
      within: 0.04,
      unit: 'PERCENT',
      text: '68%',
      because: 'an approximate one is in whole points',
    },
    {
      value: 6.42,
      within: 0.04,
      unit: 'PERCENT',
      text: '6.4%',
      because: 'a point is too coarse below ten per cent',
    },
    {
      value: 6.42,
      within: 0.3,
      unit: 'PERCENT',
      text: '6.5%',
      because: 'halves of a point are known',
    },
    { value: 68.42, within: 1.5, unit: 'PERCENT', text: '68%', because: 'points are known' },
    { value: 68.42, within: 3, unit: 'PERCENT', text: '70%', because: 'fives are known' },
    {
      value: 64.3,
      within: 40,
      unit: 'PERCENT',
      text: '60%',
      because: 'a share is never in steps of more than ten points',
    },
    { value: 100, within: 3, unit: 'PERCENT', text: '100%', because: '100% stays 100%' },
    { value: 0.2326, within: 0, unit: 'RATE', text: '0.23', because: 'a rate has two decimals' },
    { value: 0.8512, within: 0.04, unit: 'RATE', text: '0.85', because: 'steps of 0.05 have two' },
    { value: 0.8512, within: 0.06, unit: 'RATE', text: '0.9', because: 'steps of 0.1 have one' },
    { value: 3.46, within: 0.6, unit: 'RATE', text: '3', because: 'whole steps have none' },
    { value: -17, within: 6, text: '−20', because: 'a difference may be below 0' },
  ])(
    'writes $value within $within as $text: $because',
    ({ value, within, unit = 'COUNT', text }) => {
      expect(formatAbout(value, within, unit)).toBe(text);
    },
  );

  it('is rounded by no more than its uncertainty, unless it would become 0', () => {
    const finestOf = [
      { unit: 'COUNT', finest: 1 },
      { unit: 'PERCENT', finest: 0.1 },
      { unit: 'RATE', finest: 0.01 },
    ] as const;
    const units = fc.constantFrom(...finestOf);
    const number = fc.double({ min: 0, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(
        number,
        fc.double({ min: 0.001, max: 500, noNaN: true }),
        units,
        (value, within, { unit, finest }) => {
          const step = stepOf(within, unit);
          expect(step === finest || step / 2 <= within).toBe(true);
          const rounded = roundTo(value, step);
          if (value >= step / 2)
            expect(Math.abs(rounded - value)).toBeLessThanOrEqual(step / 2 + 1e-9);
        },
      ),
      { numRuns: 1000, seed: 5 },
    );
  });
});
