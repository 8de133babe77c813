import { describe, expect, it } from 'vitest';

import type { Flag } from '#lib/figure.js';
import type { Unit } from '#lib/unit.js';

import type { Group, Groups } from './breakdown.type.js';
import { inSentence, makesWhole, summariseBreakdown, wordBreakdown, wordUnplaced } from './breakdown-words.js';

const aFigure = (value: number | null, flags: readonly Flag[] = [], denominator: number | null = null) => ({
  value,
  text: value === null ? '[x]' : String(value),
  inWords: value === null ? '[x]' : String(value),
  flags,
  denominator,
  own: null,
  othersInWords: null,
});

const aGroup = (name: string, value: number | null, flags: readonly Flag[] = []): Group => ({
  code: name,
  name,
  figure: aFigure(value, flags),
  difference: null,
  signed: null,
  isTooClose: false,
  lastQuarter: null,
  lastYear: null,
  beside: null,
});

const groups = (listed: readonly Group[], total: number | null, part: Partial<Groups> = {}): Groups => ({
  listed,
  unplaced: [],
  other: null,
  total: aFigure(total),
  ...part,
});

const disruptions = { key: 'disruptions', name: 'Confirmed disruptions', unit: 'COUNT' } as const;
const arrests = { key: 'arrests', name: 'Arrests', unit: 'COUNT' } as const;
const vacancies = { key: 'vacancyRate', name: 'Vacancy rate', unit: 'PERCENT' } as const;

const police = [aGroup('Thames Valley Police', 418), aGroup('South East ROCU', 92)];

describe('wordBreakdown', () => {
  it.each([
    {
      given: groups(police, 684, { other: { count: 9, figure: aFigure(174) } }),
      part: 'agency',
      measure: disruptions,
      words: 'Thames Valley Police led 61% of disruptions',
      because: 'the groups make the whole',
    },
    {
      given: groups([aGroup('Pursue', 60), aGroup('Prevent', 40)], 100),
      part: 'objective',
      measure: arrests,
      words: 'Pursue accounts for 60% of arrests',
      because: 'arrests are not led',
    },
    {
      given: groups([aGroup('Thames Valley Police', 55)], 55),
      part: 'agency',
      measure: arrests,
      words: 'Thames Valley Police accounts for all arrests',
      because: 'nothing is left',
    },
    {
      given: groups([aGroup('Pursue', 999), aGroup('Prevent', 1)], 1000),
      part: 'objective',
      measure: arrests,
      words: 'Pursue accounts for 99% of arrests',
      because: 'a rest that is left is not rounded away',
    },
    {
      given: groups([aGroup('Reading', 8), aGroup('Oxford', 4)], 12),
      part: 'objective',
      measure: arrests,
      words: 'Most in Reading: 8 of 12',
      because: 'there is no percentage on fewer than 20',
    },
    {
      given: groups([aGroup('Reading', 8), aGroup('Oxford', 8)], 16),
      part: 'area',
      measure: arrests,
      words: 'Reading and Oxford have the most, 8 each',
      because: 'none is singled out that is not alone',
    },
    {
      given: groups([aGroup('Reading', 0)], 0),
      part: 'area',
      measure: arrests,
      words: 'No district has any',
      because: 'nought of nought is nobody’s',
    },
    {
      given: groups([aGroup('Oxford', 31.2), aGroup('Reading', 12)], 20),
      part: 'area',
      measure: vacancies,
      words: 'Highest in Oxford: 31.2; lowest in Reading: 12',
      because: 'shares are not added',
    },
    {
      given: groups([aGroup('Slough', 50, ['LOW_RELIABILITY']), aGroup('Oxford', 31.2), aGroup('Reading', 12)], 20),
      part: 'area',
      measure: vacancies,
      words: 'Highest in Oxford: 31.2; lowest in Reading: 12, of those with enough cases',
      because: 'a figure of few cases is no message',
    },
    {
      given: groups([aGroup('NCA', 10), aGroup('HMRC', 9)], 7, { other: { count: 3, figure: aFigure(5) } }),
      part: 'agency',
      measure: vacancies,
      words: 'Highest for NCA: 10',
      because: 'the lowest may be among those that are not listed',
    },
    {
      given: groups([aGroup('Slough', 50, ['LOW_RELIABILITY'])], 20),
      part: 'area',
      measure: vacancies,
      words: 'Too few cases to compare districts',
      because: 'none is reliable',
    },
    {
      given: groups([aGroup('NCA', 100, ['LOW_RELIABILITY'])], 20, { other: { count: 3, figure: aFigure(5) } }),
      part: 'agency',
      measure: vacancies,
      words: 'The highest figures rest on too few cases to compare',
      because: 'the others may have enough',
    },
    {
      given: groups([aGroup('Slough', 5, ['ESTIMATED']), aGroup('Oxford', 5, ['ESTIMATED']), aGroup('Reading', 5, ['ESTIMATED'])], 20),
      part: 'area',
      measure: arrests,
      words: '5 in each of the 3 districts that can be shown',
      because: 'protected figures come in steps, and none has the most',
    },
    {
      given: groups(
        [aGroup('Slough', 10, ['ESTIMATED']), aGroup('Oxford', 5, ['ESTIMATED']), aGroup('Reading', null, ['CONFIDENTIAL'])],
        20,
      ),
      part: 'area',
      measure: arrests,
      words: 'Most in Slough: 10',
      because: 'of what is hidden nothing is told',
    },
    {
      given: groups([aGroup('Oxford', 100), aGroup('Reading', 100)], 100),
      part: 'area',
      measure: vacancies,
      words: '100 in every district',
      because: 'there is neither highest nor lowest',
    },
  ] as const)('says "$words": $because', ({ given, part, measure, words }) => {
    expect(wordBreakdown(given, { part, measure })).toBe(words);
  });
});

