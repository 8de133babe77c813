import { describe, expect, it } from 'vitest';

import { Periods } from '#domain/period.js';

import { numberRevisions, unsettledDays } from './settled.js';

describe('unsettledDays', () => {
  it.each([
    { today: '2026-11-30', from: '2026-04-01', because: 'Q1 is provisional for one more day' },
    { today: '2026-12-01', from: '2026-07-01', because: 'Q1 is final' },
  ])('runs from $from to the end of time on $today: $because', ({ today, from }) => {
    expect(unsettledDays('REFERRALS', { periods: new Periods([]), today })).toEqual([{ from, until: '9999-12-31' }]);
  });

  it('has a gap where an old quarter is kept open', () => {
    const periods = new Periods([{ dataset: 'REFERRALS', quarter: '2025-26-Q1', dueOn: '2025-07-31', closedOn: '2027-01-01' }]);
    expect(unsettledDays('REFERRALS', { periods, today: '2026-12-01' })).toEqual([
      { from: '2025-04-01', until: '2025-07-01' },
      { from: '2026-07-01', until: '9999-12-31' },
    ]);
  });
});

describe('numberRevisions', () => {
  const change = (agencyId: number, start: string, publishedOn: string) => ({ agencyId, start, publishedOn });

  it.each([
    { publishedOn: '2026-02-28', numbers: [], because: 'the quarter is provisional for one more day' },
    { publishedOn: '2026-03-01', numbers: [1], because: 'on the day that makes it final, it is a revision' },
  ])('counts $numbers of Q2 2025/26 published on $publishedOn: $because', ({ publishedOn, numbers }) => {
    const revisions = numberRevisions([change(1, '2025-07-01', publishedOn)], 'REFERRALS', new Periods([]));
    expect(revisions.map(({ number }) => number)).toEqual(numbers);
  });

  it('counts each quarter by itself, over all agencies, in the order of publishing', () => {
    const changes = [change(1, '2025-07-01', '2026-03-05'), change(2, '2025-04-01', '2026-03-06'), change(2, '2025-07-01', '2026-03-06')];
    expect(
      numberRevisions(changes, 'REFERRALS', new Periods([])).map(({ agencyId, quarter, number }) => [agencyId, quarter, number]),
    ).toEqual([
      [1, '2025-26-Q2', 1],
      [2, '2025-26-Q1', 1],
      [2, '2025-26-Q2', 2],
    ]);
  });

  it('waits for a quarter that is kept open', () => {
    const periods = new Periods([{ dataset: 'REFERRALS', quarter: '2025-26-Q2', dueOn: '2025-10-31', closedOn: '2026-03-10' }]);
    const changes = [change(1, '2025-07-01', '2026-03-09'), change(1, '2025-07-01', '2026-03-10')];
    expect(numberRevisions(changes, 'REFERRALS', periods).map(({ publishedOn }) => publishedOn)).toEqual(['2026-03-10']);
    expect(numberRevisions(changes, 'REPORTS', periods)).toHaveLength(2);
  });
});
