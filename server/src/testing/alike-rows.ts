import { type Content, perturb } from '#domain/disclosure/perturbation.js';
import { toRecordKeys } from '#features/returns/record-key.js';

import type { SentRow } from './random-partnership.js';
import { sentDisruptions, sentReferrals, sentReports } from './sent-rows.js';

/** A fixed secret and salt, so that two similar partnerships can be made. */
export const alikeSecret = Buffer.from(
  Array.from({ length: 32 }, (_, index) => (7 * index + 3) % 256),
);
export const ALIKE_SALT = 0x2f6e2b1;

/** A day early in each quarter of three financial years. */
const months = ['04', '07', '10', '01'] as const;
const starts = [2023, 2024, 2025].flatMap((year) =>
  months.map((month) => `${month === '01' ? year + 1 : year}-${month}-10`),
);

/** The police, and the council that views the pages. */
const POLICE = 'TVP';
const COUNCIL = 'RBC';

/** Counts of protected records by quarter. */
export type Counts = readonly number[];

/** The number of the council’s own records by quarter, which everybody else sees rounded. */
const councilCounts: Counts = starts.map((_, index) => 4 + ((index * 5) % 11));

const keyOf = toRecordKeys(alikeSecret);
const referenceOf = (index: number) => `X${index + 1}`;

function together(agency: string, counts: Counts, quarters: readonly number[]): Content {
  return {
    count: quarters.reduce((sum, index) => sum + (counts[index] ?? 0), 0),
    keys: quarters.reduce((sum, index) => (sum + keyOf(agency, referenceOf(index))) >>> 0, 0),
  };
}

/**
 * The figures of the police’s records in some quarters, as shown to the council and to viewers
 * without records of their own. The rows of one agency differ only in their quarter, and share no
 * other value with the other agency's rows, so a cell contains the rows of one agency or of both.
 */
function showOf(counts: Counts, quarters: readonly number[]): string {
  const [police, council] = [
    together(POLICE, counts, quarters),
    together(COUNCIL, councilCounts, quarters),
  ];
  const both = { count: police.count + council.count, keys: (police.keys + council.keys) >>> 0 };
  return `${perturb(police, ALIKE_SALT)} ${perturb(both, ALIKE_SALT)}`;
}

/**
 * The maximum difference of a rounded and a true count. Counts further apart never look the same.
 */
const FURTHEST = 9;
/** The maximum number of variants of a year to combine with the variants of other years. */
const MAX_WAYS = 60;

/**
 * Finds other counts that look the same for each quarter, each financial year and the total, and
 * differ in as many quarters as possible.
 */
export function findAlike(counts: Counts): Counts {
  const all = [...counts.keys()];
  const ways = [0, 4, 8].map((first) => findWaysOfYear(counts, all.slice(first, first + 4)));
  const differing = (some: Counts) => some.filter((count, index) => count !== counts[index]).length;
  const [one = [], two = [], three = []] = ways.map((some) =>
    some.map((way) => all.map((index) => way.get(index) ?? 0)),
  );
  const merge = (...years: readonly Counts[]) =>
    all.map((index) => years.reduce((sum, year) => sum + (year[index] ?? 0), 0));
  const wanted = showOf(counts, all);
  let found = counts;
  for (const first of one) {
    for (const second of two) {
      for (const third of three) {
        const tried = merge(first, second, third);
        if (differing(tried) > differing(found) && showOf(tried, all) === wanted) found = tried;
      }
    }
  }
  return found;
}

/** Finds counts for the quarters of a year that look the same for each quarter and for the year. */
function findWaysOfYear(
  counts: Counts,
  year: readonly number[],
): readonly ReadonlyMap<number, number>[] {
  let ways: readonly ReadonlyMap<number, number>[] = [new Map()];
  for (const index of year) {
    const count = counts[index] ?? 0;
    const near = Array.from(
      { length: 2 * FURTHEST + 1 },
      (_, step) => count - FURTHEST + step,
    ).filter((other) => other > 0);
    const alike = near.filter(
      (other) => showOf(counts.with(index, other), [index]) === showOf(counts, [index]),
    );
    ways = ways.flatMap((way) => alike.map((other) => new Map([...way, [index, other]])));
  }
  const wanted = showOf(counts, year);
  return ways
    .filter(
      (way) =>
        showOf(
          counts.map((count, index) => way.get(index) ?? count),
          year,
        ) === wanted,
    )
    .toSorted((some, others) => countOthers(others, counts) - countOthers(some, counts))
    .slice(0, MAX_WAYS);
}

