import { disruptionStatuses, impacts } from '#domain/lists.js';
import { formatDate, type PlainDate } from '#domain/plain-date.js';

import { readWords } from './read-words.js';
import type { DisruptionStatus, Impact, StandingSteps, StepKind } from './step.js';

/** What a moderator may do. */
export const moderationActs = {
  PROPOSE: 'Propose what the panel should decide. Not allowed for a disruption of your own agency.',
  DECIDE:
    'Record what the panel decided. For a disruption of your own agency, this can only be what another agency’s moderator proposed.',
  ASK: 'Ask its lead agency a question. The agency answers by correcting the disruption.',
  PUT_OFF: 'Put it off to a later panel.',
  REOPEN: 'Take a decision back, so that the panel decides again.',
} as const;
export type ModerationAct = keyof typeof moderationActs;

/** The panel's decision on a claim. */
export const moderationOutcomes = {
  CONFIRM: 'The claimed impact.',
  REGRADE: 'A different impact from the one claimed.',
  REJECT: 'It is not a disruption, or should not count.',
  AS_PROPOSED: 'As proposed for each.',
} as const;
export type ModerationOutcome = keyof typeof moderationOutcomes;

/** An act on one or more disruptions, as requested. */
export interface ModerationParams {
  readonly act: ModerationAct;
  /** The outcome, for PROPOSE and DECIDE; otherwise null. */
  readonly outcome: ModerationOutcome | null;
  /** The new impact, for REGRADE; otherwise null. */
  readonly impact: Impact | null;
  /** The rationale, the question or the reason, as typed. */
  readonly text: string | null;
  /** The date of the panel that decided, or that will discuss the disruption. */
  readonly panelOn: PlainDate | null;
}

/** A disruption as a moderator sees it. */
export interface CaseFacts {
  readonly leadAgencyId: number;
  readonly version: number;
  readonly status: DisruptionStatus;
  readonly claimedImpact: Impact;
  readonly occurredOn: PlainDate;
  /** The day of submission; null if not stated. */
  readonly submittedOn: PlainDate | null;
  readonly standing: StandingSteps;
}

/** Who moderates, and when. */
export interface Moderating {
  /** The version of the case that the moderator saw. */
  readonly seen: number;
  /** Ids of the agencies that the moderator belongs to. */
  readonly ownAgencyIds: readonly number[];
  readonly today: PlainDate;
}

/** The columns of the decision, with their new values in the record. */
export interface Decision {
  readonly status: 'CONFIRMED' | 'REGRADED' | 'REJECTED' | 'SUBMITTED';
  readonly decidedOn: PlainDate | null;
  readonly confirmedImpact: Impact | null;
  readonly rationale: string | null;
}

/** A step that may be taken. */
export interface TakenStep {
  readonly kind: StepKind;
  readonly impact: Impact | null;
  readonly text: string | null;
  readonly panelOn: PlainDate | null;
  /** What the step writes to the record; null if it writes nothing. */
  readonly decision: Decision | null;
}

export type StepResult =
  | { readonly ok: true; readonly step: TakenStep }
  | { readonly ok: false; readonly message: string; readonly field: string | null };

/**
 * The result of an act on one disruption: the step taken, or why none is taken, in whole sentences.
 * The version is checked first, so that nobody is told what to correct in something that has
 * already been decided.
 */
export function takeStep(
  facts: CaseFacts,
  asked: ModerationParams,
  moderating: Moderating,
): StepResult {
  if (moderating.seen !== facts.version) return refuse(describeChanged(facts), 'version');
  const isWaiting = facts.status === 'SUBMITTED' || facts.status === 'IN_REVIEW';
  if (asked.act === 'REOPEN') return reopen(facts, asked, moderating);
  if (!isWaiting) return refuse(`It is ${inWords(facts.status)}, so there is nothing to decide.`);
  switch (asked.act) {
    case 'PROPOSE':
    case 'DECIDE':
      return grade(facts, { ...asked, act: asked.act }, moderating);
    case 'ASK':
      return ask(asked);
    case 'PUT_OFF':
      return putOff(asked, moderating);
  }
}

function grade(
  facts: CaseFacts,
  asked: ModerationParams & { readonly act: 'PROPOSE' | 'DECIDE' },
  moderating: Moderating,
): StepResult {
  const isOwn = moderating.ownAgencyIds.includes(facts.leadAgencyId);
  if (isOwn && asked.act === 'PROPOSE') return refuse(anotherMustPropose, 'act');
  const graded = gradeOf(facts, asked);
  if (!graded.ok) return graded;
  const { proposal } = facts.standing;
  if (isOwn && (proposal === null || proposal.impact !== graded.impact))
    return refuse(anotherMustPropose, 'outcome');
  const text = asked.outcome === 'AS_PROPOSED' && asked.text === null ? proposal?.text : asked.text;
  const words = readWords(text ?? null, 'the reason', 'text');
  if (!words.ok) return words;
  const { impact } = graded;
  if (asked.act === 'PROPOSE') {
    const { panelOn } = asked;
    if (panelOn !== null && panelOn < moderating.today)
      return refuse(
        'The panel cannot be in the past. Today or a later day is accepted.',
        'panelOn',
      );
    return take({ kind: 'PROPOSED', impact, text: words.text, panelOn, decision: null });
  }
  const day = readPanelDay(facts, asked, moderating);
  if (!day.ok) return day;
  const status =
    impact === null ? 'REJECTED' : impact === facts.claimedImpact ? 'CONFIRMED' : 'REGRADED';
  const decision = {
    status,
    decidedOn: day.panelOn,
    confirmedImpact: impact,
    rationale: words.text,
  } as const;
  return take({ kind: status, impact, text: words.text, panelOn: day.panelOn, decision });
}

