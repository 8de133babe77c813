import { describe, expect, it } from 'vitest';

import {
  countOf,
  formatChange,
  formatInstant,
  formatMarking,
  formatNumber,
  joinWords,
  lowerFirst,
} from './format.js';

describe('numbers', () => {
  it.each([
    {
      value: 8412,
      number: '8,412',
      change: '+8,412',
      because: 'thousands are separated by commas',
    },
    { value: 0, number: '0', change: '0', because: 'no change has no sign' },
    {
      value: -3,
      number: '\u22123',
      change: '\u22123',
      because: 'a minus is a minus and not a hyphen',
    },
    { value: 71.44, number: '71.4', change: '+71.4', because: 'one decimal is enough' },
  ])('writes $value as $number: $because', ({ value, number, change }) => {
    expect(formatNumber(value)).toBe(number);
    expect(formatChange(value)).toBe(change);
  });
});

describe('countOf', () => {
  it('chooses the noun by the value and takes the words from the server', () => {
    expect(countOf({ value: 1, text: '1' }, 'person', 'people')).toBe('1 person');
    expect(countOf({ value: 87, text: 'about 87' }, 'person', 'people')).toBe('about 87 people');
  });
});

describe('lowerFirst', () => {
  it.each([
    { words: 'Closed without action', within: 'closed without action' },
    { words: 'A real change', within: 'a real change' },
    { words: 'NRM referrals', within: 'NRM referrals' },
    { words: 'OCGs', within: 'OCGs' },
  ])('writes "$words" as "$within"', ({ words, within }) => expect(lowerFirst(words)).toBe(within));
});

describe('formatInstant', () => {
  it.each([
    {
      instant: '2026-12-01T09:14:00Z',
      words: '1 December 2026, 09:14',
      because: 'London is on Greenwich time in winter',
    },
    {
      instant: '2026-07-01T23:30:00Z',
      words: '2 July 2026, 00:30',
      because: 'British summer time is already the next day',
    },
  ])('writes $instant as $words: $because', ({ instant, words }) => {
    expect(formatInstant(instant)).toBe(words);
  });
});

describe('joinWords', () => {
  it.each([
    { words: [], joined: '' },
    { words: ['a'], joined: 'a' },
    { words: ['a', 'b'], joined: 'a and b' },
    { words: ['a', 'b', 'c'], joined: 'a, b and c' },
  ])('joins $words as "$joined"', ({ words, joined }) => {
    expect(joinWords(words)).toBe(joined);
  });
});

it('writes the marking with its hyphen', () => {
  expect(formatMarking('OFFICIAL_SENSITIVE')).toBe('OFFICIAL-SENSITIVE');
});
