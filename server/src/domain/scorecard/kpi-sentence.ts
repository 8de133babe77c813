import {
  type Change,
  formatDifference,
  formatPercent,
  hasPercent,
  percentOf,
} from '#domain/figures/figure/change.js';
import type { Figure } from '#domain/figures/figure/figure.js';
import { FEW_FOR_SHARE } from '#domain/figures/figure/protected-figure.js';
import { formatCount } from '#domain/figures/words/format.js';
import { joinWords } from '#domain/join-words.js';
import type { Measure, Wording } from '#domain/measures/measure.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';

import { type BreakSummary, describeBreak } from './describe-break.js';
import type { ControlSignal } from './signals.js';
import { type Status, statusWords } from './status.js';
import { sideOf, type Variation } from './variation.js';

/** A rated figure for one quarter, with everything that its sentence depends on. */
export interface FigureSummary {
  readonly wording: Wording;
  readonly measure: Pick<Measure, 'unit' | 'denominatorName'>;
  readonly quarter: Quarter;
  readonly isOpen: boolean;
  readonly figure: Figure;
  readonly status: Status;
  readonly variation: Variation;
  /** Whether earlier quarters are protected and too small to tell a real change. */
  readonly isTooSmall: boolean;
  /** The most important signal; null if there is none. */
  readonly signal: ControlSignal | null;
  /** A change of level that is described instead; null if there is none. */
  readonly latestBreak: BreakSummary | null;
  readonly previousQuarter: Change;
  readonly sameQuarterLastYear: Change;
  /**
   * A measure that must be read with the figure, such as how major the disruptions were that hours
   * were spent on; null for most.
   */
  readonly beside: { readonly wording: Wording; readonly figure: Figure } | null;
}

/**
 * A figure in a sentence or two: its value, any real change, whether it meets its target, what not
 * to trust.
 */
export function writeKpiSentence(told: FigureSummary): string {
  const { figure, isOpen } = told;
  if (figure.value === null) return writeMissing(told);
  const main = isOpen
    ? writeSoFar(told)
    : `${capitalise(describeFigure(told))}${describeTooFew(told)}.${describeTooClose(told)}`;
  return [main, ...describeReservations(told)].join(' ');
}

/**
 * A figure as a clause, without a capital letter or a full stop: "the vacancy rate was 11.8%, off
 * target, with no real change".
 */
export function describeFigure(told: FigureSummary): string {
  const { status, variation, signal, latestBreak, wording } = told;
  const standing = standings[status];
  if (latestBreak !== null) {
    const target = standing === null ? '' : `, ${standing}`;
    return `${wording.words} ${describeBreak(latestBreak, { isPlural: wording.isPlural })}: ${told.figure.displayText}${target}`;
  }
  if (signal !== null) {
    const target = standing === null ? '' : ` and ${standing}`;
    return `${describeMove(told, signal)}, ${signalWords[signal]}${target}`;
  }
  const target = standing === null ? '' : `, ${standing}`;
  return `${describeValue(told)}${target}${variation === 'NO_REAL_CHANGE' ? ', with no real change' : ''}`;
}

/**
 * Why a rounded figure is not rated, or its change is not described: a sentence of its own, or
 * nothing.
 */
function describeTooClose({ status, variation }: FigureSummary): string {
  const untold = [
    ...(status === 'TOO_CLOSE' ? ['whether it meets its target'] : []),
    ...(variation === 'TOO_CLOSE' ? ['whether it really changed'] : []),
  ];
  return untold.length === 0
    ? ''
    : ` Other agencies’ figures are rounded to protect people, so it is too close to tell ${joinWords(untold)}.`;
}

const standings: Readonly<Record<Status, string | null>> = {
  GREEN: statusWords.GREEN.toLowerCase(),
  AMBER: statusWords.AMBER.toLowerCase(),
  RED: statusWords.RED.toLowerCase(),
  NO_DATA: null,
  NO_TARGET: null,
  NOT_RATED: null,
  // A sentence of its own says why it is not rated.
  TOO_CLOSE: null,
};

const signalWords: Readonly<Record<ControlSignal, string>> = {
  ABOVE_UPPER_LIMIT: 'above the usual range',
  BELOW_LOWER_LIMIT: 'below the usual range',
  NEAR_UPPER_LIMIT: 'close to the top of the usual range in at least two of three quarters',
  NEAR_LOWER_LIMIT: 'close to the bottom of the usual range in at least two of three quarters',
  RUN_ABOVE_CENTRE: 'above average for at least seven quarters in a row',
  RUN_BELOW_CENTRE: 'below average for at least seven quarters in a row',
  RISING: 'after at least five rises in a row',
  FALLING: 'after at least five falls in a row',
};