type Graded = { readonly ok: true; readonly impact: Impact | null } | (StepResult & { ok: false });

/** The new impact; null for a rejection. */
function gradeOf(
  { claimedImpact, standing }: CaseFacts,
  { outcome, impact }: ModerationParams,
): Graded {
  switch (outcome) {
    case 'CONFIRM':
      return { ok: true, impact: claimedImpact };
    case 'REJECT':
      return { ok: true, impact: null };
    case 'REGRADE':
      if (impact === null) return refuse('Say which impact to give it.', 'impact');
      return impact === claimedImpact
        ? refuse(
            `${impacts[impact]} is what was claimed. Confirm it, or choose another impact.`,
            'impact',
          )
        : { ok: true, impact };
    case 'AS_PROPOSED':
      return standing.proposal === null
        ? refuse(
            'Nothing has been proposed, or the disruption has changed since. Decide on it individually.',
            'outcome',
          )
        : { ok: true, impact: standing.proposal.impact };
    case null:
      return refuse('Say whether it is confirmed, regraded or rejected.', 'outcome');
  }
}

type PanelDay = { readonly ok: true; readonly panelOn: PlainDate } | (StepResult & { ok: false });

function readPanelDay(
  { occurredOn, submittedOn }: CaseFacts,
  { panelOn }: ModerationParams,
  { today }: Moderating,
): PanelDay {
  const first = submittedOn ?? occurredOn;
  if (panelOn === null) return refuse('Give the day on which the panel decided.', 'panelOn');
  if (panelOn > today)
    return refuse(
      `That panel has not met yet. A day up to today (${formatDate(today)}) is accepted.`,
      'panelOn',
    );
  if (panelOn < first)
    return refuse(
      `It was ${submittedOn === null ? 'done' : 'submitted'} on ${formatDate(first)}, after that panel. That day or a later one is accepted.`,
      'panelOn',
    );
  return { ok: true, panelOn };
}

function ask({ text }: ModerationParams): StepResult {
  const words = readWords(text, 'the question', 'text');
  if (!words.ok) return words;
  return take({ kind: 'ASKED', impact: null, text: words.text, panelOn: null, decision: null });
}

function putOff({ text, panelOn }: ModerationParams, { today }: Moderating): StepResult {
  if (panelOn === null) return refuse('Say which panel it is put off to.', 'panelOn');
  if (panelOn <= today)
    return refuse(
      'It can only be put off to a future panel. A day after today is accepted.',
      'panelOn',
    );
  if (text === null || text.trim() === '')
    return take({ kind: 'PUT_OFF', impact: null, text: null, panelOn, decision: null });
  const words = readWords(text, 'the reason', 'text');
  if (!words.ok) return words;
  return take({ kind: 'PUT_OFF', impact: null, text: words.text, panelOn, decision: null });
}

function reopen(
  facts: CaseFacts,
  { text }: ModerationParams,
  { ownAgencyIds }: Moderating,
): StepResult {
  const { status, leadAgencyId } = facts;
  if (status !== 'CONFIRMED' && status !== 'REGRADED' && status !== 'REJECTED')
    return refuse(`It is ${inWords(status)}: there is no decision to take back.`);
  if (ownAgencyIds.includes(leadAgencyId))
    return refuse(
      'You belong to the agency that leads it. A moderator from another agency must take its decision back.',
      'act',
    );
  const words = readWords(text, 'the reason', 'text');
  if (!words.ok) return words;
  const decision = {
    status: 'SUBMITTED',
    decidedOn: null,
    confirmedImpact: null,
    rationale: null,
  } as const;
  return take({ kind: 'REOPENED', impact: null, text: words.text, panelOn: null, decision });
}

const anotherMustPropose =
  'You belong to the agency that leads it, so a moderator from another agency must propose a decision. Anybody may then confirm it.';

/** The current state of a case, for somebody who saw an earlier one. */
function describeChanged({ status, standing: { proposal } }: CaseFacts): string {
  const proposed =
    proposal === null
      ? ''
      : ` ${proposal.post} proposes ${proposal.impact === null ? 'to reject it' : impacts[proposal.impact]}.`;
  return `Somebody else has moderated it, or its agency has changed it, since you opened it. It is now ${inWords(status)}.${proposed} Your words are kept: look at its current state, and send them again if they still apply.`;
}

function inWords(status: DisruptionStatus): string {
  return disruptionStatuses[status].toLowerCase();
}

function refuse(message: string, field: string | null = null) {
  return { ok: false, message, field } as const;
}

function take(step: TakenStep): StepResult {
  return { ok: true, step };
}
