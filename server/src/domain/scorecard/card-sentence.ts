import { formatCount } from '#domain/figures/words/format.js';
import { joinWords } from '#domain/join-words.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';

import { orderByAttention } from './attention.js';
import type { KpiSubject } from './headline.js';
import { capitalise, describeFigure, type FigureSummary } from './kpi-sentence.js';
import { isRealChange } from './variation.js';

/** The parts of a scorecard that its sentences use. */
export interface CardSummary {
  readonly quarter: Quarter;
  readonly isOpen: boolean;
  readonly isProvisional: boolean;
  /** The figures, in their usual order. */
  readonly kpis: readonly (FigureSummary & { readonly subject: KpiSubject })[];
  readonly returnsDue: number;
  readonly returnsReceived: number;
  /** The number of days of the quarter that have passed, and the number that it has in all. */
  readonly daysRun: number;
  readonly days: number;
}

/**
 * How many changes are described one by one, and how many more figures are named; the rest are
 * counted.
 */
const MAX_CHANGES = 3;
const MAX_NAMED = 3;

/**
 * What really changed, what is off target, and what not to trust yet: in that order, only from the
 * figures, one sentence each. The first can be the message of a page.
 */
export function writeCardSentences(card: CardSummary): readonly string[] {
  const known = card.kpis.filter(({ figure }) => figure.value !== null);
  // Measures of on-time returns are known before any return is in.
  if (known.every(({ subject }) => subject === 'RETURNS'))
    return [`There are no figures for ${formatQuarter(card.quarter)}.`, ...describeReturns(card)];
  if (card.isOpen) return [describeRunning(card), ...describeMissing(card)];
  return [
    ...describeChanges(known),
    ...describeOffTarget(known),
    ...describeMissing(card),
    ...describeReturns(card),
    ...describeProvisional(card),
  ];
}

function describeRunning(card: CardSummary): string {
  const { quarter, daysRun, days, returnsDue } = card;
  const returns = returnsDue > 0 ? `; returns in: ${countReturns(card)}` : '';
  return `${formatQuarter(quarter)} is not closed (${daysRun} of ${days} days have passed${returns}), so nothing is rated against a target or called a change yet.`;
}

type Known = CardSummary['kpis'];

function describeChanges(known: Known): readonly string[] {
  const changed = orderByAttention(known.filter(({ variation }) => isRealChange(variation)));
  if (changed.length === 0) return [describeNoChange(known)];
  const told = changed.slice(0, MAX_CHANGES).map((kpi) => `${capitalise(describeFigure(kpi))}.`);
  const rest = changed.slice(MAX_CHANGES);
  return rest.length > 0 ? [...told, `Other real changes: ${nameFigures(rest)}.`] : told;
}

function describeNoChange(known: Known): string {
  const tooFew = known.filter(({ variation }) => variation === 'TOO_FEW_POINTS').length;
  if (tooFew === known.length) return 'There are too few quarters to tell what has really changed.';
  const tooClose = known.filter(({ variation }) => variation === 'TOO_CLOSE').length;
  if (tooFew + tooClose === known.length)
    return 'The figures shown are too few, or too close, to tell what has really changed.';
  const exceptions = [
    ...(tooFew === 0 ? [] : [`for ${formatCount(tooFew)} there are too few quarters to tell`]),
    ...(tooClose === 0
      ? []
      : [`${formatCount(tooClose)} ${tooClose === 1 ? 'is' : 'are'} too close to tell`]),
  ];
  return `${['No measure shows a real change', ...exceptions].join('; ')}.`;
}

/** Describes the figures off target that were not described as a change. */
function describeOffTarget(known: Known): readonly string[] {
  const rated = known.filter(
    ({ status }) => status === 'GREEN' || status === 'AMBER' || status === 'RED',
  );
  const off = rated.filter(({ status }) => status === 'RED');
  if (rated.length === 0) return [];
  const tooClose = known.filter(({ status }) => status === 'TOO_CLOSE').length;
  if (off.length === 0) {
    return [
      tooClose === 0
        ? 'No measure with a target is off target.'
        : `Nothing is off target; ${formatCount(tooClose)} ${tooClose === 1 ? 'is' : 'are'} too close to rate.`,
    ];
  }
  const quiet = off.filter(({ variation }) => !isRealChange(variation));
  return quiet.length > 0 ? [`Off target, but within the usual range: ${nameFigures(quiet)}.`] : [];
}

function nameFigures(kpis: Known): string {
  const named = kpis
    .slice(0, MAX_NAMED)
    .map(({ wording, figure }) => `${wording.words} (${figure.displayText})`);
  const rest = kpis.length - named.length;
  return joinWords(rest > 0 ? [...named, `${formatCount(rest)} more`] : named);
}

function describeMissing({ kpis }: CardSummary): readonly string[] {
  const count = kpis.filter(({ figure }) => figure.value === null).length;
  return count > 0
    ? [`${formatCount(count)} of ${kpis.length} headline figures cannot be shown.`]
    : [];
}

function describeReturns(card: CardSummary): readonly string[] {
  if (card.returnsDue === 0) return [];
  return [
    card.returnsReceived === card.returnsDue
      ? 'All returns are in.'
      : `Returns in: ${countReturns(card)}.`,
  ];
}

function countReturns({ returnsDue, returnsReceived }: CardSummary): string {
  return `${formatCount(returnsReceived)} of ${formatCount(returnsDue)}`;
}

function describeProvisional({ isProvisional }: CardSummary): readonly string[] {
  return isProvisional ? ['Figures are provisional.'] : [];
}
