import { describe, expect, it } from 'vitest';

import { formatFigure, formatValue } from '#domain/figures/words/format.js';
import { measureOf } from '#domain/measures/catalogue.js';

import { toFigure } from './figure.js';

const count = measureOf('referrals');
const share = measureOf('childShare');

describe('toFigure', () => {
  it.each([
    {
      numerator: 19,
      denominator: 19,
      flags: ['LOW_RELIABILITY'],
      text: '100.0%',
      because: 'a share of fewer than 20 has low reliability',
    },
    {
      numerator: 1,
      denominator: 20,
      flags: [],
      text: '5.0%',
      because: 'a share of 20 is reliable enough',
    },
    { numerator: 0, denominator: 20, flags: [], text: '0.0%', because: 'none of 20 is a true 0' },
    {
      numerator: 0,
      denominator: 0,
      flags: ['NOT_APPLICABLE'],
      text: '[z]',
      because: 'a share of nothing is not applicable',
    },
  ])(
    'writes $numerator of $denominator as $text: $because',
    ({ numerator, denominator, flags, text }) => {
      expect(toFigure(share, { numerator, denominator }, [])).toMatchObject({
        text,
        flags,
        numerator,
        denominator,
      });
    },
  );

  it.each([7, 28, 29, 57])(
    'shows %i of 100 as exactly that number, so that it meets an equal target',
    (numerator) => {
      expect(toFigure(share, { numerator, denominator: 100 }, []).value).toBe(numerator);
    },
  );

  it('keeps even a small count unchanged, and shows no parts of it', () => {
    expect(toFigure(count, { numerator: 0, denominator: null }, ['PROVISIONAL'])).toEqual({
      value: 0,
      text: '0',
      displayText: '0',
      unit: 'COUNT',
      flags: ['PROVISIONAL'],
      numerator: null,
      denominator: null,
      own: null,
      othersText: null,
      range: null,
      isWithheld: false,
    });
  });

  it('removes everything from a figure that is not available', () => {
    expect(toFigure(share, { numerator: 3, denominator: 40 }, ['NOT_AVAILABLE'])).toMatchObject({
      value: null,
      text: '[x]',
      numerator: null,
      denominator: null,
    });
  });

  it('keeps the flags that it is given as well as its own', () => {
    expect(
      toFigure(share, { numerator: 1, denominator: 2 }, ['PROVISIONAL', 'BREAK']).flags,
    ).toEqual(['PROVISIONAL', 'BREAK', 'LOW_RELIABILITY']);
    expect(toFigure(share, { numerator: 0, denominator: 0 }, ['PROVISIONAL']).flags).toEqual([
      'NOT_APPLICABLE',
      'PROVISIONAL',
    ]);
  });
});

describe('formatValue', () => {
  it.each([
    { value: 3.4, text: '+3.4%', because: 'the forecast is above the budget' },
    { value: -1.2, text: '−1.2%', because: 'it is below the budget' },
    { value: 0.04, text: '0.0%', because: 'it rounds to 0' },
    { value: 0, text: '0.0%', because: '0 has no sign' },
  ])('writes a variance of $value as $text: $because', ({ value, text }) => {
    expect(formatValue(measureOf('forecastVariance'), value)).toBe(text);
    expect(
      toFigure(measureOf('forecastVariance'), { numerator: value, denominator: 100 }, []),
    ).toMatchObject({ text, displayText: text });
  });

  it('writes 0 without a plus', () => {
    expect(formatValue(measureOf('vacancyRate'), 3.4)).toBe('3.4%');
  });
});

describe('formatFigure', () => {
  it.each([
    { value: 8412, unit: 'COUNT', text: '8,412' },
    { value: 71.44, unit: 'PERCENT', text: '71.4%' },
    { value: 100, unit: 'PERCENT', text: '100.0%' },
    { value: 0.04, unit: 'PERCENT', text: '0.0%' },
  ] as const)('writes $value as $text if its unit is $unit', ({ value, unit, text }) => {
    expect(formatFigure(value, unit)).toBe(text);
  });
});