describe('makesWhole', () => {
  it.each([
    { given: groups(police, 510), unit: 'COUNT', whole: true, because: 'they add up' },
    { given: groups(police, 500), unit: 'COUNT', whole: false, because: 'a record may count in several' },
    { given: groups([aGroup('Reading', null)], 5), unit: 'COUNT', whole: false, because: 'one is not known' },
    { given: groups(police, 510, { total: aFigure(510, [], 9) }), unit: 'HOURS', whole: false, because: 'a ratio is never added' },
    { given: groups([aGroup('Oxford', 20)], 20), unit: 'PERCENT', whole: false, because: 'nor is a share of one group alone' },
  ] satisfies readonly { given: Groups; unit: Unit; whole: boolean; because: string }[])(
    'finds $whole: $because',
    ({ given, unit, whole }) => {
      expect(makesWhole(given, unit)).toBe(whole);
    },
  );
});

describe('wordUnplaced', () => {
  const unplaced = [aGroup('Thames Valley', 35), aGroup('Oxfordshire', 13)];
  it.each([
    { given: groups([], 48, { unplaced }), isWhole: true, words: 'More are coded only to Thames Valley (35) and Oxfordshire (13).' },
    {
      given: groups([], 9, { unplaced }),
      isWhole: false,
      words: 'Of what is coded only to a larger place: Thames Valley (35) and Oxfordshire (13).',
    },
    { given: groups([], 9, { unplaced: [aGroup('Oxfordshire', null)] }), isWhole: false, words: null },
    { given: groups([], 9), isWhole: true, words: null },
  ])('says $words', ({ given, isWhole, words }) => {
    expect(wordUnplaced(given, isWhole)).toBe(words);
  });
});

it('carries what the bars show in one sentence', () => {
  const given = groups([...police, aGroup('HMRC', 24), aGroup('Reading', 1)], 684, { other: { count: 4, figure: aFigure(7) } });
  expect(summariseBreakdown(given, 'agency')).toBe(
    'Most first: Thames Valley Police, 418; South East ROCU, 92; HMRC, 24 and 5 more agencies; all together 684.',
  );
});

it.each([
  { name: 'Confirmed disruptions', words: 'confirmed disruptions' },
  { name: 'NRM referrals', words: 'NRM referrals' },
  { name: '4P plans in date', words: '4P plans in date' },
])('writes $name within a sentence as $words', ({ name, words }) => {
  expect(inSentence(name)).toBe(words);
});
