import { impacts } from '#domain/lists.js';
import { formatDate } from '#domain/plain-date.js';

import type { ModerationStep } from './step.js';

/** A step that the lead agency is told about. */
export interface NotifiedStep extends Pick<ModerationStep, 'kind' | 'impact' | 'text' | 'panelOn'> {
  readonly reference: string;
}

/** Kinds of steps that the lead agency is told about: a proposal is only for the panel. */
export const notifiedKinds = [
  'CONFIRMED',
  'REGRADED',
  'REJECTED',
  'ASKED',
  'PUT_OFF',
  'REOPENED',
] as const;

/**
 * How the keys of messages about an agency's disruptions begin, so that they can be found again.
 */
export function toModerationKey(agencyId: number): string {
  return `moderation ${agencyId} `;
}

/** A message to an agency's senders of returns about its disruptions. */
export interface ModerationMessage {
  readonly title: string;
  /** Paragraphs with an empty line between them. */
  readonly body: string;
}

/** The maximum number of disruptions described one by one; the rest are counted. */
const MOST_TOLD = 50;

/**
 * Describes what was done with an agency's disruptions. Those with a question come first, because
 * they wait for the agency. Only what still applies is included, and each disruption counts once.
 *
 * @param steps the steps of each disruption, in order
 * @param agencyName the lead agency
 */
export function describeModeration(
  steps: readonly NotifiedStep[],
  agencyName: string,
): ModerationMessage {
  const disruptions = [...new Set(steps.map(({ reference }) => reference))].map((reference) =>
    findLasting(steps.filter((step) => step.reference === reference)),
  );
  const isAsked = (lasting: readonly NotifiedStep[]) =>
    lasting.some(({ kind }) => kind === 'ASKED');
  const asked = disruptions.filter(isAsked);
  const others = disruptions.filter((lasting) => !isAsked(lasting));
  const told = [...asked, ...others];
  const lines = told.slice(0, MOST_TOLD).flatMap((lasting) => lasting.map(describeStep));
  const left = told.length - MOST_TOLD;
  return {
    title: toTitle(asked.length, others.length, agencyName),
    body: [
      ...lines,
      ...(left > 0 ? [`${left} more are listed in the records of ${agencyName}.`] : []),
      ...(asked.length > 0
        ? ['Answer by sending the disruption again with what was asked for. Until then it waits.']
        : []),
    ].join('\n\n'),
  };
}

/**
 * The steps of one disruption that still apply: a decision, or taking one back, ends everything
 * before it. The latest question and the latest postponement since then both apply.
 */
function findLasting(steps: readonly NotifiedStep[]): readonly NotifiedStep[] {
  const lastEnding = steps.findLastIndex(({ kind }) => kind !== 'ASKED' && kind !== 'PUT_OFF');
  const lasting = steps.slice(Math.max(lastEnding, 0));
  return lasting.filter(
    (step, index) => lasting.findLastIndex(({ kind }) => kind === step.kind) === index,
  );
}

/** Replaces text about a disruption that has been erased. */
const ERASED = 'This was about a disruption that has since been erased.';

/**
 * A message without the text about one disruption, whose lines each start with its reference.
 *
 * @param body as sent, with an empty line between paragraphs
 */
export function withoutDisruption(body: string, reference: string): string {
  const paragraphs = body
    .split('\n\n')
    .map((line) => (line.startsWith(`${reference}: `) ? ERASED : line));
  return paragraphs.join('\n\n');
}

function toTitle(asked: number, others: number, agencyName: string): string {
  const count = (number: number) => `${number} ${number === 1 ? 'disruption' : 'disruptions'}`;
  if (others === 0) return `Moderators ask about ${count(asked)} led by ${agencyName}`;
  const moderated = `${count(others)} led by ${agencyName} ${others === 1 ? 'has' : 'have'} been moderated`;
  return asked === 0 ? moderated : `${moderated}, and moderators ask about ${asked}`;
}

function describeStep({ reference, kind, impact, text, panelOn }: NotifiedStep): string {
  const grade = impact === null ? '' : impacts[impact].toLowerCase();
  const panel = panelOn === null ? '' : formatDate(panelOn);
  const said = text === null ? '' : ` ${text}`;
  switch (kind) {
    case 'CONFIRMED':
      return `${reference}: confirmed as ${grade} by the panel on ${panel}.${said}`;
    case 'REGRADED':
      return `${reference}: regraded to ${grade} by the panel on ${panel}.${said}`;
    case 'REJECTED':
      return `${reference}: rejected by the panel on ${panel}.${said}`;
    case 'REOPENED':
      return `${reference}: the decision has been taken back, and it must be decided again.${said}`;
    case 'PUT_OFF':
      return `${reference}: put off to the panel on ${panel}.${said}`;
    case 'ASKED':
      return `${reference}: a moderator has a question.${said}`;
    case 'PROPOSED':
      return `${reference}: a decision was proposed.`;
  }
}
