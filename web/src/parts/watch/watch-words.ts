import { formatInstant, joinWords } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';

import type { Alert, Schedule } from './watch.type.js';

/** The days of the week. The first is Monday, number 1. */
export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/**
 * When a schedule runs: `Each Monday at 08:00`. Hours are London time; weekdays start at 1 for
 * Monday.
 */
export function describeCadence({
  cadence,
  weekday,
  hour,
}: Pick<Schedule, 'cadence' | 'weekday' | 'hour'>): string {
  const at = hour === null ? '' : ` at ${String(hour).padStart(2, '0')}:00`;
  if (cadence === 'AFTER_PUBLISHING') return 'Whenever returns are published';
  if (cadence === 'QUARTER_CLOSED') return `When a quarter closes${at}`;
  return `Each ${weekdays[(weekday ?? 1) - 1] ?? 'week'}${at}`;
}

const deliveryWords: Readonly<Record<Schedule['delivers'][number], string>> = {
  PAGE: 'page',
  DOWNLOAD: 'download',
  MAIL: 'email',
};

/**
 * The form in which a schedule is sent, and to how many people: `Email and page, to its owner and 3
 * people`.
 */
export function describeDelivery({
  delivers,
  recipients,
}: Pick<Schedule, 'delivers' | 'recipients'>): string {
  const ways = joinWords(delivers.map((way) => deliveryWords[way]));
  // The owner receives it too, but is not among the recipients.
  const whom =
    recipients.length === 0 ? 'its owner' : `its owner and ${countPeople(recipients.length)}`;
  return `${ways.charAt(0).toUpperCase()}${ways.slice(1)}, to ${whom}`;
}

function countPeople(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

/** The subject of a schedule, and its address; null if it has no page or is gone. */
export function describeSubject({ kind, savedQuery, measure, area, isGone }: Schedule['subject']): {
  readonly name: string;
  readonly address: string | null;
} {
  const where = area === null ? '' : `, ${area.name}`;
  if (kind === 'OVERVIEW') return { name: `The Overview in a few sentences${where}`, address: '/' };
  if (isGone) return { name: 'Deleted, or no longer shared with you', address: null };
  if (savedQuery !== null)
    return { name: savedQuery.name, address: `/explore/saved/${savedQuery.id}` };
  return measure === null
    ? { name: 'A measure', address: null }
    : { name: `${measure.name}${where}`, address: `/measures/${measure.key}` };
}

/** The state of a schedule, with the reason if it does not run. */
export function describeScheduleState({
  state,
  stateReason,
  nextRunAt,
}: Pick<Schedule, 'state' | 'stateReason' | 'nextRunAt'>): string {
  if (state === 'ACTIVE') return nextRunAt === null ? 'Runs' : `Next ${formatInstant(nextRunAt)}`;
  const word = state === 'PAUSED' ? 'Paused' : 'Stopped';
  return stateReason === '' ? word : `${word}. ${stateReason}`;
}

/** What triggers an alert: `Total of “Cuckooing reports” above 20`. */
export function describeRule({
  rule,
  threshold,
  isAbove,
  subject,
}: Pick<Alert, 'rule' | 'threshold' | 'isAbove' | 'subject'>): string {
  const { measure, savedQuery, area, agency, dataset, isGone } = subject;
  if (isGone) return 'What it watches has been deleted, or is no longer shared with you';
  const where = area === null ? '' : `, ${area.name}`;
  switch (rule) {
    case 'SIGNAL':
      return `A real change in ${measure?.name ?? 'a measure'}${where}`;
    case 'MISSED_TARGET':
      return `${measure?.name ?? 'A measure'} off target when a quarter closes${where}`;
    case 'LATE_RETURN':
      return `A late return${dataset === null ? '' : ` of ${datasetNames[dataset].toLowerCase()}`}${agency === null ? '' : ` from ${agency.name}`}`;
    case 'THRESHOLD':
      return `Total of “${savedQuery?.name ?? 'a question'}” ${isAbove ? 'above' : 'below'} ${threshold ?? 0}`;
  }
}

export const alertStates = {
  OK: { word: 'OK', shape: 'circle' },
  RAISED: { word: 'Raised', shape: 'diamond' },
  ACKNOWLEDGED: { word: 'Acknowledged', shape: 'triangle' },
  CLEARED: { word: 'Cleared', shape: 'ring' },
} as const satisfies Readonly<Record<NonNullable<Alert['state']>, unknown>>;
