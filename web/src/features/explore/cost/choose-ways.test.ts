import { expect, test } from 'vitest';

import { chooseWays, type PricedCheaper } from './choose-ways.js';

const way = (label: string, cost: number): PricedCheaper => ({
  label,
  meaning: '',
  text: label,
  cost,
  canRun: cost <= 2_000,
});

test('lists alternatives that can run first, then the three cheapest of the others', () => {
  const priced = [
    way('a', 9_000),
    way('b', 1_900),
    way('c', 5_000),
    way('d', 200),
    way('e', 8_000),
    way('f', 6_000),
  ];
  expect(chooseWays(priced, 10_000).map(({ label }) => label)).toEqual(['d', 'b', 'c', 'f', 'e']);
});

test('lists only alternatives that are cheaper', () => {
  expect(chooseWays([way('same', 10_000), way('dearer', 10_020)], 10_000)).toEqual([]);
});
