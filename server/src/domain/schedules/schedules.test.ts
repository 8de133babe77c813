import { describe, expect, it } from 'vitest';

import { failAgain } from './failing.js';
import { linksOf } from './links.js';
import { readSchedule } from './read-schedule.js';
import { occasionOf, wasTouched } from './touched.js';

const asked = {
  title: ' Weekly ',
  subject: { kind: 'OVERVIEW', area: null },
  cadence: 'WEEKLY',
  weekday: 1,
  hour: 8,
  delivers: ['MAIL', 'PAGE'],
} as const;

describe('a schedule', () => {
  it('is read with its title trimmed and its deliveries in order', () => {
    expect(readSchedule(asked)).toEqual({
      ok: true,
      content: {
        title: 'Weekly',
        subject: asked.subject,
        timing: { cadence: 'WEEKLY', weekday: 1, hour: 8 },
        delivers: ['PAGE', 'MAIL'],
      },
    });
  });

  it.each([
    { with: { title: '' }, field: 'title' },
    { with: { hour: 24 }, field: 'hour' },
    { with: { hour: null }, field: 'hour' },
    { with: { weekday: 8 }, field: 'weekday' },
    { with: { weekday: null }, field: 'weekday' },
    { with: { delivers: [] }, field: 'delivers' },
    { with: { delivers: ['DOWNLOAD'] }, field: 'delivers' },
    {
      with: { subject: { field: 'subject.measure', message: 'Choose a measure.' } },
      field: 'subject.measure',
    },
  ])('is refused because of its $field: $with', ({ with: changed, field }) => {
    expect(readSchedule({ ...asked, ...changed })).toMatchObject({
      ok: false,
      problems: [{ field }],
    });
  });

  it('links to where its answer is made, with its values in the address', () => {
    const subject = {
      kind: 'SAVED_QUERY',
      queryId: 'q',
      variables: { quarter: ['2026-27-Q1', '2026-27-Q2'], area: 'A&B', none: null },
    } as const;
    const search = '?quarter=2026-27-Q1&quarter=2026-27-Q2&area=A%26B';
    expect(linksOf(subject, ['PAGE', 'DOWNLOAD'], '2026-27-Q2')).toEqual({
      page: `/explore/q${search}`,
      file: `/export/saved/q.csv${search}`,
    });
    expect(linksOf({ kind: 'MEASURE', measure: 'reports', area: null }, ['PAGE'], null)).toEqual({
      page: '/measures/reports',
      file: null,
    });
  });

  it.each([
    {
      subject: { kind: 'MEASURE', measure: 'reports', area: 'E1' },
      page: '/measures/reports?quarter=2026-27-Q1&area=E1',
    },
    { subject: { kind: 'OVERVIEW', area: null }, page: '/?quarter=2026-27-Q1' },
  ] as const)(
    'of $subject.kind links to the quarter that its answer was made for',
    ({ subject, page }) => {
      expect(linksOf(subject, ['PAGE'], '2026-27-Q1').page).toBe(page);
    },
  );
});

describe('a publication', () => {
  it('affects the schedules for its dataset, and is an occasion of its own', () => {
    const before = { REPORTS: 3, REFERRALS: 1 };
    const now = { REFERRALS: 2, REPORTS: 3 };
    expect([
      wasTouched(before, now, ['REPORTS']),
      wasTouched(before, now, ['REFERRALS', 'REPORTS']),
    ]).toEqual([false, true]);
    expect(wasTouched({}, { OCGS: 1 }, ['OCGS'])).toBe(true);
    expect([occasionOf(before), occasionOf(now)]).toEqual([
      'PUBLISHED REFERRALS 1, REPORTS 3',
      'PUBLISHED REFERRALS 2, REPORTS 3',
    ]);
  });
});

it('tries a schedule again after its first and its second failure, and stops it after its third', () => {
  expect([0, 1, 2, 3].map(failAgain)).toEqual([
    { isStopped: false, failures: 1, seconds: 60 },
    { isStopped: false, failures: 2, seconds: 300 },
    { isStopped: true },
    { isStopped: true },
  ]);
});
