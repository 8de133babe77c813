import type { Wording } from '#domain/measures/measure.js';
import { isAbove } from '#domain/nearly.js';
import { countInWords } from '#domain/number-words.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';
import { valueOf } from '#domain/scorecard/charted-quarters.js';
import { MIN_FOR_SIGNALS } from '#domain/scorecard/control-chart.js';
import { describeBreakShorter } from '#domain/scorecard/describe-break.js';
import type { Kpi } from '#domain/scorecard/kpi.js';
import type { ControlSignal } from '#domain/scorecard/signals.js';
import { rateAgainstTarget } from '#domain/scorecard/status.js';
import { sideOf } from '#domain/scorecard/variation.js';

import { countWords, joinClauses, TITLE_WORDS } from './clauses.js';
import type { Finding } from './finding.js';
import { describeShortfall } from './shortfall.js';

/** A share of fewer cases than this has too few of them to say that nothing changed. */
const MIN_BASE = 50;

/** The name of a figure at the beginning of a title: "Vacancy rate", "Protect". */
export function nameSubject({ words, isPlural }: Wording): Wording {
  const name = words.replace(/^the /, '');
  return { words: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, isPlural };
}

/**
 * The name of a measure in a title: its name for titles, or else its short name, or else its name
 * in sentences. The page's filters are named once, and not in each title.
 */
export function nameKpi({
  measure: { shortName, inTitles, inSentences },
}: Pick<Kpi, 'measure'>): Wording {
  return (
    inTitles ??
    (shortName === undefined ? inSentences : { words: toLower(shortName), isPlural: false })
  );
}

interface Telling {
  /** The name of the figure in the title. */
  readonly subject?: Wording;
  /** Whether `subject` is a proper name, which keeps its capital anywhere. */
  readonly isName?: boolean;
  /** Whether the title follows another clause, and only gives the direction of a signal. */
  readonly isShort?: boolean;
  /**
   * The figure for the whole force, if it is shown and this figure is for a place in the force;
   * otherwise null.
   */
  readonly force?: Kpi | null;
  /** What explains the change, as a clause; null if nothing does. */
  readonly why?: string | null;
}

/**
 * What is worth saying about one rated figure (FINDINGS 2): the first rule that holds.
 *
 * @param like the same figure rated like with like, without agencies with a missing return; null if
 * none is missing
 */
export function findInKpi(
  kpi: Kpi,
  like: Kpi | null,
  { subject: given, isName = false, isShort = false, force = null, why = null }: Telling = {},
): Finding {
  const named = given ?? nameKpi(kpi);
  const subject = given ?? nameSubject(named);
  const { figure, variation, status, isOpen } = kpi;
  // A real change is described like with like; the figure stays as it is.
  const judged = like ?? kpi;
  const { signal, latestBreak } = judged;
  const shortfall = status === 'RED' || status === 'AMBER' ? describeShortfall(kpi) : null;
  if (figure.value === null)
    return {
      kind:
        figure.isWithheld || figure.flags.includes('CONFIDENTIAL')
          ? 'WITHHELD'
          : 'NOTHING_RECORDED',
      text: describeMissing(kpi, subject),
    };
  if (isOpen) return { kind: 'TOO_FEW', text: `${subject.words}: the quarter is not closed` };
  if (
    like !== null &&
    (like.variation !== variation ||
      like.status !== status ||
      !isSameBreak(like.latestBreak, kpi.latestBreak))
  )
    return { kind: 'CANNOT_BE_READ', text: describeUnlike(kpi, like, subject) };
  const since = findRecordedAnew(kpi);
  if (since !== null)
    return {
      kind: 'CANNOT_BE_READ',
      text: `${subject.words} ${subject.isPlural ? 'have' : 'has'} been recorded differently since ${formatQuarter(since)}`,
    };
  const tails = { way: null, shortfall, isAsForce: isAsInForce(judged, force), why };
  if (latestBreak !== null && signal === null && variation !== 'TOO_CLOSE') {
    const isGone = isShort && latestBreak.backSince === null;
    const told = isGone
      ? [describeWay(latestBreak.side, subject)]
      : describeBreakShorter(latestBreak, subject);
    return { kind: 'REAL_CHANGE', text: writeChange(subject, told, tails) };
  }
  if (signal !== null) {
    const way = describeWay(sideOf(signal), subject);
    const told = isShort ? way : describeSignalOf(judged, signal, subject);
    return { kind: 'REAL_CHANGE', text: writeChange(subject, [told], { ...tails, way }) };
  }
  const missed = countMissed(kpi);
  if (status === 'RED' || (status === 'AMBER' && missed.hasBeenRed)) {
    const main =
      shortfall === null
        ? `${subject.words} ${subject.isPlural ? 'are' : 'is'} off target`
        : `${subject.words} ${subject.isPlural ? 'are' : 'is'} ${shortfall}`;
    return {
      kind: 'OFF_TARGET',
      text: joinClauses([main, why ?? describeMissed(missed)]),
    };
  }
  if (isOfFew(kpi))
    return { kind: 'TOO_FEW', text: `${subject.words}: too few ${nameCases(kpi)} to judge` };
  if (variation === 'TOO_FEW_POINTS')
    return { kind: 'TOO_FEW', text: `${subject.words}: too few quarters to judge` };
  if (variation === 'TOO_CLOSE')
    return { kind: 'TOO_FEW', text: `${subject.words}: too close to tell` };
  return {
    kind: 'NO_REAL_CHANGE',
    text: `No real change in ${given ? (isName ? given.words : toLower(given.words)) : named.words}`,
  };
}

