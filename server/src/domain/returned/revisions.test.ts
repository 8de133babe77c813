import { describe, expect, it } from 'vitest';

import { Periods } from '#domain/period.js';

import {
  areToCome,
  doesRevise,
  type LatePublishing,
  numberRevisions,
  unsettledQuarters,
} from './revisions.js';

const [q4, q1, q2, q3] = [
  { from: '2025-04-01', until: '2025-07-01' },
  { from: '2026-04-01', until: '2026-07-01' },
  { from: '2026-07-01', until: '2026-10-01' },
  { from: '2026-10-01', until: '2027-01-01' },
] as const;

describe('unsettledQuarters', () => {
  it.each([
    { today: '2026-11-30', quarters: [q1, q2, q3], because: 'Q1 is provisional for one more day' },
    { today: '2026-12-01', quarters: [q2, q3], because: 'Q1 is final' },
  ])(
    'finds $quarters.length quarters up to the current one on $today: $because',
    ({ today, quarters }) => {
      expect(unsettledQuarters('REFERRALS', { periods: new Periods([]), today })).toEqual(quarters);
    },
  );

  it('includes an old quarter that is kept open', () => {
    const periods = new Periods([
      { dataset: 'REFERRALS', quarter: '2025-26-Q1', dueOn: '2025-07-31', closedOn: '2027-01-01' },
    ]);
    expect(unsettledQuarters('REFERRALS', { periods, today: '2026-12-01' })).toEqual([q4, q2, q3]);
  });
});

describe('areToCome', () => {
  const toCome = { from: '2027-01-01', until: '9999-12-31' };
  it.each([
    { days: [toCome], are: true, because: 'the current quarter ends before them' },
    { days: [q3, toCome], are: false, because: 'they include the current quarter' },
    {
      days: [q4, toCome],
      are: false,
      because: 'only the days that have passed can have records',
    },
    { days: [], are: false, because: 'there are none' },
  ])('is $are: $because', ({ days, are }) => {
    expect(areToCome(days, { today: '2026-12-01' })).toBe(are);
  });
});

interface Publishing {
  readonly on: string;
  readonly hasChanged?: boolean;
  readonly earlier?: readonly number[];
}

