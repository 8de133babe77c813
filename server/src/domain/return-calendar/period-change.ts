import { type Dataset, datasets } from '#domain/lists.js';
import { defaultDueOn, Periods, type PeriodSetting, type PeriodStatus } from '#domain/period.js';
import { addDays, formatDate, type PlainDate } from '#domain/plain-date.js';
import type { Problem } from '#domain/problem.js';
import {
  endBefore,
  endOf,
  formatQuarter,
  type Quarter,
  quarterOf,
  shift,
} from '#domain/quarter.js';

/** A change to one dataset and quarter, as entered. */
export interface PeriodChange extends PeriodSetting {
  /** The version that the person saw; 0 if nobody has ever set anything. */
  readonly seen: number;
}

/** The settings of a dataset and quarter, as stored. */
export interface StoredPeriod {
  readonly dueOn: PlainDate;
  readonly closedOn: PlainDate | null;
  readonly version: number;
}

/**
 * The maximum number of days after the end of a quarter that a return may be due, or the quarter
 * may be closed.
 */
const MAX_DAYS = 366;

/** How many quarters after the current one due days can be set. */
const QUARTERS_AHEAD = 8;

interface Known {
  readonly today: PlainDate;
  /** The stored settings; null if nobody has set anything. */
  readonly stored: StoredPeriod | null;
}

/**
 * What is wrong with a change to one dataset and quarter. A final quarter can no longer change:
 * later publications count as revisions of what boards saw. Nothing may be closed or due before its
 * quarter has ended, and nobody may close or open it in the past, nor move its due day into the
 * past: figures that people read in the meantime would have had another status. Nobody may make an
 * open quarter final on the same day, because that could not be undone.
 */
export function findPeriodProblems(
  setting: PeriodSetting,
  { today, stored }: Known,
): readonly Problem[] {
  const { dataset, quarter, dueOn, closedOn } = setting;
  const label = `${datasets[dataset]} for ${formatQuarter(quarter)}`;
  const before = new Periods(stored === null ? [] : [{ dataset, quarter, ...stored }]);
  if (before.statusOf(dataset, quarter, today) === 'FINAL')
    return [
      {
        field: 'quarter',
        message: `${label} are final: their due date and closing date can no longer be changed. What is published from now on is a numbered revision.`,
      },
    ];
  if (quarter > shift(quarterOf(today), QUARTERS_AHEAD))
    return [
      {
        field: 'quarter',
        message: `Due dates are set up to ${QUARTERS_AHEAD} quarters ahead. Choose ${formatQuarter(shift(quarterOf(today), QUARTERS_AHEAD))} or an earlier one.`,
      },
    ];
  const [lastDay, latest] = [endOf(quarter), addDays(endOf(quarter), MAX_DAYS)];
  return [
    ...(dueOn < lastDay || dueOn > latest
      ? [
          {
            field: 'dueOn',
            message: `${label} are due between ${formatDate(lastDay)}, the last day of the quarter, and ${formatDate(latest)}. Give a day in that range.`,
          },
        ]
      : []),
    ...(closedOn !== null && (closedOn < endBefore(quarter) || closedOn > latest)
      ? [
          {
            field: 'closedOn',
            message: `${formatQuarter(quarter)} ends on ${formatDate(lastDay)}. It can be closed from the day after, up to ${formatDate(latest)}.`,
          },
        ]
      : []),
    ...findPastProblems(setting, { before, today }),
  ];
}

/** What is wrong with a change that affects past days, or that could not be undone. */
function findPastProblems(
  setting: PeriodSetting,
  { before, today }: { readonly before: Periods; readonly today: PlainDate },
): readonly Problem[] {
  const { dataset, quarter, dueOn, closedOn } = setting;
  const after = new Periods([setting]);
  if (dueOn < today && dueOn !== before.dueOn(dataset, quarter))
    return [
      {
        field: 'dueOn',
        message: `A return cannot be made due on a day in the past. Give ${formatDate(today)} or a later day.`,
      },
    ];
  const closedFrom = after.closedFrom(dataset, quarter);
  if (closedFrom < today && closedFrom !== before.closedFrom(dataset, quarter))
    return [
      {
        field: 'closedOn',
        message:
          closedOn === null
            ? `The due day, ${formatDate(dueOn)}, is in the past: the quarter would have closed on ${formatDate(closedFrom)}. Give ${formatDate(today)} or a later day to close it.`
            : `A quarter cannot be closed on a day in the past. Give ${formatDate(today)} to close it now.`,
      },
    ];
  const wasOpen = before.statusOf(dataset, quarter, today) === 'OPEN';
  return wasOpen && after.statusOf(dataset, quarter, today) === 'FINAL'
    ? [
        {
          field: 'closedOn',
          message: `${formatQuarter(quarter)} would be final at once, and nobody could open it again. Close it from ${formatDate(addDays(today, 1))} or a later day.`,
        },
      ]
    : [];
}

/**
 * Decides by the version the person saw. If the setting would not change, no version is needed.
 *
 * @param stored the existing row; null if there never was one, and the rule applies
 */
export function decidePeriod(
  stored: StoredPeriod | null,
  { quarter, dueOn, closedOn, seen }: PeriodChange,
): 'KEEP' | 'WRITE' | 'CONFLICT' {
  const current = stored ?? { dueOn: defaultDueOn(quarter), closedOn: null, version: 0 };
  if (current.dueOn === dueOn && current.closedOn === closedOn) return 'KEEP';
  return current.version === seen ? 'WRITE' : 'CONFLICT';
}

/** A period's settings in words: `due on 31 October 2026, and closed at the end of that day`. */
export function describePeriod({
  dueOn,
  closedOn,
}: Pick<StoredPeriod, 'dueOn' | 'closedOn'>): string {
  const closes =
    closedOn === null ? 'closed at the end of that day' : `closed from ${formatDate(closedOn)} on`;
  return `due on ${formatDate(dueOn)}, and ${closes}`;
}

/**
 * A change to a period as logged: `Set reports for Q2 2026/27: due on …, and closed …. Before: due
 * on ….`
 */
export function describePeriodChange(
  { dataset, quarter, dueOn, closedOn }: PeriodSetting,
  former: Pick<StoredPeriod, 'dueOn' | 'closedOn'> | null,
): string {
  const before = former ?? { dueOn: defaultDueOn(quarter), closedOn: null };
  return `Set ${datasets[dataset].toLowerCase()} for ${formatQuarter(quarter)}: ${describePeriod({ dueOn, closedOn })}. Before: ${describePeriod(before)}.`;
}

/** Describes the current setting to somebody who saw an earlier one. */
export function explainPeriodConflict(
  dataset: Dataset,
  quarter: Quarter,
  stored: StoredPeriod | null,
): Problem {
  const now = stored ?? { dueOn: defaultDueOn(quarter), closedOn: null };
  return {
    field: 'version',
    message: `Somebody else has changed ${datasets[dataset].toLowerCase()} for ${formatQuarter(quarter)}: they are now ${describePeriod(now)}. Check it before you save yours.`,
  };
}

/** What each status means for readers, in a sentence. */
export const statusConsequences = {
  OPEN: 'Their figures are marked as incomplete, and agencies that have not sent their returns are not counted as missing',
  PROVISIONAL:
    'Their figures are provisional, and agencies that have not sent their returns are named as missing next to them',
  FINAL: 'Their figures are final, and what is published later is a numbered revision',
} as const satisfies Readonly<Record<PeriodStatus, string>>;
