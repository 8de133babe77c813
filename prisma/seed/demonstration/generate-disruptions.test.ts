import { describe, expect, it } from 'vitest';

import { referencePartnership as partnership } from '@stronghold/prisma/seed/reference-partnership';

import { cutDisruptionsAt } from './disruption-course.js';
import type { DisruptionRow } from './disruption-row.js';
import { toFirstDisruptions } from './first-disruptions.js';
import { generateDisruptions } from './generate-disruptions.js';
import { generateGroups } from './generate-groups.js';
import type { GroupRow } from './group-row.js';
import { daysAfter, type DemonstrationQuarter } from './partnership.js';
import { numberOf, quarterAt } from './quarters.js';

const TODAY = '2026-11-24';
const FIRST = numberOf('2022-23-Q1');
const quarters = Array.from({ length: numberOf('2026-27-Q3') - FIRST + 1 }, (_, index) =>
  quarterAt(FIRST + index),
);
const closed = quarters.slice(0, -1);

type SentRow = DisruptionRow & { readonly agency: string; readonly quarter: DemonstrationQuarter };
const rowsOf = (quarter: DemonstrationQuarter): readonly SentRow[] =>
  generateDisruptions({ ...partnership, quarter }).flatMap(({ agencyCode, rows }) =>
    rows.map((row) => ({ ...row, agency: agencyCode, quarter })),
  );
const whole = quarters.flatMap(rowsOf);
const known = quarters.flatMap((quarter) =>
  generateDisruptions({ ...partnership, quarter }).flatMap(({ agencyCode, rows }) =>
    cutDisruptionsAt(rows, TODAY).map((row): SentRow => ({ ...row, agency: agencyCode, quarter })),
  ),
);

const isConfirmed = ({ status }: DisruptionRow) => status === 'CONFIRMED' || status === 'REGRADED';
const count = (rows: readonly DisruptionRow[]) =>
  rows.reduce((sum, { quantity }) => sum + Number(quantity), 0);
const sumOf = (rows: readonly DisruptionRow[], column: keyof DisruptionRow) =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);
const confirmedIn = (key: string) =>
  known.filter((row) => row.quarter.key === key && isConfirmed(row));
const daysBetween = (from: string, until: string) =>
  (Date.parse(until) - Date.parse(from)) / 86_400_000;

const kinds = new Map(partnership.agencies.map(({ code, kind }) => [code, kind]));
const familyOf = (code: string) => {
  const kind = kinds.get(code) ?? '';
  if (kind.startsWith('LOCAL_AUTHORITY')) return 'LOCAL_AUTHORITY';
  if (kind.endsWith('POLICE')) return 'POLICE';
  if (kind.startsWith('NHS') || kind === 'AMBULANCE') return 'HEALTH';
  if (kind === 'PROBATION' || kind === 'PROSECUTION') return 'CRIMINAL_JUSTICE';
  if (kind === 'REGULATOR') return 'NATIONAL_LAW_ENFORCEMENT';
  return kind === 'PARTNERSHIP' ? 'OVERSIGHT' : kind;
};
const supportersOf = ({ supporting_agencies: supporters }: DisruptionRow) =>
  supporters.split(';').filter((code) => code !== '');
const ownerAndReference = ({ agency, ocg_reference: reference }: SentRow) =>
  reference.includes(':') ? reference.replace(':', ' ') : `${agency} ${reference}`;

