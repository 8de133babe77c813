import { describe, expect, it } from 'vitest';

import type { OwnedFigure } from '#lib/protected.js';
import { aFigure, aFigureOfOthers, aProtectedFigure } from '#testing/fake-values.js';

import { summariseOverTime, wordOverTime } from './time-words.js';

const aCount = (value: number | null, flags: Parameters<typeof aFigure>[1] = []): OwnedFigure => ({
  ...aFigure(value, flags),
  own: null,
  othersInWords: null,
});

/** Years from 2023/24 on, all of them whole. */
const years = (...figures: readonly OwnedFigure[]) =>
  figures.map((figure, index) => ({ code: `202${index + 3}`, label: `202${index + 3}/2${index + 4}`, isOpen: false, part: '', figure }));
const running = (figure: OwnedFigure) => ({ code: '2029', label: '2029/30', isOpen: true, part: 'so far', figure });

describe('wordOverTime', () => {
  it.each([
    {
      times: years(aCount(110), aCount(140), aCount(120)),
      message: 'Between 110 and 140 people a year',
      because: 'a rise or a fall is not judged',
    },
    {
      times: [...years(aCount(110), aCount(140)), running(aCount(3))],
      message: 'Between 110 and 140 people a year',
      because: 'what is not whole is no lowest',
    },
    { times: years(aCount(5), aCount(5)), message: '5 people a year', because: 'there is no span' },
    { times: years(aCount(1)), message: '1 person a year', because: 'one is a person' },
    {
      times: years(aProtectedFigure(47, 40), aProtectedFigure(40, 40)),
      message: 'Between about 80 and 87 people a year',
      because: 'of what is moved it is told once',
    },
    {
      times: years(aFigureOfOthers(40), aFigureOfOthers(0), aFigureOfOthers(20)),
      message: 'Most a year: about 40, in 2023/24',
      because: 'what is hidden may be lower than any that is shown',
    },
    {
      times: years(aProtectedFigure(12, 0)),
      message: 'Most a year: 12 of yours, fewer than 5 of others, in 2023/24',
      because: 'one’s own is no whole where others are hidden',
    },
    {
      times: years(aCount(12, ['NOT_AVAILABLE']), aCount(15, ['NOT_AVAILABLE'])),
      message: 'Between 12 and 15 people a year, without protected ones of others',
      because: 'that others are left out is said once',
    },
    { times: [running(aCount(3))], message: 'Nothing of this is whole and can be shown', because: 'the year still runs' },
    { times: years(aFigureOfOthers(0)), message: 'Nothing of this is whole and can be shown', because: 'all of it is hidden' },
  ])('says "$message": $because', ({ times, message }) => {
    expect(wordOverTime(times, 'year')).toBe(message);
  });

  it('counts in four quarters what is of four quarters', () => {
    expect(wordOverTime(years(aCount(110), aCount(140)), 'rolling')).toBe('Between 110 and 140 people in four quarters');
  });
});

describe('summariseOverTime', () => {
  it.each([
    {
      times: [...years(aCount(110), aCount(null, ['NOT_AVAILABLE']), aCount(140)), running(aCount(3))],
      summary: 'All: lowest 110 in 2023/24; highest 140 in 2025/26; 2029/30, so far: 3; no figure for 2024/25.',
    },
    {
      times: years(aFigureOfOthers(40), { ...aFigureOfOthers(0), inWords: 'too few to show, perhaps none' }),
      summary: 'All: highest about 40 in 2023/24; too few to show, perhaps none, in 2024/25.',
    },
    { times: years(aProtectedFigure(12, 0)), summary: 'All: highest 12 of yours, fewer than 5 of others in 2023/24.' },
  ])('tells the ends, what runs and every gap: $summary', ({ times, summary }) => {
    expect(summariseOverTime(times, 'All')).toBe(summary);
  });
});
