import { expect, it } from 'vitest';

import { wordTitle } from './title-words.js';

const hours = { sentence: 'The time committed was 10,000 hours, with no real change. Provisional.', figure: { value: 10_000 } };
const vacancy = {
  sentence: 'The vacancy rate fell to 7.6%, below the usual range; most of the fall came from Pursue. Provisional.',
  figure: { value: 7.6 },
};

it('puts the first clause of both in one message, and says the rest under it, nothing twice', () => {
  expect(wordTitle([hours, vacancy])).toEqual({
    message: 'The time committed was 10,000 hours, with no real change; the vacancy rate fell to 7.6%, below the usual range',
    more: 'Most of the fall came from Pursue. Provisional.',
  });
});

it('leaves out what is not known, and says once that nothing is', () => {
  const nothing = { sentence: 'The vacancy rate is not available for Q2 2026/27.', figure: { value: null } };
  expect(wordTitle([hours, nothing]).message).toBe('The time committed was 10,000 hours, with no real change');
  expect(wordTitle([nothing, { ...nothing, sentence: 'Other words.' }]).message).toBe('The vacancy rate is not available for Q2 2026/27');
});
