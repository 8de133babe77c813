import { daysAfter, type DemonstrationQuarter } from './partnership.js';
import type { Random } from './random.js';
import type { ReportRow } from './report-row.js';

type Course = Pick<ReportRow, 'status' | 'first_action_hours'>;
type Grading = Pick<ReportRow, 'source_grade' | 'information_grade' | 'handling'>;

/** The percentage with a first action within 24 hours. It has been lower since a bad quarter. */
const quick = { percent: 78, since: '2026-27-Q1', percentSince: 66 } as const;

/** Days after which a report without action is closed. */
const DAYS_TO_CLOSE = 7;

/** Draws the course of one report. If the action is after today, `cutReportsAt` removes it. */
export function drawReportCourse({ key }: DemonstrationQuarter, random: Random): Course {
  const status = random.draw([
    ['CLOSED', 38],
    ['ACTIONED', 22],
    ['CLOSED_NO_ACTION', 22],
    ['ALLOCATED', 10],
    ['TRIAGED', 8],
  ]);
  if (status !== 'CLOSED' && status !== 'ACTIONED') return { status, first_action_hours: '' };
  // Draw the time in quarters of an hour: up to a day, or between a day and about two weeks.
  const isQuick = random.happens(key >= quick.since ? quick.percentSince : quick.percent);
  return {
    status,
    first_action_hours: String((isQuick ? random.int(1, 96) : random.int(97, 1400)) / 4),
  };
}

/** Draws the course of a row for several reports. It is known only if there was no action. */
export function drawCourseOfSeveral(random: Random): Course {
  const status = random.draw([
    ['CLOSED_NO_ACTION', 55],
    ['TRIAGED', 20],
    ['', 25],
  ]);
  return { status, first_action_hours: '' };
}

/** Draws a 3x5x2 grading: all three parts, or none. */
export function drawGrading(channel: string, random: Random): Grading {
  if (!random.happens(70)) return { source_grade: '', information_grade: '', handling: '' };
  return {
    source_grade: random.draw(
      channel === 'OFFICER_GENERATED'
        ? [
            ['1', 70],
            ['2', 30],
          ]
        : [
            ['2', 86],
            ['1', 8],
            ['3', 6],
          ],
    ),
    information_grade: random.draw([
      ['A', 12],
      ['B', 14],
      ['C', 28],
      ['D', 42],
      ['E', 4],
    ]),
    handling: random.draw([
      ['P', 88],
      ['C', 12],
    ]),
  };
}

/** The reports of a quarter that were received by the end of a day, with their course so far. */
export function cutReportsAt(rows: readonly ReportRow[], today: string): readonly ReportRow[] {
  return rows
    .filter(({ received_on: receivedOn }) => receivedOn <= today)
    .map((row) => cutReportAt(row, today));
}

/** A report with its course up to the end of a day. The report must have been received by then. */
export function cutReportAt(row: ReportRow, today: string): ReportRow {
  const { received_on: receivedOn, status, first_action_hours: hours } = row;
  if (hours !== '' && daysAfter(receivedOn, Math.ceil(Number(hours) / 24)) > today) {
    return {
      ...row,
      status: receivedOn === today ? 'RECEIVED' : 'ALLOCATED',
      first_action_hours: '',
    };
  }
  return status === 'CLOSED_NO_ACTION' && daysAfter(receivedOn, DAYS_TO_CLOSE) > today
    ? { ...row, status: 'RECEIVED' }
    : row;
}
