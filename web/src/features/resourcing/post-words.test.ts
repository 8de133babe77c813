import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';
import { aShare } from '#testing/fake-values.js';

import { summarisePosts, wordLine, wordPosts, wordSinceLastYear, wordVacancy } from './post-words.js';

const group = (name: string, vacant: number | null, funded: number | null) => ({ name, vacancy: aShare(vacant, funded) });
const all = aShare(92, 1220);

describe('the message of the posts', () => {
  it.each([
    {
      watched: [group('Analysts', 9.48, 70.98), group('Financial investigators', 5.92, 54.17)],
      words: 'Analysts lack 9.5 of 71.0 posts (13.4%); financial investigators lack 5.9 of 54.2 posts (10.9%)',
    },
    { watched: [group('Analysts', 1.5, 12.5)], words: 'Analysts lack 1.5 of 12.5 posts' },
    {
      watched: [group('Analysts', 0, 12), group('Financial investigators', -1.2, 20)],
      words: 'Analysts have no vacancy; financial investigators are 1.2 over their 20.0 posts',
    },
    { watched: [], words: 'No posts for analysts or financial investigators; 92 of 1,220 posts of all kinds (7.5%) are vacant' },
    {
      watched: [group('Analysts', null, null)],
      words: 'Vacancies of analysts and financial investigators are not known; 92 of 1,220 posts of all kinds (7.5%) are vacant',
    },
  ])('is “$words”', ({ watched, words }) => {
    expect(wordPosts(watched, all)).toBe(words);
  });

  it('guesses nothing where nothing is known', () => {
    expect(wordPosts([], aShare(null, null))).toBe('No posts for analysts or financial investigators');
  });
});

it.each([
  { vacant: 9.48, funded: 70.98, words: '13.4% vacant' },
  { vacant: 1.06, funded: 17.76, words: '1.1 of 17.8 vacant' },
  { vacant: 0.04, funded: 30, words: 'none vacant' },
  { vacant: -2, funded: 20, words: '2.0 over' },
  { vacant: null, funded: null, words: '[x] not available' },
])('says of $vacant of $funded: $words', ({ vacant, funded, words }) => {
  expect(wordVacancy(group('Analysts', vacant, funded))).toBe(words);
});

it('sums up the groups of 20 posts or more with the largest part vacant', () => {
  const groups = [group('Police officers', 39, 543), group('Fire prevention', 9, 17), group('Analysts', 9.48, 70.98)];
  expect(summarisePosts(groups)).toBe('Largest part vacant: analysts 13.4% and police officers 7.2%.');
  expect(summarisePosts([group('Fire prevention', 9, 17)])).toBe('No group of 20 posts or more has vacancies.');
});

it('calls nothing a change that cannot be compared', () => {
  const line = '13 quarters to Q2 2026/27';
  expect(wordSinceLastYear('−1.9 points', line)).toBe('−1.9 points on a year before; line: 13 quarters to Q2 2026/27');
  expect(wordSinceLastYear(null, line)).toBe('Not compared with a year before; line: 13 quarters to Q2 2026/27');
});

describe('the line of a watched group', () => {
  const at = (...labels: readonly string[]) => labels.map((label) => ({ label, part: '' }));
  const running = { label: '2026/27', part: 'so far' };

  it.each([
    { times: at('Q1 2026/27', 'Q2 2026/27'), part: {}, words: '2 quarters to Q2 2026/27', because: 'each is of the end of a quarter' },
    { times: at('Q2 2026/27'), part: { step: 'rolling' as const }, words: '1 quarter to Q2 2026/27', because: 'posts do not add up' },
    {
      times: at('2024/25', '2025/26'),
      part: { step: 'year' as const },
      words: 'end of each financial year, 2024/25 to 2025/26',
      because: 'posts are those at its end',
    },
    {
      times: [{ label: '2025/26', part: '' }, running],
      part: { step: 'year' as const },
      words: 'end of each financial year, 2025/26 to 2026/27 so far',
      because: 'the last year runs',
    },
    {
      times: [{ label: '2022', part: 'from Q2 2022 on' }, ...at('2023')],
      part: { step: 'year' as const, years: 'calendar' as const },
      words: 'end of each calendar year, 2022 to 2023',
      because: 'its end is known, though it begins before everything',
    },
  ])('is “$words”: $because', ({ times, part, words }) => {
    expect(wordLine(times, aScope(part))).toBe(words);
  });
});
