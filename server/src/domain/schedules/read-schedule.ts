import { hasInvisible } from '#domain/invisible-characters.js';
import type { Problem } from '#domain/problem.js';

import type { Delivery, ScheduleContent, Subject, Timing } from './schedule.js';
import { deliveries } from './schedule.js';

/**
 * The maximum length of a schedule's or an alert's title and data, in characters, and the maximum
 * number of its recipients.
 */
export const scheduleLimits = { title: 200, recipients: 50, data: 10_000 } as const;

/** A schedule as entered, before anything is checked. */
export interface ScheduleParams {
  readonly title: string;
  readonly subject: Subject | Problem;
  readonly cadence: string;
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly delivers: readonly string[];
}

export type ReadSchedule =
  | { readonly ok: true; readonly content: ScheduleContent }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Validates a schedule, and reports everything that is wrong with it at once. */
export function readSchedule({
  title: written,
  subject,
  cadence,
  weekday,
  hour,
  delivers: wanted,
}: ScheduleParams): ReadSchedule {
  const title = written.trim().normalize('NFC');
  const timing = readTiming({ cadence, weekday, hour });
  const delivers = Object.keys(deliveries).filter(
    (code): code is Delivery => code in deliveries && wanted.includes(code),
  );
  const problems = [
    ...findTitleProblems(title),
    ...('message' in subject ? [subject] : []),
    ...('message' in timing ? [timing] : []),
    ...(delivers.length === 0
      ? [
          {
            field: 'delivers',
            message:
              'Say how the answer is delivered: as a page to open, as a download, by email, or several of these.',
          },
        ]
      : []),
    ...(delivers.includes('DOWNLOAD') && !('message' in subject) && subject.kind !== 'SAVED_QUERY'
      ? [
          {
            field: 'delivers',
            message:
              'Only a saved question can be downloaded. Choose a page or email for this one.',
          },
        ]
      : []),
  ];
  if (problems.length > 0 || 'message' in subject || 'message' in timing)
    return { ok: false, problems };
  return { ok: true, content: { title, subject, timing, delivers } };
}

/** What is wrong with the trimmed title of a schedule or an alert. Empty if nothing is. */
export function findTitleProblems(title: string): readonly Problem[] {
  const length = Array.from(title).length;
  if (length === 0)
    return [{ field: 'title', message: 'Give it a title: say in a few words what it is about.' }];
  if (hasInvisible(title))
    return [
      {
        field: 'title',
        message:
          'The title contains a line break or an invisible character. Write it as one line of text.',
      },
    ];
  if (length <= scheduleLimits.title) return [];
  const message = `The title has ${length.toLocaleString('en-GB')} characters. Use at most ${scheduleLimits.title}.`;
  return [{ field: 'title', message }];
}

function readTiming({
  cadence,
  weekday,
  hour,
}: Pick<ScheduleParams, 'cadence' | 'weekday' | 'hour'>): Timing | Problem {
  if (cadence === 'AFTER_PUBLISHING') return { cadence };
  if (hour === null || !isWithin(hour, 0, 23))
    return {
      field: 'hour',
      message: 'Give the hour at which it runs, from 0 to 23, London time.',
    };
  if (cadence !== 'WEEKLY') return { cadence: 'QUARTER_CLOSED', hour };
  if (weekday === null || !isWithin(weekday, 1, 7))
    return {
      field: 'weekday',
      message: 'Give the day of the week on which it runs, from 1 for Monday to 7 for Sunday.',
    };
  return { cadence, weekday, hour };
}

function isWithin(number: number, from: number, to: number): boolean {
  return Number.isInteger(number) && number >= from && number <= to;
}
