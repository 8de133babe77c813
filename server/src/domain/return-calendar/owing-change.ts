import type { AgencyRecord } from '#domain/agencies.js';
import { joinWords } from '#domain/join-words.js';
import { type Dataset, datasets } from '#domain/lists.js';
import type { Obligation } from '#domain/obligations.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { Problem } from '#domain/problem.js';
import { formatQuarter, type Quarter, quarterOf, shift } from '#domain/quarter.js';

/**
 * The quarters for which something is owed, both ends included; no end is set if `until` is null.
 */
export type OwedTime = Pick<Obligation, 'from' | 'until'>;

/** The quarters for which an agency owes a dataset from now on. */
export interface OwingChange {
  readonly agencyId: number;
  readonly dataset: Dataset;
  /** The times for which the agency owes the dataset; empty if it owes nothing. */
  readonly times: readonly OwedTime[];
  /** The version that the person saw; 0 if nobody has ever changed it. */
  readonly seen: number;
}

/** The maximum number of periods for one agency and dataset. */
const MAX_TIMES = 10;

/**
 * The first quarter that can be set, and the number of quarters after the current one that can be
 * set.
 */
const FIRST_QUARTER: Quarter = '2000-01-Q1';
const QUARTERS_AHEAD = 8;

/**
 * What is wrong with the times for which an agency should owe a dataset. They must not overlap, and
 * an agency owes nothing for quarters in which it does not exist.
 */
export function findOwingProblems(
  times: readonly OwedTime[],
  { agency, today }: { readonly agency: AgencyRecord; readonly today: PlainDate },
): readonly Problem[] {
  if (times.length > MAX_TIMES)
    return [
      { field: 'times', message: `At most ${MAX_TIMES} periods can be set for one dataset.` },
    ];
  const latest = shift(quarterOf(today), QUARTERS_AHEAD);
  const begins = agency.validFrom === null ? FIRST_QUARTER : quarterOf(agency.validFrom);
  const ends = agency.validTo === null ? null : quarterOf(agency.validTo);
  const sorted = times.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.flatMap(({ from, until }, index): readonly Problem[] => {
    const next = sorted[index + 1];
    return [
      ...(from < FIRST_QUARTER || from > latest || (until !== null && until > latest)
        ? [
            problem(
              `Returns are owed from ${formatQuarter(FIRST_QUARTER)} at the earliest, and dates are set up to ${formatQuarter(latest)}. Choose quarters between these.`,
            ),
          ]
        : []),
      ...(until !== null && until < from
        ? [
            problem(
              `The last quarter, ${formatQuarter(until)}, is before the first, ${formatQuarter(from)}. Write the earlier one first.`,
            ),
          ]
        : []),
      ...(next !== undefined && (until === null || until >= next.from)
        ? [
            problem(
              `Two of these periods overlap: from ${formatQuarter(from)} and from ${formatQuarter(next.from)}. End the first before the second begins.`,
            ),
          ]
        : []),
      ...(from < begins
        ? [
            problem(
              `${agency.name} exists from ${formatQuarter(begins)} on. It owes nothing for earlier quarters.`,
            ),
          ]
        : []),
      ...(ends !== null && (until === null || until > ends)
        ? [
            problem(
              `${agency.name} ended in ${formatQuarter(ends)}. Choose that quarter or an earlier one as the last.`,
            ),
          ]
        : []),
    ];
  });
}

function problem(message: string): Problem {
  return { field: 'times', message };
}

/** Whether two lists are the same, in any order. */
export function areSameTimes(some: readonly OwedTime[], others: readonly OwedTime[]): boolean {
  const write = (times: readonly OwedTime[]) =>
    times
      .map(({ from, until }) => `${from} ${until ?? ''}`)
      .toSorted()
      .join(',');
  return write(some) === write(others);
}

/** The list of obligations with new times for one agency and dataset. */
export function withOwing(
  obligations: readonly Obligation[],
  { agencyId, dataset, times }: Omit<OwingChange, 'seen'>,
): readonly Obligation[] {
  return [
    ...obligations.filter((each) => each.agencyId !== agencyId || each.dataset !== dataset),
    ...times.map((time) => ({ agencyId, dataset, ...time })),
  ];
}

/**
 * Times in words: `from Q1 2023/24 to Q4 2025/26, and from Q1 2026/27 on`; `not owed` for no time.
 */
export function describeTimes(times: readonly OwedTime[]): string {
  if (times.length === 0) return 'not owed';
  return joinWords(
    times
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ from, until }) =>
        until === null
          ? `from ${formatQuarter(from)} on`
          : until === from
            ? `only for ${formatQuarter(from)}`
            : `from ${formatQuarter(from)} to ${formatQuarter(until)}`,
      ),
  );
}

/** A change to what is owed, as logged: `Set when Reading owes reports: from …. Before: ….` */
export function describeOwingChange(
  { name }: Pick<AgencyRecord, 'name'>,
  { dataset, times }: Pick<OwingChange, 'dataset' | 'times'>,
  former: readonly OwedTime[],
): string {
  return `Set when ${name} owes ${datasets[dataset].toLowerCase()}: ${describeTimes(times)}. Before: ${describeTimes(former)}.`;
}
