import { describe, expect, it } from 'vitest';

import { referencePartnership as partnership } from '@stronghold/prisma/seed/reference-partnership';

import { generateReports } from './generate-reports.js';
import { countUsualReports, generateManyReports, shareReports } from './many-reports.js';
import { daysAfter } from './partnership.js';
import { numberOf, quarterAt } from './quarters.js';

const quarters = ['2026-27-Q2', '2026-27-Q3'].map((key) => quarterAt(numberOf(key)));
/** The 46th of the 92 days of the current quarter. */
const today = '2026-11-15';
const shares = shareReports(partnership, { reports: 100_000, quarters, today });
const ofPolice = shares.find(({ agency }) => agency.code === 'TVP');

describe('countUsualReports', () => {
  it('counts all reports for a past quarter, and half for a quarter that is half over', () => {
    const sent = quarters.map((quarter) =>
      generateReports({ ...partnership, quarter })
        .flatMap(({ rows }) => rows)
        .reduce((sum, { quantity }) => sum + Number(quantity), 0),
    );
    const [whole = 0, running = 0] = sent;
    // A row for several reports stands for at least two, so sometimes one more is sent than was
    // drawn.
    expect(
      Math.abs(countUsualReports(partnership, quarters, today) - (whole + running / 2)),
    ).toBeLessThan(5);
  });
});

describe('shareReports', () => {
  it('distributes all reports to agencies and quarters in the usual proportions', () => {
    expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(100_000);
    const byTwo = (code: string) =>
      shares.filter(({ agency }) => agency.code === code).map(({ count }) => count);
    const [whole = 0, half = 0] = byTwo('TVP');
    expect(whole / 100_000).toBeGreaterThan(0.45);
    expect(half / whole).toBeGreaterThan(0.4);
    expect(half / whole).toBeLessThan(0.6);
    expect(new Set(shares.map(({ agency }) => agency.code)).size).toBe(shares.length / 2);
  });
});

describe('generateManyReports', () => {
  it('makes the rows of a share with unique references, in order of day, up to today', () => {
    const running = shares.find(
      ({ agency, quarter }) => agency.code === 'SEROCU' && quarter.key === '2026-27-Q3',
    );
    if (!running) throw new Error('No share');
    const rows = [...generateManyReports(partnership, running, today)];
    expect(rows).toHaveLength(running.count);
    expect(new Set(rows.map(({ reference }) => reference)).size).toBe(running.count);
    const days = rows.map(({ received_on: day }) => day);
    expect(days).toEqual([...days].sort());
    expect(new Set(days)).toEqual(
      new Set(Array.from({ length: 46 }, (_, index) => daysAfter('2026-10-01', index))),
    );
    expect(rows.every(({ quantity }) => quantity === '1')).toBe(true);
  });

  it('makes the same rows again when they are read one at a time', () => {
    if (!ofPolice) throw new Error('No share');
    const endless = { ...ofPolice, count: 1e12 };
    const [first, second] = generateManyReports(partnership, endless, today);
    const [again] = generateManyReports(partnership, endless, today);
    expect(first).toMatchObject({ reference: 'REP-2026-27-Q2-00001', received_on: '2026-07-01' });
    expect(second?.reference).toBe('REP-2026-27-Q2-00002');
    expect(again).toEqual(first);
  });
});
