import { afterEach, describe, expect, it } from 'vitest';

import { referencePartnership as partnership } from '@stronghold/prisma/seed/reference-partnership';

import { toFirstVersion } from './first-version.js';
import { generateReferrals } from './generate-referrals.js';
import { daysAfter, type DemonstrationQuarter } from './partnership.js';
import type { ReferralRow } from './referral-row.js';

const quarters: readonly DemonstrationQuarter[] = [2022, 2023, 2024, 2025, 2026].flatMap((year) => {
  const key = (number: number) => `${year}-${(year + 1) % 100}-Q${number}`;
  const days = (year + 1) % 4 === 0 ? 91 : 90;
  return [
    { key: key(1), start: `${year}-04-01`, days: 91 },
    { key: key(2), start: `${year}-07-01`, days: 92 },
    { key: key(3), start: `${year}-10-01`, days: 92 },
    { key: key(4), start: `${year + 1}-01-01`, days },
  ];
});

type SentRow = ReferralRow & { readonly agency: string; readonly quarter: DemonstrationQuarter };
const rowsOf = (quarter: DemonstrationQuarter): readonly SentRow[] =>
  generateReferrals({ ...partnership, quarter }).flatMap(({ agencyCode, rows }) =>
    rows.map((row) => ({ ...row, agency: agencyCode, quarter })),
  );
const all = quarters.flatMap(rowsOf);

const countPeople = (rows: readonly ReferralRow[]) =>
  rows.reduce((sum, { quantity }) => sum + Number(quantity), 0);
const shareOf = (rows: readonly ReferralRow[], isCounted: (row: ReferralRow) => boolean) =>
  countPeople(rows.filter(isCounted)) / countPeople(rows);
const daysBetween = (from: string, until: string) =>
  (Date.parse(until) - Date.parse(from)) / 86_400_000;
const oxfordshire = partnership.areas
  .filter(({ countyCode }) => countyCode === 'E10000025')
  .map(({ code }) => code);
const nrm = all.filter(({ pathway }) => pathway === 'NRM');
const decided = nrm.filter((row) => row.reasonable_grounds !== '');

