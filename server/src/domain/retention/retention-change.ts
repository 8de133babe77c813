import { type Dataset, datasets } from '#domain/lists.js';
import { formatDate, type PlainDate } from '#domain/plain-date.js';
import type { Problem } from '#domain/problem.js';

import { explainYears, keptFromAfter, type RetentionPeriod } from './retention.js';

/** A change to how long records of a dataset are kept, as entered. */
export interface RetentionChange {
  readonly dataset: Dataset;
  /** The number of years; null to keep records until somebody erases them. */
  readonly years: number | null;
  /** The version that the person saw; 0 if nobody has ever set anything. */
  readonly seen: number;
}

/** What is past its retention period under a change, counted where the viewer may see counts. */
export interface PastRecords {
  readonly records: number;
  readonly formerVersions: number;
  /** The number of records also past their period, but needed by records that are kept. */
  readonly waiting: number;
  /** Whether the records of every agency are counted, or only some. */
  readonly isOfAll: boolean;
}

/** What is wrong with a change in itself, before the stored setting is read. */
export function findRetentionProblems({
  years,
}: Pick<RetentionChange, 'years'>): readonly Problem[] {
  const wrong = years === null ? null : explainYears(years);
  return wrong === null ? [] : [{ field: 'years', message: wrong }];
}

/** Decides by the version the person saw. If nothing would change, no version is needed. */
export function decideRetention(
  stored: Pick<RetentionPeriod, 'years' | 'version'>,
  { years, seen }: Pick<RetentionChange, 'years' | 'seen'>,
): 'KEEP' | 'WRITE' | 'CONFLICT' {
  if (stored.years === years) return 'KEEP';
  return stored.version === seen ? 'WRITE' : 'CONFLICT';
}

/** A retention period in words: `kept for 7 years`. */
export function describeYears(years: number | null): string {
  return years === null ? 'kept until somebody erases them' : `kept for ${years} years`;
}

/**
 * A change to a retention period, as logged: `Set the retention of reports: kept for 7 years.
 * Before: kept until somebody erases them.`
 */
export function describeRetentionChange(
  { dataset, years }: Pick<RetentionChange, 'dataset' | 'years'>,
  former: number | null,
): string {
  return `Set the retention of ${datasets[dataset].toLowerCase()}: ${describeYears(years)}. Before: ${describeYears(former)}.`;
}

/** Describes the current period to somebody who saw an earlier one. */
export function explainRetentionConflict({
  dataset,
  years,
}: Pick<RetentionPeriod, 'dataset' | 'years'>): Problem {
  return {
    field: 'version',
    message: `Somebody else has changed this: records of ${datasets[dataset].toLowerCase()} are now ${describeYears(years)}. Check it before you save yours.`,
  };
}

/**
 * What a change would do, one sentence each: from which day records are kept, how many would be
 * removed, and what cannot be undone.
 */
export function describeRetentionEffect(
  { dataset, years }: Pick<RetentionChange, 'dataset' | 'years'>,
  { today, takenBefore }: Pick<RetentionPeriod, 'takenBefore'> & { readonly today: PlainDate },
  past: PastRecords,
): readonly string[] {
  const name = datasets[dataset];
  const gone =
    takenBefore === null
      ? []
      : [`Records from before ${formatDate(takenBefore)} were removed and cannot be restored.`];
  if (years === null)
    return [`${name} are kept until somebody erases them: no more are removed.`, ...gone];
  const whose = past.isOfAll ? '' : ' of agencies whose records you may count';
  const isNothing = past.records + past.formerVersions === 0;
  return [
    `${name} are kept for ${years} years: today, those from ${formatDate(keptFromAfter(years, today))} on.`,
    isNothing
      ? `No earlier records${whose} would be removed.`
      : `${count(past.records, 'record')} and ${count(past.formerVersions, 'former version')}${whose} would be removed for good within a day. What they add up to stays in the figures, and returns for their quarters are no longer accepted.`,
    ...(past.waiting === 0
      ? []
      : [
          `${count(past.waiting, 'more record')} would be closed, and removed once no remaining record depends on them.`,
        ]),
    ...gone,
  ];
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}