describe('generateDisruptions', () => {
  it('makes a quarter from its key alone, independently of earlier quarters', () => {
    expect([...quarters].reverse().map(rowsOf).reverse().flat()).toEqual(whole);
  });

  it('makes a few hundred to a thousand disruptions a quarter, most of them minor and under Pursue', () => {
    for (const quarter of quarters) {
      const rows = whole.filter((row) => row.quarter === quarter);
      expect(count(rows), quarter.key).toBeGreaterThan(500);
      expect(count(rows), quarter.key).toBeLessThan(1_000);
      expect(
        rows.filter(({ claimed_impact: impact }) => impact === 'MINOR').length / rows.length,
      ).toBeGreaterThan(0.6);
      expect(
        rows.filter(({ objective }) => objective === 'PURSUE').length / rows.length,
      ).toBeGreaterThan(0.5);
    }
    expect(new Set(whole.map(({ objective }) => objective))).toEqual(
      new Set(['PURSUE', 'PREVENT', 'PROTECT', 'PREPARE']),
    );
  });

  it('has the police lead most disruptions, and councils, fire services and probation lead some outside Pursue', () => {
    const ofPolice = whole.filter(({ agency }) => agency === 'TVP' || agency === 'SEROCU');
    expect(ofPolice.length / whole.length).toBeGreaterThan(0.5);
    const outside = new Set(
      whole
        .filter(({ objective }) => objective !== 'PURSUE')
        .map(({ agency }) => kinds.get(agency)),
    );
    expect([...outside]).toEqual(
      expect.arrayContaining([
        'LOCAL_AUTHORITY_UNITARY',
        'LOCAL_AUTHORITY_COUNTY',
        'LOCAL_AUTHORITY_DISTRICT',
        'FIRE',
        'PROBATION',
      ]),
    );
  });

  it('has the same senders in every quarter, except for agencies that begin or end', () => {
    const changing = ['BOBICB', 'FRIMLEY', 'BLMKICB', 'TVICB', 'CEICB'];
    const sendersOf = (quarter: DemonstrationQuarter) =>
      [
        ...new Set(whole.filter((row) => row.quarter === quarter).map(({ agency }) => agency)),
      ].filter((code) => !changing.includes(code));
    expect(new Set(quarters.map((quarter) => sendersOf(quarter).join(' '))).size).toBe(1);
  });

  it('gives each row a day within its quarter, a unique reference and a place that its sender serves', () => {
    expect(
      whole.filter(
        ({ occurred_on: day, quarter: { start, days } }) =>
          day < start || day > daysAfter(start, days - 1),
      ),
    ).toEqual([]);
    expect(new Set(whole.map(({ agency, reference }) => `${agency} ${reference}`)).size).toBe(
      whole.length,
    );
    expect(new Set(whole.filter(({ agency }) => agency === 'OCC').map(({ area }) => area))).toEqual(
      new Set(['E10000025']),
    );
    expect(new Set(whole.filter(({ agency }) => agency === 'SBC').map(({ area }) => area))).toEqual(
      new Set(['E06000039']),
    );
  });

  it('has supporters from another family for 25 to 40 of every 100 disruptions, and never names the lead or an agency that has ended as one', () => {
    for (const quarter of closed) {
      const rows = confirmedIn(quarter.key);
      const mixed = rows.filter((row) =>
        supportersOf(row).some((code) => familyOf(code) !== familyOf(row.agency)),
      );
      expect(mixed.length / rows.length, quarter.key).toBeGreaterThan(0.25);
      expect(mixed.length / rows.length, quarter.key).toBeLessThan(0.4);
    }
    expect(whole.filter((row) => supportersOf(row).includes(row.agency))).toEqual([]);
    const validTo = new Map(
      partnership.agencies.map((agency) => [agency.code, agency.validTo ?? '9999-12-31']),
    );
    const validFrom = new Map(
      partnership.agencies.map((agency) => [agency.code, agency.validFrom ?? '']),
    );
    const outside = whole.filter((row) =>
      [row.agency, ...supportersOf(row)].some(
        (code) =>
          row.occurred_on > (validTo.get(code) ?? '') ||
          row.occurred_on < (validFrom.get(code) ?? ''),
      ),
    );
    expect(outside).toEqual([]);
  });

  it("names groups that are on their owner's register and were not archived before", () => {
    const named = whole.filter(({ ocg_reference: reference }) => reference !== '');
    expect(named.length).toBeGreaterThan(1_500);
    expect(named.some(({ ocg_reference: reference }) => reference.startsWith('TVP:'))).toBe(true);
    expect(named.some(({ ocg_reference: reference }) => reference.startsWith('SEROCU:'))).toBe(
      true,
    );
    expect(named.filter(({ target }) => target !== 'OCG')).toEqual([]);
    for (const quarter of quarters) {
      const listed = (number: number) =>
        generateGroups({ ...partnership, quarter: quarterAt(number) }).flatMap(
          ({ agencyCode, rows }) =>
            rows.map((row) => [`${agencyCode} ${row.reference}`, row] as const),
        );
      const register = new Map<string, GroupRow>(listed(numberOf(quarter.key)));
      const missing = named.filter(
        (row) => row.quarter === quarter && !register.has(ownerAndReference(row)),
      );
      expect(missing, quarter.key).toEqual([]);
      const tooLate = named.filter((row) => {
        const archivedOn = register.get(ownerAndReference(row))?.archived_on ?? '';
        return row.quarter === quarter && archivedOn !== '' && row.occurred_on > archivedOn;
      });
      expect(tooLate, quarter.key).toEqual([]);
    }
  });

  it('disrupts only some of the groups in half a year', () => {
    const [register] = generateGroups({
      ...partnership,
      quarter: quarterAt(numberOf('2026-27-Q2')),
    });
    const active = (register?.rows ?? [])
      .filter(({ status }) => status === 'ACTIVE')
      .map(({ reference }) => `TVP ${reference}`);
    const disrupted = new Set(
      [...confirmedIn('2026-27-Q1'), ...confirmedIn('2026-27-Q2')].map(ownerAndReference),
    );
    const share = active.filter((name) => disrupted.has(name)).length / active.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.85);
  });

  it('has no disruption that two agencies appear to have sent, with the same day, area and group or with each naming the other', () => {
    const places = new Map<string, SentRow[]>();
    for (const row of whole) {
      const name = `${row.occurred_on} ${row.area}`;
      places.set(name, [...(places.get(name) ?? []), row]);
    }
    const groupOf = (row: SentRow) => (row.ocg_reference === '' ? null : ownerAndReference(row));
    const pairs = [...places.values()].flatMap((rows) =>
      rows.flatMap((one) => rows.map((other) => [one, other] as const)),
    );
    const seemSame = pairs.filter(([one, other]) => {
      if (one.agency === other.agency) return false;
      const [group, otherGroup] = [groupOf(one), groupOf(other)];
      const isNamed = supportersOf(one).includes(other.agency);
      return (
        (group !== null && group === otherGroup) ||
        (isNamed && (group === null || otherGroup === null))
      );
    });
    expect(pairs.length).toBeGreaterThan(whole.length);
    expect(seemSame).toEqual([]);
  });

  it('has results like those that a force publishes for a quarter', () => {
    for (const { key } of closed) {
      const rows = confirmedIn(key);
      expect(sumOf(rows, 'arrests'), key).toBeGreaterThan(80);
      expect(sumOf(rows, 'arrests'), key).toBeLessThan(260);
      expect(sumOf(rows, 'charges'), key).toBeGreaterThan(25);
      expect(sumOf(rows, 'charges'), key).toBeLessThan(sumOf(rows, 'arrests'));
      expect(sumOf(rows, 'cash_pounds') + sumOf(rows, 'assets_pounds'), key).toBeGreaterThan(
        200_000,
      );
      expect(sumOf(rows, 'school_visits'), key).toBeGreaterThan(30);
    }
    const sentenced = known.filter(
      (row) =>
        isConfirmed(row) && row.sentenced_on >= '2024-01-01' && row.sentenced_on < '2026-01-01',
    );
    // These were sentenced over eight quarters.
    expect(sumOf(sentenced, 'convictions') / 8).toBeGreaterThan(25);
    expect(sumOf(sentenced, 'convictions') / 8).toBeLessThan(75);
    expect(sumOf(sentenced, 'sentence_months') / 12 / 8).toBeGreaterThan(100);
    expect(sumOf(sentenced, 'sentence_months') / 12 / 8).toBeLessThan(350);
  });

  it('has sentences passed in a later quarter than the disruption, but none before it', () => {
    const sentenced = whole.filter((row) => row.sentenced_on !== '');
    expect(sentenced.filter((row) => row.sentenced_on < row.occurred_on)).toEqual([]);
    const later = sentenced.filter(
      ({ sentenced_on: day, quarter: { start, days } }) => day > daysAfter(start, days - 1),
    );
    expect(later.length / sentenced.length).toBeGreaterThan(0.4);
  });

  it('contains a signal: Prevent in Oxfordshire rises over the four quarters from 2025/26 Q3 on, beyond its control limits', () => {
    const oxfordshire = partnership.areas
      .filter(({ countyCode }) => countyCode === 'E10000025')
      .map(({ code }) => code);
    const isThere = ({ objective, area }: DisruptionRow) =>
      objective === 'PREVENT' && (area === 'E10000025' || oxfordshire.includes(area));
    const series = closed.map(({ key }) => count(confirmedIn(key).filter(isThere)));
    const centre = series.reduce((sum, value) => sum + value, 0) / series.length;
    const moves = series.slice(1).map((value, index) => Math.abs(value - (series[index] ?? 0)));
    const upper = centre + (2.66 * moves.reduce((sum, value) => sum + value, 0)) / moves.length;
    const [before, rise] = [series.slice(0, 14), series.slice(14)];
    expect(rise).toEqual([...rise].sort((a, b) => a - b));
    expect(Math.min(...rise)).toBeGreaterThan(Math.max(...before));
    expect(rise.at(-1)).toBeGreaterThan(upper);
    expect(before.filter((value) => value > upper)).toEqual([]);
  });

  it('decides most disruptions within 28 days, but fewer since Q1 2026/27', () => {
    const quickShare = (from: string, until: string) => {
      const decided = whole.filter(({ quarter: { key } }) => key >= from && key <= until);
      const quick = decided.filter((row) => daysBetween(row.submitted_on, row.decided_on) <= 28);
      return quick.length / decided.length;
    };
    expect(quickShare('2022-23-Q1', '2025-26-Q4')).toBeGreaterThan(0.8);
    expect(quickShare('2026-27-Q1', '2026-27-Q3')).toBeLessThan(0.7);
  });
});

