import { describe, expect, it } from 'vitest';

import {
  describeStandardQuarter,
  findStandardQuarter,
  isRange,
  leaveOut,
  nothingAsked,
  readScope,
  type ScopeParams,
  toSearch,
} from './scope.js';

const aQuarter = (code: string, isOpen = false, hasData = true) => ({
  code,
  name: `Q${code.slice(-1)} ${code.slice(0, 4)}/${code.slice(5, 7)}`,
  isOpen,
  hasData,
});
const withoutData = (code: string, isOpen = false) => aQuarter(code, isOpen, false);
const periods = [aQuarter('2026-27-Q1'), aQuarter('2026-27-Q2'), aQuarter('2026-27-Q3', true)];
const choices = {
  periods,
  areas: [
    { code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' as const },
    { code: 'E06000038', name: 'Reading', kind: 'DISTRICT' as const },
  ],
  agencies: [{ code: 'TVP', name: 'Thames Valley Police' }],
  agencyKinds: [{ code: 'CHARITY' as const, name: 'Charities' }],
};

const read = (asked: Partial<ScopeParams>, of: Parameters<typeof readScope>[1] = choices) => {
  const found = readScope({ ...nothingAsked, ...asked }, of);
  if (found === null) throw new Error('The choices hold a quarter and the force');
  return found;
};

describe('findStandardQuarter', () => {
  it.each([
    { of: periods, found: '2026-27-Q2', because: 'it is the latest closed one' },
    {
      of: [aQuarter('a'), aQuarter('b', true), aQuarter('c')],
      found: 'a',
      because: 'no quarter after an open one can be closed',
    },
    { of: [aQuarter('a', true)], found: 'a', because: 'an open quarter is better than none' },
    {
      of: [aQuarter('a'), withoutData('b'), withoutData('c', true)],
      found: 'a',
      because: 'only an old quarter has data',
    },
    {
      of: [aQuarter('a'), withoutData('b'), aQuarter('c', true)],
      found: 'a',
      because: 'a closed quarter with data comes before an open one',
    },
    {
      of: [withoutData('a'), withoutData('b'), aQuarter('c', true)],
      found: 'c',
      because: 'nothing else has data',
    },
    {
      of: [withoutData('a'), withoutData('b'), withoutData('c', true)],
      found: 'b',
      because: 'nothing has data',
    },
    { of: [], found: undefined, because: 'there is no quarter' },
  ])('finds $found: $because', ({ of, found }) => {
    expect(findStandardQuarter(of)?.code).toBe(found);
  });
});

describe('describeStandardQuarter', () => {
  const [old, empty, running] = [
    aQuarter('2022-23-Q2'),
    withoutData('2026-27-Q2'),
    withoutData('2026-27-Q3', true),
  ];
  it.each([
    {
      of: [old, empty, running],
      shown: old,
      words: 'Figures to Q2 2022/23, the latest quarter with data',
      because: 'the latest closed quarter has no data',
    },
    { of: [old, empty, running], shown: empty, words: null, because: 'that quarter was asked for' },
    { of: [old, running], shown: old, words: null, because: 'it is the latest closed one' },
    { of: [empty, running], shown: empty, words: null, because: 'no quarter has data' },
    {
      of: [empty, { ...running, hasData: true }],
      shown: { ...running, hasData: true },
      words: 'Figures to Q3 2026/27, the latest quarter with data',
      because: 'only the current one has data',
    },
  ])('says $words for $shown.code: $because', ({ of, shown, words }) => {
    expect(describeStandardQuarter(shown, of)).toBe(words);
  });
});

describe('readScope', () => {
  it('shows the latest closed quarter of everything when nothing is asked for', () => {
    const { scope, problems } = read({});
    expect(problems).toEqual([]);
    expect(scope).toMatchObject({
      quarter: { code: '2026-27-Q2' },
      from: { code: '2026-27-Q2' },
      step: 'quarter',
      years: 'financial',
      area: { name: 'Thames Valley' },
      agency: null,
      compare: null,
    });
    expect(isRange(scope)).toBe(false);
  });

  it('accepts known values', () => {
    const asked = {
      quarter: '2026-27-Q3',
      from: '2026-27-Q1',
      step: 'rolling',
      years: 'calendar',
      area: 'E06000038',
      agency: 'TVP',
    };
    const { scope, problems } = read(asked);
    expect(problems).toEqual([]);
    expect(scope).toMatchObject({
      quarter: { code: '2026-27-Q3' },
      from: { code: '2026-27-Q1' },
      step: 'rolling',
      years: 'calendar',
      area: { name: 'Reading' },
      agency: { name: 'Thames Valley Police', of: 'AGENCY' },
    });
    expect(isRange(scope)).toBe(true);
  });

  it('distinguishes a kind of agency from an agency', () => {
    expect(read({ agency: 'CHARITY' }).scope.agency).toEqual({
      code: 'CHARITY',
      name: 'Charities',
      of: 'KIND',
    });
  });

  it('starts a range before the latest closed quarter if only its start is given', () => {
    expect(read({ from: '2026-27-Q1' }).scope).toMatchObject({
      from: { code: '2026-27-Q1' },
      quarter: { code: '2026-27-Q2' },
    });
  });

  it('treats a range of one quarter as that quarter', () => {
    const { scope, problems } = read({ from: '2026-27-Q1', quarter: '2026-27-Q1' });
    expect([isRange(scope), problems]).toEqual([false, []]);
  });

  it.each([
    {
      asked: { quarter: 'soon' },
      problem: '“soon” is not a known quarter, so Q2 2026/27 is shown.',
    },
    { asked: { quarter: '' }, problem: '“” is not a known quarter, so Q2 2026/27 is shown.' },
    {
      asked: { quarter: '2026-28-Q1' },
      problem: '“2026-28-Q1” is not a known quarter, so Q2 2026/27 is shown.',
    },
    {
      asked: { quarter: '2027-28-Q1' },
      problem:
        'Q1 2027/28 has not begun, and the latest quarter is Q3 2026/27, so Q2 2026/27 is shown.',
    },
    {
      asked: { quarter: '2019-20-Q4' },
      problem:
        'Q4 2019/20 is before the first figures, which are for Q1 2026/27, so Q2 2026/27 is shown.',
    },
    {
      asked: { from: 'x' },
      problem: '“x” is not a known quarter, so Q2 2026/27 is shown on its own.',
    },
    {
      asked: { from: '2019-20-Q4' },
      problem:
        'Q4 2019/20 is before the first figures, which are for Q1 2026/27, so Q2 2026/27 is shown on its own.',
    },
    {
      asked: { from: '2026-27-Q2', quarter: '2026-27-Q1' },
      shown: { quarter: { code: '2026-27-Q1' }, from: { code: '2026-27-Q1' } },
      problem:
        'A range cannot begin after it ends: Q2 2026/27 comes after Q1 2026/27, so Q1 2026/27 is shown on its own.',
    },
    {
      asked: { from: '2026-27-Q3' },
      problem:
        'A range cannot begin after it ends: Q3 2026/27 comes after Q2 2026/27, so Q2 2026/27 is shown on its own.',
    },
    {
      asked: { step: 'weekly' },
      problem: '“weekly” is not month, quarter, year or rolling, so figures are shown by quarter.',
    },
    {
      asked: { years: 'lunar' },
      problem: '“lunar” is not financial or calendar, so financial years are shown.',
    },
    {
      asked: { area: 'Reading' },
      problem: '“Reading” is not a known area, so all areas are shown.',
    },
    {
      asked: { agency: 'GONE' },
      problem:
        '“GONE” is not a known agency, so all agencies are shown. Its code may have changed: look for its name.',
    },
    {
      asked: { agency: 'POLICE' },
      problem: 'There is no agency of the kind “Police forces”, so all agencies are shown.',
    },
    {
      asked: { compare: 'x'.repeat(50) },
      problem: `“${'x'.repeat(40)}…” is not a known area or agency, so nothing is compared.`,
    },
  ])(
    'names what it does not understand in $asked and shows the default instead',
    ({ asked, problem, shown = {} }) => {
      const { scope, problems } = read(asked);
      expect(problems).toEqual([problem]);
      expect(scope).toMatchObject({ ...read({}).scope, ...shown });
    },
  );

  it('says that a page shows only single agencies, if it does', () => {
    const { problems } = read({ agency: 'CHARITY' }, { ...choices, agencyKinds: [] });
    expect(problems).toEqual([
      'This page cannot be filtered by kind of agency, such as Charities, so all agencies are shown.',
    ]);
  });

  it('names every part that it does not understand, the quarter first', () => {
    expect(
      read({ quarter: 'a', from: 'b', step: 'c', years: 'd', area: 'e', agency: 'f', compare: 'g' })
        .problems,
    ).toHaveLength(7);
  });

  it('has nothing to show without a quarter', () => {
    expect(readScope(nothingAsked, { ...choices, periods: [] })).toBeNull();
  });
});

describe('leaveOut', () => {
  it('ignores parts that a page does not use, and keeps the rest', () => {
    const asked = {
      ...nothingAsked,
      quarter: '2026-27-Q1',
      from: 'x',
      step: 'y',
      years: 'calendar',
    };
    expect(leaveOut(asked, ['from', 'step'])).toEqual({
      ...nothingAsked,
      quarter: '2026-27-Q1',
      years: 'calendar',
    });
  });
});

describe('toSearch', () => {
  it.each([
    { asked: {}, search: '' },
    { asked: { area: 'E06000038' }, search: '?area=E06000038' },
    { asked: { quarter: '2026-27-Q1', agency: 'A&B' }, search: '?quarter=2026-27-Q1&agency=A%26B' },
    {
      asked: { from: '2025-26-Q3', quarter: '2026-27-Q2', step: 'month' },
      search: '?quarter=2026-27-Q2&from=2025-26-Q3&step=month',
    },
  ])('writes $asked as "$search"', ({ asked, search }) => {
    expect(toSearch({ ...nothingAsked, ...asked })).toBe(search);
  });
});
