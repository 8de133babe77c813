import { describe, expect, it } from 'vitest';

import { referencePartnership as partnership } from '@stronghold/prisma/seed/reference-partnership';

import { numberOf, quarterAt } from './quarters.js';
import { drawReceivedAt, dueOnOf } from './received-at.js';

const now = new Date('2026-11-24T09:00:00Z');
const quarters = Array.from({ length: 18 }, (_, index) =>
  quarterAt(numberOf('2022-23-Q1') + index),
);
const sent = quarters.flatMap((quarter) =>
  ['reports', 'disruptions', 'resources'].flatMap((dataset) =>
    partnership.agencies.map((agency) => ({ dataset, agency, quarter })),
  ),
);

describe('dueOnOf', () => {
  it.each([
    ['2026-27-Q2', '2026-10-31'],
    ['2026-27-Q1', '2026-07-31'],
    ['2025-26-Q4', '2026-04-30'],
    ['2025-26-Q3', '2026-01-31'],
  ])('has returns for %s due on %s, the last day of the next month', (key, due) => {
    expect(dueOnOf(quarterAt(numberOf(key)))).toBe(due);
  });
});

describe('drawReceivedAt', () => {
  it('draws 85 to 95 of every 100 returns on or before their due day, and all of them after their quarter', () => {
    const onTime = sent.filter(
      (each) => drawReceivedAt(each, now).toISOString().slice(0, 10) <= dueOnOf(each.quarter),
    );
    expect(onTime.length / sent.length).toBeGreaterThan(0.85);
    expect(onTime.length / sent.length).toBeLessThan(0.95);
    const early = sent.filter(
      (each) =>
        drawReceivedAt(each, now) <
        new Date(Date.parse(each.quarter.start) + each.quarter.days * 86_400_000),
    );
    expect(early).toEqual([]);
  });

  it('gives the same times on another day', () => {
    const times = (day: Date) => sent.map((each) => drawReceivedAt(each, day).toISOString());
    expect(times(new Date('2030-01-01T00:00:00Z'))).toEqual(times(now));
  });

  it('does not draw times in the future: later returns, and returns for the current quarter, are received now', () => {
    const [agency] = partnership.agencies;
    const early = new Date('2026-10-01T08:30:00Z');
    const of = (key: string) =>
      agency &&
      drawReceivedAt({ dataset: 'reports', agency, quarter: quarterAt(numberOf(key)) }, early);
    expect(of('2026-27-Q2')).toEqual(early);
    expect(of('2026-27-Q3')).toEqual(early);
  });
});
