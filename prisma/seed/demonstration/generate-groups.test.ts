import { describe, expect, it } from 'vitest';

import { referencePartnership as partnership } from '@stronghold/prisma/seed/reference-partnership';

import { generateGroups } from './generate-groups.js';
import type { GroupRow } from './group-row.js';
import { daysAfter, type DemonstrationQuarter } from './partnership.js';
import { numberOf, quarterAt } from './quarters.js';

const FIRST = numberOf('2022-23-Q1');
const quarters = Array.from({ length: numberOf('2026-27-Q2') - FIRST + 1 }, (_, index) =>
  quarterAt(FIRST + index),
);

type ListedRow = GroupRow & { readonly name: string };
const registerOf = (quarter: DemonstrationQuarter): readonly ListedRow[] =>
  generateGroups({ ...partnership, quarter }).flatMap(({ agencyCode, rows }) =>
    rows.map((row) => ({ ...row, name: `${agencyCode} ${row.reference}` })),
  );
const registers = quarters.map((quarter) => ({ quarter, rows: registerOf(quarter) }));
const lastDayOf = ({ start, days }: DemonstrationQuarter) => daysAfter(start, days - 1);
const isIn = (day: string, quarter: DemonstrationQuarter) =>
  day >= quarter.start && day <= lastDayOf(quarter);
const openIn = (rows: readonly ListedRow[]) => rows.filter(({ status }) => status !== 'ARCHIVED');
const pairs = registers
  .slice(1)
  .map((now, index) => ({ before: registers[index]?.rows ?? [], ...now }));

describe('generateGroups', () => {
  it('makes a register from its key alone, independently of earlier registers', () => {
    expect([...quarters].reverse().map(registerOf).reverse()).toEqual(
      registers.map(({ rows }) => rows),
    );
  });

  it.each(['TVP', 'SEROCU', 'HOIE', 'HMRC'])(
    'balances each register of %s with the next: the groups open before, plus the mapped and reopened ones, less the archived ones, are as many as those open after',
    (owner) => {
      expect(pairs).toHaveLength(17);
      const isOwn = ({ name }: ListedRow) => name.startsWith(`${owner} `);
      const own = pairs.map(({ before, quarter, rows }) => ({
        before: before.filter(isOwn),
        quarter,
        rows: rows.filter(isOwn),
      }));
      expect(own.every(({ rows }) => rows.length > 0)).toBe(true);
      for (const { before, quarter, rows } of own) {
        const opening = openIn(before).map(({ name }) => name);
        const mapped = rows.filter(({ mapped_on: day }) => isIn(day, quarter)).length;
        const reopened = openIn(rows).filter(
          ({ name, mapped_on: day }) => !opening.includes(name) && !isIn(day, quarter),
        ).length;
        const archived = rows.filter(
          ({ archived_on: day }) => day !== '' && isIn(day, quarter),
        ).length;
        expect(opening.length + mapped + reopened - archived, quarter.key).toBe(
          openIn(rows).length,
        );
      }
    },
  );

  it('never drops a group: it stays, or is listed in the quarter in which it was archived', () => {
    for (const { before, quarter, rows } of pairs) {
      const listed = new Set(rows.map(({ name }) => name));
      expect(
        openIn(before).filter(({ name }) => !listed.has(name)),
        quarter.key,
      ).toEqual([]);
    }
  });

  it('lists an archived group once, with the day, but not in later quarters unless it came back', () => {
    for (const { quarter, rows } of registers) {
      expect(
        rows.filter(({ status, archived_on: day }) => (status === 'ARCHIVED') !== (day !== '')),
      ).toEqual([]);
      expect(rows.filter(({ archived_on: day }) => day !== '' && !isIn(day, quarter))).toEqual([]);
    }
    for (const { before, rows } of pairs) {
      const archived = new Set(
        before.filter(({ status }) => status === 'ARCHIVED').map(({ name }) => name),
      );
      expect(rows.filter(({ name }) => archived.has(name))).toEqual([]);
    }
  });

  it('has groups that were archived and came back, with the day on which they were first mapped', () => {
    const cameBack = pairs.flatMap(({ before, quarter, rows }) =>
      openIn(rows).filter(
        ({ name, mapped_on: day }) =>
          !before.some((row) => row.name === name) &&
          !isIn(day, quarter) &&
          quarter.key > '2023-24-Q1',
      ),
    );
    expect(cameBack.length).toBeGreaterThan(3);
    const formerly = cameBack.filter(({ name, mapped_on: day }) =>
      registers.some(({ rows }) =>
        rows.some((row) => row.name === name && row.mapped_on === day && row.status === 'ARCHIVED'),
      ),
    );
    expect(formerly.length).toBeGreaterThan(3);
    expect(cameBack.filter(({ archived_on: day }) => day !== '')).toEqual([]);
  });

  it('has 90 to 130 active groups at the end of each quarter, most of them owned by the police and its regional unit', () => {
    for (const { quarter, rows } of registers) {
      const active = rows.filter(({ status }) => status === 'ACTIVE');
      expect(active.length, quarter.key).toBeGreaterThanOrEqual(90);
      expect(active.length, quarter.key).toBeLessThanOrEqual(130);
      expect(
        active.filter(({ name }) => /^(TVP|SEROCU) /.test(name)).length / active.length,
      ).toBeGreaterThan(0.85);
    }
  });

  it('has watched groups, every risk band, groups without an area and plans whose review is overdue', () => {
    const latest = registers.at(-1);
    const open = openIn(latest?.rows ?? []);
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set(['ACTIVE', 'MONITORED']));
    expect(new Set(open.map(({ risk_band: band }) => band))).toEqual(
      new Set(['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH']),
    );
    expect(open.some(({ area }) => area === '')).toBe(true);
    const overdue = open.filter(
      ({ plan_review_due: due }) => latest !== undefined && due < lastDayOf(latest.quarter),
    );
    expect(overdue.length).toBeGreaterThan(5);
    expect(overdue.length / open.length).toBeLessThan(0.3);
  });

  it("keeps a group's properties: its crime type, area and day of mapping never change", () => {
    const traits = new Map<string, string>();
    for (const { name, crime_type: crimeType, area, mapped_on: day } of registers.flatMap(
      ({ rows }) => rows,
    )) {
      expect(traits.get(name) ?? `${crimeType} ${area} ${day}`, name).toBe(
        `${crimeType} ${area} ${day}`,
      );
      traits.set(name, `${crimeType} ${area} ${day}`);
    }
  });
});