/** "rose 12% to 84" if the last step goes the same way as the signal; "were 84" otherwise. */
function describeMove(told: FigureSummary, signal: ControlSignal): string {
  const { wording, figure, previousQuarter, measure } = told;
  const { difference, from, signed, uncertainty } = previousQuarter;
  const percent = hasPercent(measure, from.value) ? previousQuarter.percent : null;
  const isHigh = sideOf(signal) === 'HIGH';
  const isSameWay = difference !== null && (isHigh ? difference > 0 : difference < 0);
  if (!isSameWay || signed === null || uncertainty === null) return describeValue(told);
  const amount =
    percent === null
      ? formatDifference(Math.abs(difference), measure.unit, uncertainty)
      : uncertainty > 0
        ? `about ${formatPercent(Math.abs(percent), percentOf(uncertainty, from.value))}`
        : `${formatCount(Math.abs(percent))}%`;
  // "Fell 0.0 percentage points" says nothing.
  if (!/[1-9]/.test(amount)) return describeValue(told);
  const step = percent === null && measure.unit !== 'PERCENT' ? `from ${from.displayText}` : amount;
  return `${wording.words} ${isHigh ? 'rose' : 'fell'} ${step} to ${figure.displayText}`;
}

function describeValue({ wording, figure }: Pick<FigureSummary, 'wording' | 'figure'>): string {
  return `${wording.words} ${wording.isPlural ? 'were' : 'was'} ${figure.displayText}`;
}

function describeTooFew({ variation, isTooSmall }: FigureSummary): string {
  if (variation !== 'TOO_FEW_POINTS') return '';
  return isTooSmall
    ? '; numbers this small are protected, and cannot show a real change'
    : '; there are too few quarters to tell a real change';
}

/**
 * An unfinished quarter is described as such, next to the same days of a year before, without a
 * rating or a change.
 */
function writeSoFar({
  wording,
  figure,
  quarter,
  sameQuarterLastYear: { difference, text },
}: FigureSummary): string {
  const verb = wording.isPlural ? 'stand' : 'stands';
  const soFar = `${capitalise(wording.words)} ${verb} at ${figure.displayText} so far in ${formatQuarter(quarter)}, which is not closed`;
  return difference === null ? `${soFar}. ${text}.` : `${soFar}: ${lowerFirst(text)}.`;
}

function writeMissing({ wording, figure, measure, quarter, isOpen }: FigureSummary): string {
  const { flags } = figure;
  const verb = wording.isPlural ? 'are' : 'is';
  const start = capitalise(wording.words);
  const when = formatQuarter(quarter);
  if (flags.includes('CONFIDENTIAL')) {
    return measure.denominatorName === null && measure.unit === 'COUNT'
      ? `${start} ${isOpen ? verb : wording.isPlural ? 'were' : 'was'} ${figure.displayText} in ${when}.`
      : `${start} ${verb} hidden in ${when} to protect people.`;
  }
  if (figure.isWithheld) {
    const own = figure.displayText.startsWith('none')
      ? ` None ${wording.isPlural ? 'of them are' : 'of it is'} yours.`
      : '';
    return `${start} ${verb} withheld for ${when} to protect people.${own}`;
  }
  if (flags.includes('NOT_AVAILABLE')) {
    return isOpen
      ? `${start} ${verb} not known yet for ${when}, which is not closed.`
      : `${start} ${verb} not available for ${when}: not recorded at this level, or no return was sent.`;
  }
  if (figure.denominator === null)
    return `${start} cannot be given for ${when}: there is no population figure for this place.`;
  const nothing = measure.denominatorName === null ? '' : ` (${measure.denominatorName}: 0)`;
  return `${start} cannot be given for ${when}: there is nothing to calculate it from${nothing}.`;
}

/** What to know before trusting a figure, one short sentence each. */
function describeReservations({
  figure,
  measure,
  isOpen,
  beside,
}: FigureSummary): readonly string[] {
  const { flags, denominator } = figure;
  const has = (flag: Figure['flags'][number]) => flags.includes(flag);
  // The denominator of a rounded share is not known exactly.
  const cases = has('ESTIMATED') ? `fewer than ${FEW_FOR_SHARE}` : formatCount(denominator ?? 0);
  const few =
    denominator === null || measure.denominatorName === null
      ? ''
      : ` (${measure.denominatorName}: ${cases})`;
  return [
    ...(beside === null ? [] : [`Read it with this: ${describeValue(beside)}.`]),
    ...(has('LOW_RELIABILITY') ? [`It is based on few cases${few}.`] : []),
    ...(has('CONFIDENTIAL') ? ['What others recorded is hidden to protect people.'] : []),
    ...(has('NOT_AVAILABLE') ? ['What others recorded is withheld to protect people.'] : []),
    ...(has('BREAK') ? ['Recording changed in this quarter.'] : []),
    ...(has('PROVISIONAL') && !isOpen ? ['Provisional.'] : []),
    ...(has('REVISED') ? ['Revised.'] : []),
  ];
}

/** The words with a capital first letter. */
export function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Words with a small first letter, for use within a sentence: "no difference". */
function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
