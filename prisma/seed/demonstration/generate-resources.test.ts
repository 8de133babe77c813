import { describe, expect, it } from 'vitest';

import { referencePartnership as partnership } from '@stronghold/prisma/seed/reference-partnership';

import { generateResources } from './generate-resources.js';
import type { DemonstrationQuarter } from './partnership.js';
import { numberOf, quarterAt } from './quarters.js';
import type { ResourceRow } from './resource-row.js';

const FIRST = numberOf('2022-23-Q1');
const quarters = Array.from({ length: numberOf('2026-27-Q2') - FIRST + 1 }, (_, index) =>
  quarterAt(FIRST + index),
);

type SentRow = ResourceRow & { readonly agency: string };
const rowsOf = (quarter: DemonstrationQuarter): readonly SentRow[] =>
  generateResources({ ...partnership, quarter }).flatMap(({ agencyCode, rows }) =>
    rows.map((row) => ({ ...row, agency: agencyCode })),
  );
const all = quarters.flatMap(rowsOf);
const ofQuarter = (key: string) => all.filter(({ quarter }) => quarter === key);
const sumOf = (rows: readonly ResourceRow[], column: keyof ResourceRow) =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);
const vacancyRate = (rows: readonly ResourceRow[]) =>
  1 - sumOf(rows, 'strength_fte') / sumOf(rows, 'establishment_fte');

describe('generateResources', () => {
  it('makes a quarter from its key alone, independently of earlier quarters', () => {
    expect([...quarters].reverse().map(rowsOf).reverse().flat()).toEqual(all);
  });

  it('has 300 to 900 rows a quarter, all with different keys', () => {
    for (const { key } of quarters) {
      const rows = ofQuarter(key);
      expect(rows.length).toBeGreaterThanOrEqual(300);
      expect(rows.length).toBeLessThanOrEqual(900);
      const keys = rows.map(
        (row) =>
          `${row.agency} ${row.objective} ${row.area} ${row.staff_group} ${row.funding_source}`,
      );
      expect(new Set(keys).size).toBe(rows.length);
    }
  });

  it('has every staff group, every source of money and every objective, with most of the money for Pursue and little for Prevent', () => {
    const rows = ofQuarter('2026-27-Q2');
    expect(new Set(rows.map((row) => row.staff_group)).size).toBe(12);
    expect(new Set(rows.map((row) => row.funding_source)).size).toBe(6);
    const shareOf = (objective: string) =>
      sumOf(
        rows.filter((row) => row.objective === objective),
        'actual_pounds',
      ) / sumOf(rows, 'actual_pounds');
    expect(shareOf('PURSUE')).toBeGreaterThan(0.7);
    expect(shareOf('PURSUE')).toBeLessThan(0.82);
    expect(shareOf('PREVENT')).toBeLessThan(0.13);
    expect(shareOf('PREPARE')).toBeGreaterThan(0);
  });

  it('gives the police the most resources, and codes counties and districts only for their own agencies', () => {
    const rows = ofQuarter('2026-27-Q2');
    const ofPolice = rows.filter(({ agency }) => agency === 'TVP');
    expect(sumOf(ofPolice, 'establishment_fte') / sumOf(rows, 'establishment_fte')).toBeGreaterThan(
      0.4,
    );
    expect(new Set(rows.filter(({ agency }) => agency === 'OCC').map(({ area }) => area))).toEqual(
      new Set(['E10000025']),
    );
    expect(new Set(rows.filter(({ agency }) => agency === 'SBC').map(({ area }) => area))).toEqual(
      new Set(['E06000039']),
    );
  });

  it('has no more hours than people can work, and no more people than posts', () => {
    const overworked = all.filter(
      (row) =>
        Number(row.hours_committed) + Number(row.hours_abstracted) > 450 * Number(row.strength_fte),
    );
    expect(overworked).toEqual([]);
    expect(all.filter((row) => Number(row.strength_fte) > Number(row.establishment_fte))).toEqual(
      [],
    );
  });

  it('has vacancies that rise slowly until 2024/25 and then fall', () => {
    const rates = ['2022-23-Q1', '2024-25-Q3', '2026-27-Q2'].map((key) =>
      vacancyRate(ofQuarter(key)),
    );
    const [first = 0, worst = 0, latest = 0] = rates;
    expect(first).toBeGreaterThan(0.04);
    expect(worst).toBeLessThan(0.13);
    expect(worst).toBeGreaterThan(first + 0.015);
    expect(worst).toBeGreaterThan(latest + 0.01);
  });

  it('spends slightly more than planned in total, and clearly more than planned at one council', () => {
    const rows = ofQuarter('2026-27-Q2');
    const variance = (sent: readonly ResourceRow[]) =>
      sumOf(sent, 'forecast_pounds') / sumOf(sent, 'budget_pounds') - 1;
    expect(variance(rows)).toBeGreaterThan(0.005);
    expect(variance(rows)).toBeLessThan(0.02);
    expect(variance(rows.filter(({ agency }) => agency === 'MKCC'))).toBeGreaterThan(0.05);
  });

  it('has no resources from a health board after it ended, but has resources from its successor', () => {
    const sends = (code: string, key: string) =>
      ofQuarter(key).some(({ agency }) => agency === code);
    expect([sends('BOBICB', '2025-26-Q4'), sends('BOBICB', '2026-27-Q1')]).toEqual([true, false]);
    expect([sends('TVICB', '2025-26-Q4'), sends('TVICB', '2026-27-Q1')]).toEqual([false, true]);
  });
});