describe('numberRevisions', () => {
  const byRule = new Periods([]);
  /**
   * A publication by an agency that, like agency 9, had sent the quarter before it was final,
   * unless stated otherwise.
   */
  const publishing = (
    agencyId: number,
    start: string,
    { on, hasChanged = true, earlier = [agencyId, 9] }: Publishing,
  ): LatePublishing => ({
    agencyId,
    start,
    publishedOn: on,
    hasChanged,
    earlierAgencyIds: earlier,
  });

  it.each([
    {
      publishedOn: '2026-02-28',
      numbers: [],
      because: 'the quarter is provisional for one more day',
    },
    {
      publishedOn: '2026-03-01',
      numbers: [1],
      because: 'a publication on the first final day is a revision',
    },
  ])(
    'counts $numbers for Q2 2025/26 published on $publishedOn: $because',
    ({ publishedOn, numbers }) => {
      const revisions = numberRevisions(
        [publishing(1, '2025-07-01', { on: publishedOn })],
        'REFERRALS',
        byRule,
      );
      expect(revisions.map(({ number }) => number)).toEqual(numbers);
    },
  );

  it('counts each quarter separately, over all agencies, in order of publication', () => {
    const publishings = [
      publishing(1, '2025-07-01', { on: '2026-03-05', earlier: [1, 2] }),
      publishing(2, '2025-04-01', { on: '2026-03-06' }),
      publishing(2, '2025-07-01', { on: '2026-03-06', earlier: [1, 2], hasChanged: false }),
      publishing(2, '2025-07-01', { on: '2026-03-07', earlier: [1, 2] }),
    ];
    expect(
      numberRevisions(publishings, 'REFERRALS', byRule).map(({ agencyId, quarter, number }) => [
        agencyId,
        quarter,
        number,
      ]),
    ).toEqual([
      [1, '2025-26-Q2', 1],
      [2, '2025-26-Q1', 1],
      [2, '2025-26-Q2', 2],
    ]);
  });

  it('waits for a quarter that is kept open', () => {
    const periods = new Periods([
      { dataset: 'REFERRALS', quarter: '2025-26-Q2', dueOn: '2025-10-31', closedOn: '2026-03-10' },
    ]);
    const publishings = [
      publishing(1, '2025-07-01', { on: '2026-03-09' }),
      publishing(1, '2025-07-01', { on: '2026-03-10' }),
    ];
    expect(
      numberRevisions(publishings, 'REFERRALS', periods).map(({ publishedOn }) => publishedOn),
    ).toEqual(['2026-03-10']);
    expect(numberRevisions(publishings, 'REPORTS', periods)).toHaveLength(2);
  });

  it.each([
    { ids: [1], isRevised: false, because: 'it had no figure before' },
    { ids: [2], isRevised: false, because: 'its own figure stays the same' },
    { ids: [1, 3], isRevised: false, because: 'neither had a figure before' },
    { ids: [1, 2], isRevised: true, because: 'the figure for both was only agency 2’s' },
    { ids: null, isRevised: true, because: 'it is added to the figure for all' },
  ])(
    'counts the first return from agency 1 as revising the figures for $ids: $isRevised, since $because',
    ({ ids, isRevised }) => {
      const [revision] = numberRevisions(
        [publishing(1, '2025-07-01', { on: '2026-03-05', earlier: [2] })],
        'REFERRALS',
        byRule,
      );
      expect(revision && doesRevise(revision, ids && new Set(ids))).toBe(isRevised);
    },
  );

  it('counts no revision when past years are loaded agency by agency into a new installation, until a return is sent again', () => {
    const loaded = [1, 2, 3].map((agencyId) =>
      publishing(agencyId, '2022-04-01', { on: `2026-11-0${agencyId}`, earlier: [] }),
    );
    const again = publishing(2, '2022-04-01', { on: '2026-11-20', earlier: [] });
    const revisions = numberRevisions([...loaded, again], 'REFERRALS', byRule);
    expect(revisions.map(({ agencyId, number }) => [agencyId, number])).toEqual([[2, 1]]);
    expect(
      revisions.map((revision) =>
        [null, new Set([2]), new Set([1])].map((ids) => doesRevise(revision, ids)),
      ),
    ).toEqual([[true, true, false]]);
  });

  it.each([
    {
      of: 'its first return, which is empty',
      earlier: [2],
      numbers: [1],
      because: 'nobody may find out that it was empty',
    },
    { of: 'the same return again', earlier: [1, 2], numbers: [], because: 'no figure changes' },
  ])('counts $numbers for $of: $because', ({ earlier, numbers }) => {
    const late = publishing(1, '2025-07-01', { on: '2026-03-05', earlier, hasChanged: false });
    expect(numberRevisions([late], 'REFERRALS', byRule).map(({ number }) => number)).toEqual(
      numbers,
    );
  });

  it("counts an agency's second return as a revision even if the first was empty", () => {
    const nothing = publishing(1, '2025-07-01', {
      on: '2026-03-05',
      earlier: [],
      hasChanged: false,
    });
    const revisions = numberRevisions(
      [nothing, publishing(1, '2025-07-01', { on: '2026-03-06', earlier: [] })],
      'REFERRALS',
      byRule,
    );
    expect(revisions.map(({ publishedOn }) => publishedOn)).toEqual(['2026-03-06']);
  });

  it('counts a first return as on time if it came while its quarter was kept open', () => {
    const periods = new Periods([
      { dataset: 'REFERRALS', quarter: '2025-26-Q2', dueOn: '2025-10-31', closedOn: '2026-03-10' },
    ]);
    const publishings = [
      publishing(1, '2025-07-01', { on: '2026-03-09', earlier: [] }),
      publishing(2, '2025-07-01', { on: '2026-03-11', earlier: [] }),
    ];
    const [revision] = numberRevisions(publishings, 'REFERRALS', periods);
    expect(revision).toMatchObject({ agencyId: 2, currentAgencyIds: new Set([1]) });
  });
});