describe('generateReferrals', () => {
  const timeZone = process.env.TZ;
  afterEach(() => {
    if (timeZone === undefined) delete process.env.TZ;
    else process.env.TZ = timeZone;
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/London'])(
    'makes the same rows in the time zone %s',
    (zone) => {
      process.env.TZ = zone;
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      expect(quarters.flatMap(rowsOf)).toEqual(all);
    },
  );

  it('makes a quarter from its key alone, independently of earlier quarters', () => {
    expect([...quarters].reverse().map(rowsOf).reverse().flat()).toEqual(all);
  });

  it('refers 500 to 900 people a quarter', () => {
    for (const quarter of quarters) {
      const people = countPeople(all.filter((row) => row.quarter === quarter));
      expect(people, quarter.key).toBeGreaterThanOrEqual(500);
      expect(people, quarter.key).toBeLessThanOrEqual(900);
    }
  });

  it('has no police or NRM referrals before 2024, because the published returns cover those', () => {
    const before = all.filter(({ received_on: receivedOn }) => receivedOn < '2024-01-01');
    expect(before.filter(({ agency, pathway }) => agency === 'TVP' || pathway === 'NRM')).toEqual(
      [],
    );
    expect(before.length).toBeGreaterThan(3000);
  });

  it('makes 26 to 55 NRM referrals a quarter from 2024 on, at least 26 of them from the police', () => {
    const after = quarters.filter(({ start }) => start >= '2024-01-01');
    expect(after).toHaveLength(13);
    for (const quarter of after) {
      const ofQuarter = nrm.filter((row) => row.quarter === quarter);
      expect(
        countPeople(ofQuarter.filter(({ agency }) => agency === 'TVP')),
        quarter.key,
      ).toBeGreaterThanOrEqual(26);
      expect(countPeople(ofQuarter), quarter.key).toBeLessThanOrEqual(55);
    }
  });

  it('has NRM referrals from first responders only', () => {
    const firstResponders = partnership.agencies
      .filter(({ isNrmFirstResponder }) => isNrmFirstResponder)
      .map(({ code }) => code);
    const senders = [...new Set(nrm.map(({ agency }) => agency))];
    expect(firstResponders).toEqual(expect.arrayContaining(senders));
    expect(senders.length).toBeGreaterThan(10);
  });

  it('dates each row within its quarter, with references in order and unique within its agency', () => {
    const outside = all.filter(
      ({ received_on: day, quarter: { start, days } }) =>
        day < start || day > daysAfter(start, days - 1),
    );
    expect(outside).toEqual([]);
    expect(new Set(all.map(({ agency, reference }) => `${agency} ${reference}`)).size).toBe(
      all.length,
    );
    expect(
      all.find(({ agency, pathway }) => agency === 'MKCC' && pathway === 'MASH_CHILD')?.reference,
    ).toBe('MASH-2022-23-Q1-0001');
  });

  it('codes referrals from social care in Oxfordshire, and all those from its council, to the county', () => {
    const socialCare = all.filter(
      ({ pathway }) => pathway === 'MASH_CHILD' || pathway === 'ADULT_CONCERN',
    );
    expect(socialCare.filter(({ area }) => oxfordshire.includes(area))).toEqual([]);
    expect(new Set(all.filter(({ agency }) => agency === 'OCC').map(({ area }) => area))).toEqual(
      new Set(['E10000025']),
    );
    expect(
      all.some(({ area, pathway }) => oxfordshire.includes(area) && pathway === 'SUPPORT_SERVICE'),
    ).toBe(true);
  });

  it('codes referrals only to current districts, Oxfordshire and the force, and usually to a district', () => {
    const districts = partnership.areas
      .filter(({ kind, people }) => kind === 'DISTRICT' && people > 0)
      .map(({ code }) => code);
    expect(districts).toHaveLength(13);
    expect(new Set(all.map(({ area }) => area))).toEqual(
      new Set([...districts, 'E10000025', 'E23000029']),
    );
    const ofPolice = nrm.filter(({ agency }) => agency === 'TVP');
    expect(shareOf(ofPolice, ({ area }) => districts.includes(area))).toBeGreaterThan(0.7);
    expect(shareOf(ofPolice, ({ area }) => area === 'E23000029')).toBeGreaterThan(0.05);
  });

  it.each([
    { ended: 'BOBICB', successor: 'TVICB' },
    { ended: 'FRIMLEY', successor: 'TVICB' },
    { ended: 'BLMKICB', successor: 'CEICB' },
  ])(
    'has referrals of $ended until the end of March 2026 and of $successor afterwards',
    ({ ended, successor }) => {
      const daysOf = (code: string) =>
        all
          .filter(({ agency }) => agency === code)
          .map(({ received_on: day }) => day)
          .sort();
      expect(daysOf(ended)[0]?.slice(0, 4)).toBe('2022');
      expect((daysOf(ended)[0] ?? '') >= '2022-07-01').toBe(true);
      expect((daysOf(ended).at(-1) ?? '') > '2025-10-01').toBe(true);
      expect((daysOf(ended).at(-1) ?? '') <= '2026-03-31').toBe(true);
      expect((daysOf(successor)[0] ?? '') >= '2026-04-01').toBe(true);
    },
  );

  it('has most children in the NRM exploited for crime, many of them along county lines', () => {
    const children = nrm.filter(({ age_band: age }) => age === 'CHILD_17_OR_UNDER');
    expect(children.length).toBeGreaterThan(100);
    expect(
      shareOf(children, ({ exploitation }) => exploitation.includes('CRIMINAL')),
    ).toBeGreaterThan(0.6);
    expect(
      shareOf(children, ({ county_lines: countyLines }) => countyLines === 'YES'),
    ).toBeGreaterThan(0.35);
  });

  it('has every age, every answer and rows with several kinds of exploitation', () => {
    expect(new Set(nrm.map(({ age_band: age }) => age))).toEqual(
      new Set(['CHILD_17_OR_UNDER', 'ADULT_18_OR_OVER', 'UNKNOWN']),
    );
    expect(nrm.some(({ exploitation }) => exploitation.includes(';'))).toBe(true);
    const ofHubs = all.filter(({ priority }) => priority !== '');
    expect(new Set(ofHubs.map(({ triaged_in_time: inTime }) => inTime))).toEqual(
      new Set(['YES', 'NO', '']),
    );
    expect(new Set(ofHubs.map(({ repeat_within_12_months: repeat }) => repeat))).toEqual(
      new Set(['YES', 'NO', '']),
    );
  });

  it('has most NRM referrals decided within five days and some late, and conclusive decisions only after positive ones', () => {
    const days = decided.map((row) => daysBetween(row.received_on, row.reasonable_grounds_on));
    const late = days.filter((count) => count > 8).length;
    expect(late).toBeGreaterThan(50);
    expect(late).toBeLessThan(decided.length / 2);
    expect(days.filter((count) => count < 1 || (count > 5 && count < 9))).toEqual([]);
    expect(new Set(decided.map((row) => row.reasonable_grounds))).toEqual(
      new Set(['POSITIVE', 'NEGATIVE', 'SUSPENDED', 'WITHDRAWN']),
    );
    const concluded = nrm.filter((row) => row.conclusive_grounds !== '');
    expect(concluded.length).toBeGreaterThan(100);
    expect(
      concluded.filter(
        (row) =>
          row.reasonable_grounds !== 'POSITIVE' ||
          row.conclusive_grounds_on <= row.reasonable_grounds_on,
      ),
    ).toEqual([]);
  });

  it('sends only counts for two charities, without details of individuals', () => {
    const counts = all.filter(({ quantity }) => quantity !== '1');
    expect(new Set(counts.map(({ agency }) => agency))).toEqual(new Set(['TVPART', 'UNSEEN']));
    expect(
      counts.filter(
        (row) =>
          row.priority + row.closed_on + row.repeat_within_12_months + row.reasonable_grounds_on !==
          '',
      ),
    ).toEqual([]);
  });

  it('contains many cells of one to four people', () => {
    const latest = all.filter(({ quarter }) => quarter.key === '2026-27-Q2');
    const cells = new Map<string, number>();
    for (const { area, pathway, quantity } of latest)
      cells.set(`${area} ${pathway}`, (cells.get(`${area} ${pathway}`) ?? 0) + Number(quantity));
    const small = [...cells.values()].filter((people) => people <= 4);
    expect(small.length).toBeGreaterThan(5);
  });

  it('contains a signal: children in Milton Keynes rise beyond their control limits from 2025/26 Q3 on and not before', () => {
    const series = quarters.map((quarter) =>
      countPeople(
        all.filter(
          (row) =>
            row.quarter === quarter && row.pathway === 'MASH_CHILD' && row.area === 'E06000042',
        ),
      ),
    );
    const closed = series.slice(
      0,
      quarters.findIndex(({ key }) => key === '2026-27-Q3'),
    );
    expect(closed).toHaveLength(18);
    const centre = closed.reduce((sum, value) => sum + value, 0) / closed.length;
    const moves = closed.slice(1).map((value, index) => Math.abs(value - (closed[index] ?? 0)));
    const upper = centre + (2.66 * moves.reduce((sum, value) => sum + value, 0)) / moves.length;
    expect(closed.map((value) => value > upper)).toEqual([
      ...Array<boolean>(14).fill(false),
      true,
      true,
      true,
      true,
    ]);
  });
});

describe('toFirstVersion', () => {
  const quarter = quarters.find(({ key }) => key === '2026-27-Q1');
  const rows = all.filter((row) => row.agency === 'SBC' && row.quarter === quarter);

  it('differs from the later return in three rows, has one row too many and lacks another', () => {
    const first = new Map(toFirstVersion(rows).map((row) => [row.reference, row]));
    const later = new Map(rows.map((row) => [row.reference, row]));
    expect(rows.length).toBeGreaterThan(20);
    expect([...later.keys()].filter((reference) => !first.has(reference))).toEqual([
      rows.at(-1)?.reference,
    ]);
    expect([...first.keys()].filter((reference) => !later.has(reference))).toHaveLength(1);
    const corrected = rows.filter(
      (row) => first.has(row.reference) && first.get(row.reference) !== row,
    );
    expect(corrected.map(({ pathway }) => pathway)).toEqual([
      'MASH_CHILD',
      'MASH_CHILD',
      'MASH_CHILD',
    ]);
  });
});
