import { describe, expect, it } from 'vitest';

import type { FigureValue } from '#lib/figure.js';
import { aFigure, aFigureOfOthers } from '#testing/fake-values.js';

import { type SeriousTime, summariseSerious, wordSerious, wordSeriousSpans } from './serious-words.js';

const quarter = (withLimb: FigureValue, withoutLimb: FigureValue, part: Partial<SeriousTime> = {}): SeriousTime => ({
  label: 'Q2 2026/27',
  isOpen: false,
  part: '',
  withLimb,
  withoutLimb,
  ...part,
});
const ownAlone = (value: number): FigureValue => ({
  value,
  text: String(value),
  inWords: `${value}, without protected ones of others`,
  flags: ['NOT_AVAILABLE'],
});

describe('wordSerious', () => {
  it.each([
    { told: quarter(aFigure(380), aFigure(304)), words: '380 reports met the serious-crime test; 304 named no limb of it' },
    {
      told: quarter(aFigureOfOthers(5448), aFigureOfOthers(4870)),
      words: 'About 5448 reports met the serious-crime test; about 4870 named no limb of it',
    },
    {
      told: quarter(aFigureOfOthers(0), aFigure(7)),
      words: 'Fewer than 5 reports met the serious-crime test; 7 named no limb of it',
      because: 'hidden is not none',
    },
    {
      told: quarter(ownAlone(234), ownAlone(291)),
      words: '234 reports met the serious-crime test; 291 named no limb of it, without protected ones of others',
    },
    {
      told: quarter(aFigure(9), aFigure(8), { isOpen: true, part: 'so far', label: 'Q3 2026/27' }),
      words: '9 reports met the serious-crime test so far in Q3 2026/27; 8 named no limb of it',
    },
    {
      told: quarter(aFigure(null, ['NOT_AVAILABLE']), aFigure(null, ['NOT_AVAILABLE'])),
      words: 'What reports name of the serious-crime test cannot be told for Q2 2026/27',
    },
  ])('says $words', ({ told, words }) => {
    expect(wordSerious(told)).toBe(words);
  });
});

it('tells the quarter shown and how far the closed ones lie apart, an open one left out', () => {
  const quarters = [
    quarter(aFigure(300), aFigure(200), { label: 'Q4 2025/26' }),
    quarter(aFigure(null, ['NOT_AVAILABLE']), aFigure(null, ['NOT_AVAILABLE']), { label: 'Q1 2026/27' }),
    quarter(aFigure(380), aFigure(304)),
    quarter(aFigure(9), aFigure(8), { isOpen: true, part: 'so far', label: 'Q3 2026/27' }),
  ];
  expect(summariseSerious(quarters, quarters[2])).toBe(
    'Q2 2026/27: 380 meet the test, 304 name no limb; of those that meet it, lowest 300 in Q4 2025/26, highest 380 in Q2 2026/27.',
  );
});

describe('wordSeriousSpans', () => {
  const line = (...values: readonly FigureValue[]) => ({
    places: values.map((figure, index) => ({ code: `${index}`, label: `${index}`, isOpen: false, part: '', figure })),
  });

  it.each([
    {
      lines: [line(aFigure(300), aFigure(380)), line(aFigure(200), aFigure(200))],
      words: '300 to 380 reports a month met the serious-crime test; 200 named no limb of it',
    },
    {
      lines: [line(aFigureOfOthers(300), aFigureOfOthers(380)), line(aFigureOfOthers(205))],
      words: 'About 300 to 380 reports a month met the serious-crime test; about 205 named no limb of it',
    },
    {
      lines: [line(ownAlone(7), ownAlone(9)), line(ownAlone(5))],
      words: '7 to 9 reports a month met the serious-crime test; 5 named no limb of it, without protected ones of others',
    },
    { lines: [line(), line()], words: 'Nothing of this is whole yet' },
  ])('says $words', ({ lines, words }) => {
    expect(wordSeriousSpans(lines, 'month')).toBe(words);
  });
});