/**
 * Whether the force, as shown to this viewer, had a real change in the same direction as a place in
 * it.
 */
export function isAsInForce(kpi: Kpi, force: Kpi | null): boolean {
  const side = wayOf(kpi);
  if (side === null || force === null || force.isOpen) return false;
  return force.figure.value !== null && wayOf(force) === side;
}

interface Tails {
  /** The shortest title, if nothing else fits; null if the shortest form of the change fits. */
  readonly way: string | null;
  readonly shortfall: string | null;
  readonly isAsForce: boolean;
  readonly why: string | null;
}

/**
 * A change with as many of its clauses as fit into a title; the change is shortened if that makes
 * room for a clause.
 */
function writeChange(
  { words }: Wording,
  told: readonly string[],
  { way, shortfall, isAsForce, why }: Tails,
): string {
  const asForce = isAsForce ? [', as in the whole force'] : [];
  const missing = shortfall === null ? [] : [`; ${shortfall}`];
  const tails = [
    ...asForce.flatMap((tail) => missing.map((each) => tail + each)),
    ...missing,
    ...asForce,
  ];
  const whole = [...tails, ...(tails.length > 0 || why === null ? [] : [`; ${why}`]), ''];
  const candidates = [
    ...whole.flatMap((tail) => told.map((each) => each + tail)),
    ...(way === null ? [] : [way]),
  ].map((each) => `${words} ${each}`);
  return candidates.find((text) => countWords(text) <= TITLE_WORDS) ?? candidates.at(-1) ?? words;
}

function isSameBreak(one: Kpi['latestBreak'], other: Kpi['latestBreak']): boolean {
  return (
    one?.quarter === other?.quarter &&
    one?.side === other?.side &&
    one?.backSince === other?.backSince
  );
}

/** Whether a figure is a share of too few cases to say that nothing changed. */
function isOfFew({ figure: { denominator, flags }, measure: { unit } }: Kpi): boolean {
  return (
    flags.includes('LOW_RELIABILITY') ||
    (unit === 'PERCENT' && denominator !== null && denominator < MIN_BASE)
  );
}

function nameCases({ measure: { partsUnit } }: Kpi): string {
  return partsUnit === 'FTE' ? 'posts' : 'cases';
}

/**
 * The first quarter with a figure since recording changed, while there are fewer than eight such
 * quarters; otherwise null.
 */
function findRecordedAnew({ chart: { points, pointCount }, charted }: Kpi): Quarter | null {
  const first = points[points.length - pointCount];
  return first !== undefined && pointCount < points.length && pointCount < MIN_FOR_SIGNALS
    ? (charted[first.index] ?? null)
    : null;
}

function describeMissing({ figure }: Kpi, { words }: Wording): string {
  if (figure.isWithheld || figure.flags.includes('CONFIDENTIAL'))
    return `${words}: hidden to protect people`;
  return `${words}: no figure for this quarter`;
}

function describeUnlike(kpi: Kpi, like: Kpi, { words, isPlural }: Wording): string {
  const [side, sideOfLike] = [wayOf(kpi), wayOf(like)];
  if (side === null && sideOfLike !== null)
    return `${words} ${describeWay(sideOfLike, { isPlural })}`;
  if (side !== null && sideOfLike === null)
    return `${words} only ${isPlural ? 'look' : 'looks'} ${side === 'HIGH' ? 'high' : 'low'}`;
  return `${words} ${isPlural ? 'are' : 'is'} unclear: a return is missing`;
}

