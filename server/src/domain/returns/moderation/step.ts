import type { disruptionStatuses, impacts } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';

export type Impact = keyof typeof impacts;
export type DisruptionStatus = keyof typeof disruptionStatuses;

/** What moderators do with a disruption, as people read it. */
export const stepKinds = {
  PROPOSED: 'A moderator proposed what the panel should decide.',
  CONFIRMED: 'The panel confirmed the claimed impact.',
  REGRADED: 'The panel gave it another impact.',
  REJECTED: 'The panel found that it is not a disruption.',
  ASKED: 'A moderator asked its lead agency a question.',
  PUT_OFF: 'It was put off to a later panel.',
  REOPENED: 'A decision was taken back, so that the panel decides again.',
} as const;
export type StepKind = keyof typeof stepKinds;

/** One step that moderators took on a disruption. */
export interface ModerationStep {
  /** The step's number, counted from 1 for each disruption. */
  readonly number: number;
  readonly kind: StepKind;
  readonly at: Date;
  /** Who took the step: a post, not a name. */
  readonly post: string;
  /** The impact proposed or decided; null for a rejection, and if nothing was graded. */
  readonly impact: Impact | null;
  /** The rationale, the question or the reason; null if none was given. */
  readonly text: string | null;
  /**
   * The day of the panel that decided, or that will discuss the disruption; null if none was named.
   */
  readonly panelOn: PlainDate | null;
  /** The version of the record that was looked at. */
  readonly recordVersion: number;
  /** Whether the submission that wrote the step to the record was taken back. */
  readonly isTakenBack: boolean;
}

/** The state of a disruption until the panel meets. */
export interface StandingSteps {
  /** The last proposal; null if none applies. */
  readonly proposal: ModerationStep | null;
  /** The question that the lead agency has not answered by a correction; null if there is none. */
  readonly question: ModerationStep | null;
  /** The day of the panel that will discuss the disruption; null if none was named. */
  readonly panelOn: PlainDate | null;
}

/**
 * The steps of a disruption that still apply: those about the current record. A correction by the
 * agency answers a question and ends a proposal, because both were about something else. A decision
 * does the same.
 */
export function findStanding(
  steps: readonly ModerationStep[],
  recordVersion: number,
): StandingSteps {
  const standing = steps.filter((step) => step.recordVersion === recordVersion);
  const last = (wanted: StepKind) => standing.findLast(({ kind }) => kind === wanted) ?? null;
  return {
    proposal: last('PROPOSED'),
    question: last('ASKED'),
    panelOn: standing.findLast(({ panelOn }) => panelOn !== null)?.panelOn ?? null,
  };
}

/**
 * The version of a case: every change to the record and every step raises it, and nothing lowers
 * it.
 *
 * @param stepCount the number of steps
 */
export function toCaseVersion(recordVersion: number, stepCount: number): number {
  return recordVersion + stepCount;
}