function countOthers(way: ReadonlyMap<number, number>, counts: Counts): number {
  return [...way].filter(([index, count]) => count !== counts[index]).length;
}

/** The number of protected records of each kind by quarter, from the police. */
export interface PoliceCounts {
  readonly referrals: Counts;
  readonly reports: Counts;
  readonly people: Counts;
}

/** The returns of the police and the council, each with open and protected records. */
export function toRows({ referrals, reports, people }: PoliceCounts): readonly SentRow[] {
  return [...toPoliceRows({ referrals, reports, people }), ...toCouncilRows()];
}

function toPoliceRows({ referrals, reports, people }: PoliceCounts): readonly SentRow[] {
  const at = (index: number) => ({ reference: referenceOf(index) });
  return [
    ...sentReferrals(
      POLICE,
      starts.map((day, index) => ({
        ...{
          ...at(index),
          received_on: day,
          quantity: referrals[index] ?? 0,
          pathway: 'MASH_CHILD',
          exploitation: 'CRIMINAL',
        },
        ...{
          sex: 'MALE',
          triaged_in_time: 'YES',
          repeat_within_12_months: 'NO',
          county_lines: 'YES',
        },
        ...{ reasonable_grounds: 'POSITIVE', reasonable_grounds_on: day },
      })),
    ),
    ...sentReports(POLICE, [
      ...starts.map((day, index) => ({
        ...{ ...at(index), received_on: day, quantity: reports[index] ?? 0 },
        ...{
          crime_type: 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE',
          status: 'ACTIONED',
          first_action_hours: '5',
        },
      })),
      ...starts.map((day, index) => ({
        reference: `O${index + 1}`,
        received_on: day,
        quantity: 20 + ((index * 7) % 13),
        first_action_hours: '30',
      })),
    ]),
    ...sentDisruptions(
      POLICE,
      starts.map((day, index) => ({
        ...at(index),
        occurred_on: day,
        quantity: 9 + (index % 5),
        adults_safeguarded: people[index] ?? 0,
      })),
    ),
  ];
}

const SLOUGH = 'E06000039';

function toCouncilRows(): readonly SentRow[] {
  const at = (index: number) => ({ reference: referenceOf(index) });
  const quantity = (index: number) => councilCounts[index] ?? 0;
  return [
    ...sentReferrals(
      COUNCIL,
      starts.map((day, index) => ({
        ...{
          ...at(index),
          received_on: day,
          quantity: quantity(index),
          pathway: 'ADULT_CONCERN',
          exploitation: 'LABOUR',
          area: SLOUGH,
        },
        ...{
          age_band: 'ADULT_18_OR_OVER',
          sex: 'FEMALE',
          triaged_in_time: 'NO',
          repeat_within_12_months: 'YES',
          county_lines: 'NO',
        },
        ...{ reasonable_grounds: 'NEGATIVE', reasonable_grounds_on: day.replace(/10$/u, '25') },
      })),
    ),
    ...sentReports(COUNCIL, [
      ...starts.map((day, index) => ({
        ...{
          ...at(index),
          received_on: day,
          quantity: quantity(index),
          area: SLOUGH,
          channel: 'ONLINE',
        },
        ...{ crime_type: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', status: 'RECEIVED' },
      })),
      ...starts.map((day, index) => ({
        reference: `O${index + 1}`,
        received_on: day,
        quantity: 3 + (index % 4),
        area: SLOUGH,
      })),
    ]),
    ...sentDisruptions(
      COUNCIL,
      starts.map((day, index) => ({
        ...{
          ...at(index),
          occurred_on: day,
          quantity: 2,
          area: SLOUGH,
          crime_type: 'CYBER_CRIME',
          objective: 'PROTECT',
        },
        ...{ impact: 'MAJOR', children_safeguarded: quantity(index) },
      })),
    ),
  ];
}
