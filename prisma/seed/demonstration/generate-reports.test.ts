import { describe, expect, it } from 'vitest';

import { referencePartnership as partnership } from '@stronghold/prisma/seed/reference-partnership';

import { generateReports } from './generate-reports.js';
import { daysAfter, type DemonstrationQuarter } from './partnership.js';
import { cutReportsAt } from './report-course.js';
import type { ReportRow } from './report-row.js';

const quarters: readonly DemonstrationQuarter[] = [
  { key: '2025-26-Q2', start: '2025-07-01', days: 92 },
  { key: '2025-26-Q4', start: '2026-01-01', days: 90 },
  { key: '2026-27-Q1', start: '2026-04-01', days: 91 },
];

type SentRow = ReportRow & { readonly agency: string; readonly quarter: DemonstrationQuarter };
const rowsOf = (quarter: DemonstrationQuarter): readonly SentRow[] =>
  generateReports({ ...partnership, quarter }).flatMap(({ agencyCode, rows }) =>
    rows.map((row) => ({ ...row, agency: agencyCode, quarter })),
  );
const all = quarters.flatMap(rowsOf);
const count = (rows: readonly ReportRow[]) =>
  rows.reduce((sum, { quantity }) => sum + Number(quantity), 0);
const ofQuarter = (key: string, agency?: string) =>
  all.filter((row) => row.quarter.key === key && (agency === undefined || row.agency === agency));

describe('generateReports', () => {
  it('makes a quarter from its key alone, independently of earlier quarters', () => {
    expect([...quarters].reverse().map(rowsOf).reverse().flat()).toEqual(all);
  });

  it('has about 8,000 reports a quarter, most of them to the police, in fewer than 4,000 rows', () => {
    const rows = ofQuarter('2025-26-Q2');
    expect(count(rows)).toBeGreaterThan(7_400);
    expect(count(rows)).toBeLessThan(8_800);
    expect(count(ofQuarter('2025-26-Q2', 'TVP')) / count(rows)).toBeGreaterThan(0.7);
    expect(rows.length).toBeLessThan(4_000);
  });

  it('has a rise in reports to the police that is not due to chance', () => {
    expect(count(ofQuarter('2025-26-Q4', 'TVP'))).toBeGreaterThan(
      1.1 * count(ofQuarter('2025-26-Q2', 'TVP')),
    );
  });

  it('has had fewer first actions within 24 hours since a bad quarter', () => {
    const quickShare = (key: string) => {
      const acted = ofQuarter(key).filter(({ first_action_hours: hours }) => hours !== '');
      return (
        acted.filter(({ first_action_hours: hours }) => Number(hours) <= 24).length / acted.length
      );
    };
    expect(quickShare('2025-26-Q4')).toBeGreaterThan(0.73);
    expect(quickShare('2026-27-Q1')).toBeLessThan(0.71);
  });

  it('dates each row within its quarter, with references unique within its agency', () => {
    expect(
      all.filter(
        ({ received_on: day, quarter: { start, days } }) =>
          day < start || day > daysAfter(start, days - 1),
      ),
    ).toEqual([]);
    expect(new Set(all.map(({ agency, reference }) => `${agency} ${reference}`)).size).toBe(
      all.length,
    );
  });

  it('does not give hours or a grading in a row for several reports', () => {
    const several = all.filter(({ quantity }) => quantity !== '1');
    expect(several.length).toBeGreaterThan(500);
    expect(
      several.filter((row) => row.first_action_hours !== '' || row.source_grade !== ''),
    ).toEqual([]);
  });

  it('has every channel, with each helpline’s reports under its own channel', () => {
    expect(new Set(all.map(({ channel }) => channel)).size).toBe(9);
    expect(
      new Set(all.filter(({ channel }) => channel === 'CRIMESTOPPERS').map(({ agency }) => agency)),
    ).toEqual(new Set(['CSUK']));
  });
});

describe('cutReportsAt', () => {
  const today = '2026-05-10';
  const known = cutReportsAt(ofQuarter('2026-27-Q1'), today);

  it('keeps the reports received up to today', () => {
    expect(known.some(({ received_on: day }) => day === today)).toBe(true);
    expect(known.filter(({ received_on: day }) => day > today)).toEqual([]);
  });

  it('does not contain actions that end after today, or reports closed by such an action', () => {
    const endsOn = ({ received_on: day, first_action_hours: hours }: ReportRow) =>
      daysAfter(day, Math.ceil(Number(hours) / 24));
    expect(known.filter((row) => row.first_action_hours !== '' && endsOn(row) > today)).toEqual([]);
    expect(known.filter((row) => row.status === 'CLOSED' && row.first_action_hours === '')).toEqual(
      [],
    );
    expect(
      known.filter((row) => row.received_on === today && row.status.startsWith('CLOSED')),
    ).toEqual([]);
  });
});
