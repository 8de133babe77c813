import { describe, expect, it } from 'vitest';

import { referencePartnership as partnership } from '@stronghold/prisma/seed/reference-partnership';

import type { DisruptionRow } from './disruption-row.js';
import { generateDisruptions } from './generate-disruptions.js';
import { generateReports } from './generate-reports.js';
import { toLinkable, toReportLinker } from './link-reports.js';
import { daysAfter } from './partnership.js';
import { numberOf, quarterAt } from './quarters.js';
import type { ReportRow } from './report-row.js';

const quarter = quarterAt(numberOf('2025-26-Q2'));
const disruptions = [quarter, quarterAt(numberOf('2025-26-Q3'))].flatMap((each) =>
  generateDisruptions({ ...partnership, quarter: each }),
);
const linkable = toLinkable(disruptions);
const named = new Map<string, DisruptionRow>(
  disruptions.flatMap(({ agencyCode, rows }) =>
    rows.map((row) => [`${agencyCode}:${row.reference}`, row] as const),
  ),
);

type SentRow = ReportRow & { readonly agency: string };
const reports = generateReports({ ...partnership, quarter });
const linkedBy = (today: string): readonly SentRow[] =>
  reports.flatMap(({ agencyCode, rows }) => {
    const link = toReportLinker({ agencyCode, quarter, linkable, today });
    return rows.map((row) => ({ ...link(row), agency: agencyCode }));
  });
const all = linkedBy('2030-01-01');
const linked = all.filter((row) => row.disruption_reference !== '');
const disruptionOf = ({ agency, disruption_reference: reference }: SentRow) =>
  named.get(reference.includes(':') ? reference : `${agency}:${reference}`);
const count = (rows: readonly ReportRow[]) =>
  rows.reduce((sum, { quantity }) => sum + Number(quantity), 0);

describe('toReportLinker', () => {
  it('links 4 to 8 of every 100 reports', () => {
    expect(count(linked) / count(all)).toBeGreaterThan(0.04);
    expect(count(linked) / count(all)).toBeLessThan(0.08);
  });

  it('does not change any other cell of a report', () => {
    const blank = all.map(({ agency: _, ...row }) => ({ ...row, disruption_reference: '' }));
    expect(blank).toEqual(reports.flatMap(({ rows }) => rows));
  });

  it('names disruptions that exist, of the same crime type, after the first action', () => {
    const wrong = linked.filter((row) => {
      const disruption = disruptionOf(row);
      const actedOn = daysAfter(row.received_on, Math.ceil(Number(row.first_action_hours) / 24));
      return disruption?.crime_type !== row.crime_type || disruption.occurred_on <= actedOn;
    });
    expect(linked.length).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });

  it("names the sender's own disruptions by reference alone, and police disruptions with the agency as well", () => {
    expect(
      linked.filter(
        ({ agency, disruption_reference: reference }) =>
          agency === 'TVP' && reference.includes(':'),
      ),
    ).toEqual([]);
    expect(
      linked.some(
        ({ agency, disruption_reference: reference }) =>
          agency !== 'TVP' && reference.startsWith('TVP:'),
      ),
    ).toBe(true);
    expect(
      linked.some(
        ({ agency, disruption_reference: reference }) =>
          agency !== 'TVP' && !reference.includes(':'),
      ),
    ).toBe(true);
  });

  it('names the same disruptions on an earlier day, if they had happened by then', () => {
    const today = '2025-08-20';
    const early = linkedBy(today);
    const expected = all.map((row) =>
      (disruptionOf(row)?.occurred_on ?? '') > today ? { ...row, disruption_reference: '' } : row,
    );
    expect(early.filter((row) => row.disruption_reference !== '').length).toBeGreaterThan(50);
    expect(early).toEqual(expected);
  });
});
