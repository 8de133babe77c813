import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';

import { nameJudged } from './judged-quarter.js';

const quarter = (number: number, isOpen = false) => ({ code: `2026-27-Q${number}`, name: `Q${number} 2026/27`, isOpen, hasData: true });
const [first, second, third, fourth] = [quarter(1), quarter(2), quarter(3, true), quarter(4, true)] as const;
const choices = { periods: [first, second, third, fourth], areas: [], agencies: [], largerAreas: new Map() };

describe('nameJudged', () => {
  it.each([
    { from: second, to: second, name: 'Q2 2026/27', because: 'a quarter by itself needs no more words' },
    { from: third, to: third, name: 'Q3 2026/27 so far', because: 'it is not closed' },
    { from: first, to: second, name: 'Q2 2026/27, the last closed quarter of the range', because: 'no range is judged' },
    { from: first, to: fourth, name: 'Q2 2026/27, the last closed quarter of the range', because: 'those after it still run' },
    { from: third, to: fourth, name: 'Q4 2026/27 so far, since no quarter of the range is closed', because: 'none is closed' },
  ])('names $name: $because', ({ from, to, name }) => {
    expect(nameJudged({ scope: { ...aScope({ quarter: to, from }), pathway: null }, choices })).toBe(name);
  });
});
