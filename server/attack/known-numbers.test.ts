import { expect, it } from 'vitest';

import { knownNumbersIn } from './known-numbers.js';

const known = (document: unknown) =>
  [...new Set(knownNumbersIn(document))].filter((number) => number !== 0);

it('finds numbers in text, including those in a spreadsheet’s format', () => {
  expect(known({ summary: 'Reports fell by 8.1% to 1,313, £256k in all' })).toEqual([
    8.1, 1313, 256,
  ]);
  expect(known({ text: '£256k' })).toEqual([256, 256_000]);
  expect(known({ text: '−£13' })).toEqual([13]);
});

it.each([
  ['a random number', { nonce: 'a13f'.repeat(16) }],
  ['an id', { id: '3077ebfb-5f49-4bd6-13aa-4dfb6e171923' }],
  [
    'a day, a moment or a quarter',
    {
      day: '2026-07-13',
      at: '2026-11-13T13:13:13.013Z',
      quarter: '2013-14-Q1',
      label: 'Q1 2013/14',
    },
  ],
  [
    'a day or a year in words',
    { said: 'On 13 July 2026, in Q2, at 13:13, in 2013/14 and in 2013–14' },
  ],
  ['the code of a place', { area: 'E13000029' }],
  ['how many points a rule looked at', { pointCount: 13, days: 13, attention: 1.3 }],
  ['a mean that is not drawn', { mean: 13.4 }],
])('finds no figure in %s', (_, document) => {
  expect(known(document)).toEqual([]);
});

it('leaves out the year on an axis, but no other pair of numbers', () => {
  expect(['25/26', '99/00', '13/15', '13/14 of them'].map((words) => known({ words }))).toEqual([
    [],
    [],
    [13, 15],
    [13, 14],
  ]);
});

it('includes a number that stands alone, even if it looks like a year', () => {
  expect(known({ cell: '2013', words: 'Since 2013' })).toEqual([2013]);
});

it('includes the data of charts, rounded like the figure next to it', () => {
  expect(known({ text: '67.4%', series: [13.25, null] })).toEqual([13.25, 13.3, 67.4]);
  expect(known({ text: 'about 15', series: [13.4] })).toEqual([13.4, 13, 15]);
});

const chart = { points: [], centre: 1313.2, lower: null, upper: null, break: null };

it('includes the levels of a chart as written too: rounded to its step, or to whole numbers without one', () => {
  expect(known({ ...chart, step: 10 })).toEqual([1313.2, 1310]);
  expect(known({ ...chart, step: null })).toEqual([1313.2, 1313]);
  // A mean that happens to be whole is rounded all the same.
  const change = { level: 9592, baselineLower: 130.4, baselineUpper: 136.2 };
  expect(known({ ...chart, centre: null, break: change, step: 10 })).toEqual([
    9592, 9590, 130.4, 130, 136.2, 140,
  ]);
});

it('includes limits and figures in charts on slides', () => {
  expect(known({ value: 13.5, centre: 20, lower: 1.25, upper: null, signals: 3 })).toEqual([
    13.5, 20, 1.25,
  ]);
});

it('includes the data version', () => {
  expect(known({ dataVersion: 163 })).toEqual([163]);
});
