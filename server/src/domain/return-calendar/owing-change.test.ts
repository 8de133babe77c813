import { describe, expect, it } from 'vitest';

import type { AgencyRecord } from '#domain/agencies.js';

import { areSameTimes, describeTimes, findOwingProblems, type OwedTime } from './owing-change.js';

const agency: AgencyRecord = {
  ...{ id: 1, code: 'BOB', name: 'BOB', kind: 'NHS_ICB', family: 'HEALTH' },
  ...{ validFrom: '2022-07-01', validTo: '2026-03-31' },
};
const find = (times: readonly OwedTime[]) =>
  findOwingProblems(times, { agency, today: '2026-11-25' }).map(({ message }) => message);

describe('findOwingProblems', () => {
  it.each<{ readonly times: readonly OwedTime[]; readonly because: string }>([
    { times: [], because: 'it may owe nothing' },
    {
      times: [{ from: '2022-23-Q2', until: '2025-26-Q4' }],
      because: 'it exists from one to the other',
    },
    {
      times: [
        { from: '2024-25-Q1', until: '2024-25-Q1' },
        { from: '2022-23-Q2', until: '2023-24-Q4' },
      ],
      because: 'they do not overlap, whatever their order',
    },
  ])('finds nothing wrong with $times: $because', ({ times }) => {
    expect(find(times)).toEqual([]);
  });

  it.each<{ readonly times: readonly OwedTime[]; readonly says: RegExp }>([
    { times: [{ from: '2022-23-Q1', until: '2025-26-Q4' }], says: /exists from Q2 2022\/23 on/ },
    { times: [{ from: '2022-23-Q2', until: '2026-27-Q1' }], says: /ended in Q4 2025\/26/ },
    { times: [{ from: '2022-23-Q2', until: null }], says: /ended in Q4 2025\/26/ },
    { times: [{ from: '2024-25-Q1', until: '2023-24-Q1' }], says: /is before the first/ },
    {
      times: [
        { from: '2022-23-Q2', until: '2023-24-Q1' },
        { from: '2023-24-Q1', until: '2025-26-Q4' },
      ],
      says: /overlap: from Q2 2022\/23 and from Q1 2023\/24/,
    },
    { times: [{ from: '1999-00-Q1', until: '2025-26-Q4' }], says: /at the earliest/ },
  ])('says of $times that $says', ({ times, says }) => {
    expect(find(times).join(' ')).toMatch(says);
  });
});

it('ignores the order of times in a comparison', () => {
  const [one, two] = [
    { from: '2022-23-Q2', until: '2022-23-Q3' },
    { from: '2024-25-Q1', until: null },
  ];
  expect(areSameTimes([one, two], [two, one])).toBe(true);
  expect(areSameTimes([one], [{ ...one, until: null }])).toBe(false);
});

it('writes times as people read them', () => {
  expect(describeTimes([])).toBe('not owed');
  expect(
    describeTimes([
      { from: '2026-27-Q1', until: null },
      { from: '2022-23-Q2', until: '2025-26-Q4' },
      { from: '2020-21-Q1', until: '2020-21-Q1' },
    ]),
  ).toBe('only for Q1 2020/21, from Q2 2022/23 to Q4 2025/26 and from Q1 2026/27 on');
});
