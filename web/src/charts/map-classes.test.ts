import { describe, expect, it } from 'vitest';

import { findMapStep, toMapClasses, toShown } from './map-classes.js';

const rates = [0.59, 0.5, 0.494, 0.31, 0.26, 0.1997, 0.19, 0.18, 0.17, 0.14, 0.13, 0.12, 0.12];

describe('toMapClasses', () => {
  it.each([
    {
      because: 'edges lie in gaps, as round as they can be',
      values: rates,
      unit: 'RATE' as const,
      words: ['under 0.14', '0.14 to 0.17', '0.18 to 0.24', '0.25 to 0.39', '0.40 or more'],
    },
    {
      because: 'counts are whole',
      values: [10, 15, 15, 20, 25, 35, 50, 50, 50, 55, 65, 115, 150],
      unit: 'COUNT' as const,
      words: ['under 20', '20 to 29', '30 to 54', '55 to 59', '60 or more'],
    },
    { because: 'nought is a figure', values: [0, 1, 2, 3, 4], unit: 'COUNT' as const, words: ['0', '1', '2', '3', '4'] },
    { because: 'what is missing has no say', values: [null, 3, null], unit: 'COUNT' as const, words: ['3'] },
    { because: 'what is alike is one class', values: [0.201, 0.2, 0.199], unit: 'RATE' as const, words: ['0.20'] },
    { because: 'two figures are two classes', values: [5, 900], unit: 'COUNT' as const, words: ['under 500', '500 or more'] },
    {
      because: 'pounds from 10,000 on are written in three figures',
      values: [0, 8_200, 9_999, 12_340, 12_444, 98_700, 101_000, 1_424_000],
      unit: 'GBP' as const,
      words: ['under £9,000', '£9,000 to £9,999', '£10k to £49.9k', '£50k to £99.9k', '£100k or more'],
    },
    {
      because: 'hours below 100 have a decimal',
      values: [2.26, 40, 99.96, 180, 2_412],
      unit: 'HOURS' as const,
      words: ['under 40.0', '40.0 to 99.9', '100 to 149', '150 to 1,999', '2,000 or more'],
    },
    {
      because: 'a share may lie below nought',
      values: [-4.2, -3.1, -0.04, 12, 30],
      unit: 'PERCENT' as const,
      words: ['under \u22123.1%', '\u22123.1% to \u22120.1%', '0.0% to 9.9%', '10.0% to 19.9%', '20.0% or more'],
    },
    {
      because: 'weights have a decimal',
      values: [0, 0.04, 2.3, 2.34],
      unit: 'KILOGRAMS' as const,
      words: ['under 2.0', '2.0 or more'],
    },
    { because: 'nothing makes no class', values: [null], unit: 'RATE' as const, words: [] },
  ])('makes $words: $because', ({ values, unit, words }) => {
    expect(toMapClasses(values, unit).map((each) => each.words)).toEqual(words);
  });

  it('puts every figure into the class whose words hold it, and none beyond five', () => {
    const classes = toMapClasses(rates, 'RATE');
    expect(classes).toHaveLength(5);
    expect(rates.map((rate) => findMapStep(rate, classes, 'RATE'))).toEqual([5, 5, 5, 4, 4, 3, 3, 3, 2, 2, 1, 1, 1]);
  });

  it('keeps the palest and the darkest for the ends where there are few classes', () => {
    expect(toMapClasses([1, 2], 'COUNT').map(({ step }) => step)).toEqual([1, 5]);
    expect(toMapClasses([1, 2, 3], 'COUNT').map(({ step }) => step)).toEqual([1, 3, 5]);
  });
});

describe('findMapStep', () => {
  it('goes by the figure as it is written: 0.1997 reads 0.20', () => {
    const classes = toMapClasses([0.1, 0.15, 0.2, 0.3, 0.5], 'RATE');
    expect(toShown(0.1997, 'RATE')).toBe(0.2);
    expect(findMapStep(0.1997, classes, 'RATE')).toBe(findMapStep(0.2, classes, 'RATE'));
    expect(findMapStep(0.194, classes, 'RATE')).not.toBe(findMapStep(0.2, classes, 'RATE'));
  });

  it('puts pounds where their class says, though it writes fewer figures', () => {
    const classes = toMapClasses([1_000, 12_349, 12_351, 45_000], 'GBP');
    expect(classes.map(({ words }) => words)).toEqual(['under £10k', '£10k to £12.3k', '£12.4k to £39.9k', '£40k or more']);
    expect([12_349, 12_351].map((value) => findMapStep(value, classes, 'GBP'))).toEqual([2, 4]);
  });

  it('takes a figure as it is written', () => {
    expect(toShown(12_340.4, 'GBP')).toBe(12_340);
    expect(toShown(99.94, 'HOURS')).toBe(99.9);
    expect(toShown(104.4, 'HOURS')).toBe(104);
  });

  it('has no class without a figure', () => {
    expect(findMapStep(null, toMapClasses([1, 2], 'COUNT'), 'COUNT')).toBeNull();
  });
});
