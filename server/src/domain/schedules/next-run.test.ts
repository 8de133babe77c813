import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Periods } from '#domain/period.js';

import { fromLondonHour, toLondonHour, weekdayOf } from './london-time.js';
import { closingDayOf, findNextRun } from './next-run.js';
import type { Timing } from './schedule.js';

const periods = new Periods([]);
const calendar = { periods };
const HOUR = 3_600_000;

describe('an hour in London', () => {
  it.each([
    { day: '2026-01-15', hour: 8, at: '2026-01-15T08:00:00Z', because: 'it is winter' },
    { day: '2026-07-15', hour: 8, at: '2026-07-15T07:00:00Z', because: 'it is summer' },
    {
      day: '2026-03-29',
      hour: 0,
      at: '2026-03-29T00:00:00Z',
      because: 'the clocks have not gone forward yet',
    },
    {
      day: '2026-03-29',
      hour: 1,
      at: '2026-03-29T01:00:00Z',
      because: 'the hour is skipped, and the next one begins then',
    },
    {
      day: '2026-03-29',
      hour: 2,
      at: '2026-03-29T01:00:00Z',
      because: 'summer time has begun',
    },
    {
      day: '2026-10-25',
      hour: 1,
      at: '2026-10-25T00:00:00Z',
      because: 'the hour occurs twice, and the first counts',
    },
    { day: '2026-10-25', hour: 2, at: '2026-10-25T02:00:00Z', because: 'it is winter again' },
  ])('$hour on $day begins at $at: $because', ({ day, hour, at }) => {
    expect(fromLondonHour({ day, hour }).toISOString()).toBe(at.replace('Z', '.000Z'));
  });
});

describe('when a schedule runs next', () => {
  it.each([
    { after: '2026-11-24T12:00:00Z', at: '2026-11-30T08:00:00Z', because: 'the next Monday' },
    {
      after: '2026-11-30T07:59:59Z',
      at: '2026-11-30T08:00:00Z',
      because: 'the same Monday, before the hour',
    },
    {
      after: '2026-11-30T08:00:00Z',
      at: '2026-12-07T08:00:00Z',
      because: 'it has just run',
    },
  ])('is known if it is weekly, after $after: $because', ({ after, at }) => {
    expect(
      findNextRun({ cadence: 'WEEKLY', weekday: 1, hour: 8 }, new Date(after), calendar)?.at,
    ).toEqual(new Date(at));
  });

  it.each([
    {
      after: '2026-11-24T12:00:00Z',
      occasion: 'QUARTER_CLOSED 2026-27-Q3',
      at: '2027-02-01T09:00:00Z',
    },
    {
      after: '2026-10-31T12:00:00Z',
      occasion: 'QUARTER_CLOSED 2026-27-Q2',
      at: '2026-11-01T09:00:00Z',
    },
  ])(
    'is known if it waits for a quarter to close, after $after: $occasion',
    ({ after, occasion, at }) => {
      expect(
        findNextRun({ cadence: 'QUARTER_CLOSED', hour: 9 }, new Date(after), calendar),
      ).toEqual({
        at: new Date(at),
        occasion,
      });
    },
  );

  it('changes if an administrator changes when the quarter closes', () => {
    const setting = {
      dataset: 'REPORTS',
      quarter: '2026-27-Q3',
      dueOn: '2027-01-31',
      closedOn: '2027-03-10',
    } as const;
    const kept = new Periods([setting]);
    expect(closingDayOf('2026-27-Q3', kept)).toBe('2027-03-10');
    expect(
      findNextRun({ cadence: 'QUARTER_CLOSED', hour: 0 }, new Date('2026-12-01'), { periods: kept })
        ?.at,
    ).toEqual(new Date('2027-03-10'));
  });

  it('is not known in advance if it follows each publication', () => {
    expect(
      findNextRun({ cadence: 'AFTER_PUBLISHING' }, new Date('2026-11-24'), calendar),
    ).toBeNull();
  });

  const timing: fc.Arbitrary<Timing> = fc.oneof(
    fc.record({
      cadence: fc.constant('WEEKLY' as const),
      weekday: fc.integer({ min: 1, max: 7 }),
      hour: fc.integer({ min: 0, max: 23 }),
    }),
    fc.record({
      cadence: fc.constant('QUARTER_CLOSED' as const),
      hour: fc.integer({ min: 0, max: 23 }),
    }),
  );
  const moment = fc
    .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2032-01-01') })
    .map((ms) => new Date(ms));

  it('comes once in each week or quarter, at its hour or, when the clocks skip that, at the next', () => {
    fc.assert(
      fc.property(timing, moment, (asked, from) => {
        const dues: { at: Date; occasion: string }[] = [];
        for (let at = from; dues.length < 60;) {
          const due = findNextRun(asked, at, calendar);
          if (!due) throw new Error('It is due again');
          expect(due.at.getTime()).toBeGreaterThan(at.getTime());
          dues.push(due);
          at = due.at;
        }
        expect(new Set(dues.map(({ occasion }) => occasion)).size).toBe(60);
        for (const { at } of dues) {
          const { day, hour } = toLondonHour(at);
          const wanted = asked.cadence === 'AFTER_PUBLISHING' ? 0 : asked.hour;
          // Only a skipped hour is replaced by the next.
          if (hour !== wanted)
            expect({ hour, isSkipped: toLondonHour(new Date(at.getTime() - HOUR)).hour }).toEqual({
              hour: 2,
              isSkipped: 0,
            });
          if (asked.cadence === 'WEEKLY') expect(weekdayOf(day)).toBe(asked.weekday);
        }
        // Any moment in between gives the same result, so a restart neither misses nor repeats a
        // run.
        const [first, second] = dues;
        if (first && second) {
          const between = new Date((first.at.getTime() + second.at.getTime()) / 2);
          expect(findNextRun(asked, between, calendar)).toEqual(second);
        }
      }),
      { numRuns: 40 },
    );
  });
});
