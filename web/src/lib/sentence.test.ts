import { describe, expect, it } from 'vitest';

import { splitClause, splitSentence, wordProgress } from './sentence.js';

describe('splitSentence', () => {
  it.each([
    {
      sentence: 'Confirmed disruptions were 713, on target.',
      parts: ['Confirmed disruptions were 713, on target', ''],
      because: 'a headline has no full stop',
    },
    {
      sentence: 'The vacancy rate fell 0.2 percentage points to 7.6%. Provisional. Revised.',
      parts: ['The vacancy rate fell 0.2 percentage points to 7.6%', 'Provisional. Revised.'],
      because: 'a point inside a number ends nothing',
    },
  ])('makes $parts of "$sentence": $because', ({ sentence, parts }) => {
    expect(splitSentence(sentence)).toEqual(parts);
  });
});

describe('splitClause', () => {
  it.each([
    {
      sentence: 'Disruptions stand at 212 so far: 204 fewer; same 57 days, 27 agencies. Provisional.',
      parts: ['Disruptions stand at 212 so far: 204 fewer', 'Same 57 days, 27 agencies. Provisional.'],
      because: 'how it is compared is no headline',
    },
    { sentence: 'Disruptions were 713.', parts: ['Disruptions were 713', ''], because: 'there is nothing more' },
  ])('makes $parts of "$sentence": $because', ({ sentence, parts }) => {
    expect(splitClause(sentence)).toEqual(parts);
  });
});

describe('wordProgress', () => {
  it('says how far a quarter has run and how many returns are in', () => {
    expect(wordProgress({ days: 92, daysRun: 62, returnsDue: 5, returnsReceived: 3 })).toBe(
      'Not closed: 62 of 92 days have run, 3 of 5 returns in.',
    );
  });

  it('speaks of no returns where none are owed', () => {
    expect(wordProgress({ days: 92, daysRun: 62, returnsDue: 0, returnsReceived: 0 })).toBe('Not closed: 62 of 92 days have run.');
  });
});
