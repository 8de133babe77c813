import type {
  DisruptionStatus,
  Impact,
  ModerationStepInput,
  ModerationStepKind,
} from '#graphql/operations.js';
import { formatDay } from '#lib/format.js';

import type { StageWord } from './moderation-address.js';

export const impactNames: Readonly<Record<Impact, string>> = {
  MAJOR: 'Major',
  MODERATE: 'Moderate',
  MINOR: 'Minor',
  NONE: 'No impact',
  NEGATIVE: 'Negative',
};

export const statusWords: Readonly<Record<DisruptionStatus, string>> = {
  DRAFT: 'Draft',
  SUBMITTED: 'Submitted',
  IN_REVIEW: 'In review',
  CONFIRMED: 'Confirmed',
  REGRADED: 'Regraded',
  REJECTED: 'Rejected',
};

export const stepWords: Readonly<Record<ModerationStepKind, string>> = {
  PROPOSED: 'Proposed',
  CONFIRMED: 'Confirmed',
  REGRADED: 'Regraded',
  REJECTED: 'Rejected',
  ASKED: 'Asked the agency',
  PUT_OFF: 'Put off',
  REOPENED: 'Decision taken back',
};

/** What the panel may decide about a claim: an impact, or that it does not count. */
export type Verdict = Impact | 'REJECTED';

export const verdicts: readonly Verdict[] = [
  'MAJOR',
  'MODERATE',
  'MINOR',
  'NONE',
  'NEGATIVE',
  'REJECTED',
];

/** A verdict as a choice; the claimed one is marked as claimed. */
export function nameVerdict(verdict: Verdict, claimed: Impact): string {
  if (verdict === 'REJECTED') return 'Reject';
  return verdict === claimed ? `${impactNames[verdict]}, as claimed` : impactNames[verdict];
}

/** Describes a proposal: an impact, or a rejection. */
export function describeProposal({ impact }: { readonly impact: Impact | null }): string {
  return impact === null ? 'Reject' : impactNames[impact];
}

/** The part of a step's input that says what happens to a claim. */
export function toOutcome(
  verdict: Verdict,
  claimed: Impact,
): Pick<ModerationStepInput, 'outcome' | 'impact'> {
  if (verdict === 'REJECTED') return { outcome: 'REJECT', impact: null };
  if (verdict === claimed) return { outcome: 'CONFIRM', impact: null };
  return { outcome: 'REGRADE', impact: verdict };
}

/** The label of the button that saves a decision. */
export function nameDecision(verdict: Verdict, claimed: Impact): string {
  if (verdict === 'REJECTED') return 'Reject';
  return verdict === claimed
    ? `Confirm as ${impactNames[verdict].toLowerCase()}`
    : `Regrade to ${impactNames[verdict].toLowerCase()}`;
}

/** `35 days, 7 over`, `28 days`, or a note that the day of submission is unknown. */
export function describeWait(days: number | null): string {
  if (days === null) return 'Day of submission not given';
  const told = `${days} ${days === 1 ? 'day' : 'days'}`;
  return days > DAYS_TO_MODERATE ? `${told}, ${days - DAYS_TO_MODERATE} over` : told;
}

/** The number of days within which a panel decides, including the last. */
export const DAYS_TO_MODERATE = 28;

/** `35 days`, or a note that the day of submission is unknown. */
export function describeDays(days: number | null): string {
  if (days === null) return 'Day of submission not given';
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** Describes in a sentence which disruptions a list has. */
export function describeList(
  list: StageWord,
  cases: Parameters<typeof describeQueue>[0],
  total: number,
): string {
  if (list === 'waiting') return describeQueue(cases, total);
  const count = total === 0 ? 'No' : total.toLocaleString('en-GB');
  const disruptions = total === 1 ? 'disruption was' : 'disruptions were';
  return list === 'decided'
    ? `${count} ${disruptions} decided by panels since the start of last quarter`
    : `${count} ${disruptions} sent back, with a question to the lead agency`;
}

/** Says that a list has no disruptions, and what would appear in it. */
export function describeEmpty(list: StageWord, isOfOneAgency: boolean): string {
  if (list === 'decided')
    return 'A decision appears here as soon as it is recorded, and stays until the next quarter ends.';
  if (list === 'sent-back')
    return 'A disruption appears here when its agency is asked a question, until the agency corrects it or the panel decides.';
  return isOfOneAgency
    ? 'Every disruption that this agency submitted has been decided.'
    : 'Every disruption that was submitted has been decided. The next one submitted appears here.';
}

/**
 * Describes the queue in a sentence.
 *
 * @param cases the cases shown; null until they have loaded
 */
export function describeQueue(
  cases: readonly { readonly isOverdue: boolean }[] | null,
  total: number,
): string {
  if (total === 0) return 'No disruption is waiting for the panel';
  const waiting = `${total.toLocaleString('en-GB')} ${total === 1 ? 'disruption is' : 'disruptions are'} waiting for the panel`;
  if (cases === null) return waiting;
  const over = cases.filter(({ isOverdue }) => isOverdue).length;
  if (over === 0) return `${waiting}, none for more than ${DAYS_TO_MODERATE} days`;
  return `${waiting}, ${over} for more than ${DAYS_TO_MODERATE} days`;
}

/** `Panel of 8 December 2026`, if a panel is named. */
export function describePanel(panelOn: string | null): string {
  return panelOn === null ? '' : `Panel of ${formatDay(panelOn)}`;
}
