import { describe, expect, it } from 'vitest';

import { wordRunning } from './running-words.js';

const quarters = [
  { start: '2026-07-01', end: '2026-09-30' },
  { start: '2026-10-01', end: '2026-12-31' },
];

describe('wordRunning', () => {
  it.each([
    { now: '2026-10-01T09:00:00Z', words: '1 of 92 days', because: 'today counts' },
    { now: '2026-12-31T12:00:00Z', words: '92 of 92 days', because: 'both ends count' },
    { now: '2026-09-30T23:30:00Z', words: '1 of 92 days', because: 'in London summer time it is already October' },
    { now: '2027-01-01T12:00:00Z', words: null, because: 'that quarter is not known' },
  ])('says "$words" at $now: $because', ({ now, words }) => {
    expect(wordRunning(quarters, now)).toBe(words);
  });
});
