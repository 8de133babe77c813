import type { DisruptionRow } from './disruption-row.js';
import { daysAfter, type DemonstrationQuarter } from './partnership.js';
import type { Random, Weighted } from './random.js';

type Course = Pick<
  DisruptionRow,
  'status' | 'submitted_on' | 'decided_on' | 'confirmed_impact' | 'rationale'
>;

/**
 * The percentage decided within 28 days. It has been lower since the quarter in which panels were
 * postponed.
 */
const quick = { percent: 84, since: '2026-27-Q1', percentSince: 66 } as const;

/** Days before the panel begins to work on a disruption. */
const DAYS_TO_TAKE_UP = 7;

const decisions: Weighted<string> = [
  ['CONFIRMED', 90],
  ['REGRADED', 7],
  ['REJECTED', 3],
];

/** The panel's decision if it disagrees with a claim: one grade higher or lower. */
const regraded: Readonly<Record<string, Weighted<string>>> = {
  MAJOR: [['MODERATE', 1]],
  MODERATE: [
    ['MINOR', 80],
    ['MAJOR', 20],
  ],
  MINOR: [
    ['NONE', 70],
    ['MODERATE', 30],
  ],
  NONE: [['MINOR', 1]],
  NEGATIVE: [['NONE', 1]],
};

const rationales: Readonly<Record<string, string>> = {
  MAJOR: 'The group can no longer trade as it did',
  MODERATE: 'Trade was interrupted, at great cost to the group',
  MINOR: 'A single loss, soon made good',
  NONE: 'No lasting effect was shown',
  NEGATIVE: 'The group has learnt from it',
};
const reasonsToReject: Weighted<string> = [
  ['No act against organised crime', 45],
  ['Evidence not sufficient', 40],
  ['Counted with another disruption', 15],
];

/**
 * Draws the course of one disruption through moderation. Days may be after today:
 * `cutDisruptionsAt` removes them.
 */
export function drawModeration(
  { occurredOn, claimedImpact }: { readonly occurredOn: string; readonly claimedImpact: string },
  { key }: DemonstrationQuarter,
  random: Random,
): Course {
  const submittedOn = daysAfter(occurredOn, random.int(0, 9));
  const isQuick = random.happens(key >= quick.since ? quick.percentSince : quick.percent);
  const decidedOn = daysAfter(submittedOn, isQuick ? random.int(10, 28) : random.int(29, 45));
  const status = random.draw(decisions);
  const dates = { status, submitted_on: submittedOn, decided_on: decidedOn };
  if (status === 'REJECTED')
    return { ...dates, confirmed_impact: '', rationale: random.draw(reasonsToReject) };
  const impact =
    status === 'REGRADED'
      ? random.draw(regraded[claimedImpact] ?? [[claimedImpact, 1]])
      : claimedImpact;
  return { ...dates, confirmed_impact: impact, rationale: rationales[impact] ?? '' };
}

/** The disruptions of a quarter that occurred by the end of a day, with their course so far. */
export function cutDisruptionsAt(
  rows: readonly DisruptionRow[],
  today: string,
): readonly DisruptionRow[] {
  return rows
    .filter(({ occurred_on: occurredOn }) => occurredOn <= today)
    .map((row) => withoutLater(row, today));
}

function withoutLater(row: DisruptionRow, today: string): DisruptionRow {
  const undecided = { decided_on: '', confirmed_impact: '', rationale: '' };
  return {
    ...row,
    ...(row.submitted_on > today
      ? { ...undecided, status: 'DRAFT', submitted_on: '' }
      : row.decided_on > today && {
          ...undecided,
          status: daysAfter(row.submitted_on, DAYS_TO_TAKE_UP) > today ? 'SUBMITTED' : 'IN_REVIEW',
        }),
    ...(row.sentenced_on > today && { sentenced_on: '', convictions: '', sentence_months: '' }),
  };
}
