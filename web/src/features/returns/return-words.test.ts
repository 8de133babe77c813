import { describe, expect, it } from 'vitest';

import type { ShownReturn } from './return-documents.js';
import {
  countStates,
  describeAll,
  describeOwn,
  pickQuarter,
  sayState,
  sayStateLong,
} from './return-words.js';
import { aReturn } from './testing/a-return.js';

const Q2 = 'Q2 2026/27';

describe('the words for a return', () => {
  it.each([
    { of: { state: 'RECEIVED' }, short: '9 Oct', long: 'In, 9 October 2026' },
    {
      of: { state: 'RECEIVED_LATE', receivedAt: '2026-11-05T00:30:00Z', daysLate: 5 },
      short: '5 Nov, late',
      long: 'In, 5 November 2026, 5 days late',
    },
    {
      of: { state: 'MISSING', receivedAt: null, daysLate: 1 },
      short: '1 day late',
      long: 'Missing, 1 day late',
    },
    { of: { state: 'DUE', receivedAt: null }, short: 'due 31 Oct', long: 'Due by 31 October 2026' },
    {
      of: { state: 'NOT_DUE', receivedAt: null },
      short: 'not due yet',
      long: 'Not due until 31 October 2026',
    },
  ] as const)('are "$short" if it is $of.state', ({ of, short, long }) => {
    expect(sayState(aReturn(of))).toBe(short);
    expect(sayStateLong(aReturn(of))).toBe(long);
  });

  it('use the day in London at any hour', () => {
    expect(sayState(aReturn({ receivedAt: '2026-10-08T23:30:00Z' }))).toBe('9 Oct');
  });
});

const late = { state: 'MISSING', receivedAt: null, daysLate: 27 } as const;
const council = {
  __typename: 'Agency',
  id: 'RBC',
  code: 'RBC',
  name: 'Reading',
  family: 'LOCAL_AUTHORITY',
} as const;

describe('the message of the page', () => {
  it.each<{ readonly own: readonly ShownReturn[]; readonly says: string }>([
    { own: [], says: 'Your agency owes no return for Q2 2026/27' },
    { own: [aReturn()], says: 'All your returns for Q2 2026/27 are in' },
    {
      own: [aReturn(late), aReturn({ dataset: 'RESOURCES' })],
      says: 'Your reports return for Q2 2026/27 is 27 days late; 1 other is in',
    },
    {
      own: [aReturn(late), aReturn({ ...late, dataset: 'RESOURCES' })],
      says: 'Your reports and resources returns for Q2 2026/27 are 27 days late',
    },
    {
      own: [aReturn({ state: 'DUE', receivedAt: null })],
      says: 'Your reports return for Q2 2026/27 is due by 31 October 2026',
    },
  ])('says to a contributor: $says', ({ own, says }) => {
    expect(describeOwn(own, Q2)).toBe(says);
  });

  it.each<{ readonly all: readonly ShownReturn[]; readonly says: string }>([
    { all: [], says: 'No agency owes a return for Q2 2026/27' },
    { all: [aReturn()], says: 'The only return for Q2 2026/27 is in' },
    {
      all: [aReturn(), aReturn({ state: 'DUE', receivedAt: null })],
      says: '1 of 2 returns for Q2 2026/27 is in, and none is late',
    },
    {
      all: [aReturn(), aReturn(), aReturn({ state: 'DUE', receivedAt: null })],
      says: '2 of 3 returns for Q2 2026/27 are in, and none is late',
    },
    {
      all: [aReturn(), aReturn(late), aReturn({ ...late, agency: council, daysLate: 3 })],
      says: '2 returns for Q2 2026/27 are missing from 2 agencies, up to 27 days late',
    },
  ])('says to everybody else: $says', ({ all, says }) => {
    expect(describeAll(all, Q2)).toBe(says);
  });
});

describe('the counts', () => {
  it('leave out returns that nobody owes', () => {
    expect(countStates([aReturn(), aReturn({ isOwed: false }), aReturn(late)])).toEqual({
      ...{ owed: 2, in: 1, onTime: 1, late: 0, missing: 1 },
    });
  });
});

describe('the quarter to begin with', () => {
  const next = {
    __typename: 'Period',
    id: 'q3',
    key: '2026-27-Q3',
    label: 'Q3',
    longLabel: 'Q3',
  } as const;
  it('is the latest in which something is due or missing, not the current one', () => {
    const running = aReturn({ period: next, state: 'NOT_DUE', receivedAt: null });
    expect(pickQuarter([aReturn(), running])?.key).toBe('2026-27-Q2');
    expect(pickQuarter([aReturn(), { ...running, state: 'DUE' }])?.key).toBe('2026-27-Q3');
    expect(pickQuarter([])).toBeUndefined();
  });
});