/** The direction in which a figure really changed; null if it did not. */
function wayOf({ signal, latestBreak, variation }: Kpi): 'HIGH' | 'LOW' | null {
  if (variation === 'TOO_CLOSE') return null;
  if (signal !== null) return sideOf(signal);
  return latestBreak?.backSince === null ? latestBreak.side : null;
}

function describeWay(side: 'HIGH' | 'LOW', { isPlural }: Pick<Wording, 'isPlural'>): string {
  return `${isPlural ? 'are' : 'is'} ${side === 'HIGH' ? 'up' : 'down'}`;
}

function describeSignalOf(kpi: Kpi, signal: ControlSignal, { isPlural }: Wording): string {
  const [is, has] = isPlural ? ['are', 'have'] : ['is', 'has'];
  const words = describeSignal(kpi, signal);
  switch (signal) {
    case 'ABOVE_UPPER_LIMIT':
    case 'BELOW_LOWER_LIMIT':
      return `${is} ${words}`;
    case 'RISING':
    case 'FALLING':
      return `${has} ${words}`;
    default:
      return `${has} been ${words}`;
  }
}

/**
 * What the chart says about the latest quarter, to follow a verb: "above the usual range", "fallen
 * for five quarters running".
 */
export function describeSignal(kpi: Kpi, signal: ControlSignal): string {
  switch (signal) {
    case 'ABOVE_UPPER_LIMIT':
      return 'above the usual range';
    case 'BELOW_LOWER_LIMIT':
      return 'below the usual range';
    case 'NEAR_UPPER_LIMIT':
      return 'high lately';
    case 'NEAR_LOWER_LIMIT':
      return 'low lately';
    case 'RUN_ABOVE_CENTRE':
    case 'RUN_BELOW_CENTRE': {
      const isHigh = signal === 'RUN_ABOVE_CENTRE';
      const count = countFromEnd(kpi, ({ value, centre }) =>
        isHigh ? isAbove(value, centre) : isAbove(centre, value),
      );
      return `${isHigh ? 'above' : 'below'} average for ${countInWords(count)} quarters`;
    }
    case 'RISING':
    case 'FALLING': {
      const isUp = signal === 'RISING';
      const count = countFromEnd(
        kpi,
        ({ value }, before) => before !== null && (isUp ? value > before : value < before),
      );
      return `${isUp ? 'risen' : 'fallen'} for ${countInWords(count)} quarters running`;
    }
  }
}

type Point = Kpi['chart']['points'][number];

/** How many of the latest quarters in a row meet a condition. */
function countFromEnd(
  { chart: { points } }: Kpi,
  isSo: (point: Point, before: number | null) => boolean,
): number {
  const reversed = points.toReversed();
  const end = reversed.findIndex((point, index) => {
    const before = reversed[index + 1] ?? null;
    return !isSo(point, before?.index === point.index - 1 ? before.value : null);
  });
  return end < 0 ? reversed.length : end;
}

interface Missed {
  readonly count: number;
  /**
   * Whether the target was missed in every quarter drawn, so that it may have been missed before as
   * well.
   */
  readonly isAll: boolean;
  readonly hasBeenRed: boolean;
}

function describeMissed({ count, isAll }: Missed): string | null {
  if (count < 2) return null;
  return isAll
    ? `missed all ${countInWords(count)} quarters shown`
    : `missed ${countInWords(count)} quarters running`;
}

/**
 * For how many quarters in a row up to the one shown the target was missed, and whether by more
 * than its tolerance in one of them.
 */
function countMissed({ trend, quarter, measure }: Kpi): Missed {
  const statuses = trend
    .filter((point) => point.quarter <= quarter)
    .map((point) =>
      rateAgainstTarget({
        measure,
        value: valueOf(point),
        range: point.exact === undefined ? point.figure.range : null,
        isOpen: false,
        target: point.target,
      }),
    )
    .toReversed();
  const end = statuses.findIndex((status) => status !== 'RED' && status !== 'AMBER');
  const missed = end < 0 ? statuses : statuses.slice(0, end);
  return { count: missed.length, isAll: end < 0, hasBeenRed: missed.includes('RED') };
}

function toLower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