describe('cutDisruptionsAt', () => {
  it('leaves every disruption from past quarters decided, and most of them confirmed', () => {
    const old = known.filter(({ quarter: { key } }) => key < '2026-27-Q1');
    expect(new Set(old.map(({ status }) => status))).toEqual(
      new Set(['CONFIRMED', 'REGRADED', 'REJECTED']),
    );
    expect(old.filter(({ status }) => status === 'CONFIRMED').length / old.length).toBeGreaterThan(
      0.85,
    );
  });

  it('has every status in the open quarter, but nothing after today', () => {
    const open = known.filter(({ quarter: { key } }) => key === '2026-27-Q3');
    expect(new Set(open.map(({ status }) => status)).size).toBe(6);
    const later = known.filter((row) =>
      [row.occurred_on, row.submitted_on, row.decided_on, row.sentenced_on].some(
        (day) => day > TODAY,
      ),
    );
    expect(later).toEqual([]);
    expect(open.some(({ occurred_on: day }) => day > daysAfter(TODAY, -2))).toBe(true);
  });

  it('leaves out a decision, a submission and a sentence dated after today', () => {
    const undecided = known.filter(({ status }) =>
      ['DRAFT', 'SUBMITTED', 'IN_REVIEW'].includes(status),
    );
    expect(
      undecided.filter((row) => row.decided_on + row.confirmed_impact + row.rationale !== ''),
    ).toEqual([]);
    expect(known.filter((row) => (row.status === 'DRAFT') !== (row.submitted_on === ''))).toEqual(
      [],
    );
    expect(known.filter((row) => isConfirmed(row) !== (row.confirmed_impact !== ''))).toEqual([]);
    expect(known.filter((row) => (row.convictions === '') !== (row.sentenced_on === ''))).toEqual(
      [],
    );
    expect(known.some((row) => row.charges !== '' && row.convictions === '')).toBe(true);
  });
});

describe('toFirstDisruptions', () => {
  it('differs from the later return in two grades, and lacks one of its rows', () => {
    const rows = known.filter((row) => row.agency === 'SBC' && row.quarter.key === '2024-25-Q4');
    const first = new Map(toFirstDisruptions(rows).map((row) => [row.reference, row]));
    expect(rows.filter(({ reference }) => !first.has(reference))).toEqual([rows.at(-1)]);
    const changed = rows.filter(
      (row) => first.has(row.reference) && first.get(row.reference) !== row,
    );
    expect(changed.map((row) => row.confirmed_impact)).toEqual(['MINOR', 'MINOR']);
  });
});
