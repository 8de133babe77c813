import { areUsual, type Judged, movingRange, pointsOf, SMALL } from './judged-series.js';
import { t, z } from './quantiles.js';
import type {
  Compared,
  Named,
  RawFigure,
  RawMeasure,
  RawQuestion,
  RawSplit,
  Verdict,
} from './raw.js';

function sameQuarterLastYear(quarter: string): string {
  const year = Number(quarter.slice(0, 4)) - 1;
  return `${String(year)}-${String((year + 1) % 100).padStart(2, '0')}${quarter.slice(7)}`;
}

/**
 * The quarterly mean of several quarters; for a share, of numerator and denominator separately.
 */
interface Averaged {
  readonly count: number;
  readonly top: number;
  readonly base: number;
  readonly isShare: boolean;
  readonly hasRecords: boolean;
}

function average(
  measure: RawMeasure,
  figures: ReadonlyMap<string, RawFigure>,
  quarters: readonly string[],
): Averaged {
  const isShare = measure.unit === 'PERCENT';
  let top = 0;
  let base = 0;
  let hasRecords = false;
  for (const quarter of quarters) {
    const figure = figures.get(quarter);
    top += (isShare ? figure?.numerator : figure?.value) ?? 0;
    base += (isShare ? figure?.denominator : figure?.value) ?? 0;
    if (figure !== undefined && ((figure.value ?? 0) !== 0 || (figure.denominator ?? 0) !== 0))
      hasRecords = true;
  }
  return {
    count: quarters.length,
    top: top / quarters.length,
    base: base / quarters.length,
    isShare,
    hasRecords,
  };
}

function levelOf(averaged: Averaged): number {
  if (!averaged.isShare) return averaged.top;
  return averaged.base === 0 ? Number.NaN : (100 * averaged.top) / averaged.base;
}

function varianceOf(whole: Averaged, part: Averaged): number {
  if (part.base <= 0 || whole.base <= 0) return 0;
  const rate = whole.top / whole.base;
  return Math.max(0, (10_000 * rate * (1 - rate) * (1 / part.base - 1 / whole.base)) / part.count);
}

function awayFromWhole(
  part: ReadonlyMap<string, RawFigure>,
  whole: ReadonlyMap<string, RawFigure>,
): ReadonlyMap<string, RawFigure> {
  return new Map(
    [...part].map(([quarter, figure]) => {
      const all = whole.get(quarter)?.value ?? null;
      return [
        quarter,
        { ...figure, value: figure.value === null || all === null ? null : figure.value - all },
      ];
    }),
  );
}

interface Weighed extends Named {
  readonly proportion: number;
  readonly movesWith: boolean;
  readonly rateMovesWith: boolean;
  readonly baseBefore: number;
  readonly isUnknown: boolean;
}

function weigh(question: RawQuestion, split: RawSplit, compared: Compared): Weighed[] {
  const { measure } = question;
  const whole0 = average(measure, question.likeWithLike, compared.before);
  const whole1 = average(measure, question.likeWithLike, compared.after);
  const change = levelOf(whole1) - levelOf(whole0);
  const parts = split.parts
    .map((part) => ({
      part,
      a: average(measure, part.figures, compared.before),
      b: average(measure, part.figures, compared.after),
    }))
    .filter(({ a, b }) => a.hasRecords || b.hasRecords);
  // At most 7 false alarms in 100, as published: 0.025 for each breakdown, 0.05 for all together,
  // and quantiles of t because the past has few quarters.
  const probability = 1 - Math.min(0.025, 0.05 / question.splits.length) / parts.length;
  const n0 = compared.before.length;
  const n1 = compared.after.length;
  const until = question.quarters.indexOf(compared.before.at(-1) ?? '');
  return parts.map(({ part, a, b }) => {
    // For a share, use the difference of its rate from the rate of the whole, because shares are
    // compared by rates.
    const own = pointsOf(
      question.quarters.slice(0, until + 1),
      a.isShare ? awayFromWhole(part.figures, question.likeWithLike) : part.figures,
    );
    const range = own.length >= 8 ? movingRange(own) : null;
    const rangeCount = own.slice(1).filter((point) => point.follows).length;
    const past =
      range === null
        ? 0
        : (range / 1.128) * Math.sqrt(1 / n0 + 1 / n1) * t(probability, 0.62 * rangeCount);
    let amount: number;
    let chance: number;
    let tested: number;
    let proportion: number;
    let rateDifference: number;
    if (a.isShare) {
      const w0 = whole0.base === 0 ? 0 : a.base / whole0.base;
      const w1 = whole1.base === 0 ? 0 : b.base / whole1.base;
      // A part without a rate, before or after, has changed only the mix.
      const r0 = a.base === 0 ? levelOf(b) : levelOf(a);
      const r1 = b.base === 0 ? levelOf(a) : levelOf(b);
      const wholeMean = (levelOf(whole0) + levelOf(whole1)) / 2;
      amount = ((w0 + w1) / 2) * (r1 - r0) + (w1 - w0) * ((r0 + r1) / 2 - wholeMean);
      tested = r1 - r0 - change;
      rateDifference = r1 - r0;
      // The variance of a part minus the whole that contains it, both at the rate of the whole.
      const variance = varianceOf(whole0, a) + varianceOf(whole1, b);
      chance = measure.isOfCases ? Math.sqrt(variance) : 0;
      if (a.base === 0 || b.base === 0) tested = 0;
      proportion = w0;
    } else {
      amount = b.top - a.top;
      tested = amount;
      rateDifference = amount;
      chance = measure.isOfCases ? Math.sqrt(a.top / n0 + b.top / n1) : 0;
      proportion = whole0.top === 0 ? 0 : a.top / whole0.top;
    }
    const bound = Math.max(chance * z(probability), past);
    return {
      dimension: split.dimension,
      key: part.key,
      label: part.label,
      amount,
      before: levelOf(a),
      after: levelOf(b),
      score: bound > 0 ? Math.abs(tested) / bound : 0,
      excess: amount / change - proportion,
      proportion,
      movesWith: amount * change > 0,
      rateMovesWith: rateDifference * change > 0,
      // Cases of several quarters add up, but posts of several quarters are the same posts.
      baseBefore: a.isShare && measure.isOfCases ? a.base * n0 : a.base,
      isUnknown: part.isUnknown,
    };
  });
}

export function explain(
  question: RawQuestion,
  compared: Compared,
  isReal: boolean,
): Pick<Verdict, 'explained' | 'named' | 'nearest' | 'change'> {
  const { measure } = question;
  const before = levelOf(average(measure, question.likeWithLike, compared.before));
  const after = levelOf(average(measure, question.likeWithLike, compared.after));
  const difference = after - before;
  const change = { before, after, difference };
  if (!(Math.abs(difference) > SMALL)) return { explained: null, named: [], nearest: [], change };
  const all = question.splits.map((split) => weigh(question, split, compared));
  const large = all
    .flat()
    .filter(
      (part) => part.movesWith && part.amount / difference >= 1 / 3 - SMALL && part.excess > SMALL,
    )
    .sort((one, other) => other.excess - one.excess);
  const named = large.filter((part) => part.score >= 1);
  if (named.length > 0) return { explained: 'PART', named, nearest: large, change };
  const least = measure.unit === 'PERCENT' ? 50 : 20;
  const isEverywhere = all.some((parts) => {
    const judged = parts.filter((part) => !part.isUnknown && part.baseBefore >= least);
    return (
      judged.length >= 4 &&
      judged.filter((part) => part.rateMovesWith).length >= 0.8 * judged.length - SMALL
    );
  });
  if (isReal && isEverywhere) return { explained: 'EVERYWHERE', named: [], nearest: large, change };
  return { explained: 'NO_ONE', named: [], nearest: large, change };
}

/** The change to explain, which is the rated change. */
export function comparedOf(question: RawQuestion, judged: Judged, isOff: boolean): Compared | null {
  const { quarters } = question;
  const last = quarters.at(-1) ?? '';
  const has = (quarter: string): boolean =>
    (question.likeWithLike.get(quarter)?.value ?? null) !== null;
  const names = judged.points.map((point) => point.quarter);
  if (judged.break !== null) {
    const end = judged.break.backAt ?? names.length;
    return {
      before: names.slice(judged.break.from, judged.break.at),
      after: names.slice(judged.break.at, end),
    };
  }
  const row =
    judged.signals.find((signal) => signal.name === 'RUN') ??
    judged.signals.find((signal) => signal.name === 'TREND');
  if (row && row.from !== null) {
    const at = names.indexOf(row.from);
    if (row.name === 'TREND') return { before: [row.from], after: [last] };
    // Use only the drawn quarters, because the run is on one side of their mean.
    const before = names.slice(Math.max(judged.baselineFrom, names.length - 13), at);
    return before.length === 0 ? null : { before, after: names.slice(at) };
  }
  const earlier = isOff ? quarters.at(-2) : sameQuarterLastYear(last);
  if (earlier === undefined || !quarters.includes(earlier) || !has(earlier) || !has(last))
    return null;
  // A fall does not explain a high figure, because it is not the rated change.
  const [signal] = judged.signals;
  const rose =
    (question.likeWithLike.get(last)?.value ?? 0) -
    (question.likeWithLike.get(earlier)?.value ?? 0);
  const isContrary = signal !== undefined && (signal.side === 'HIGH' ? rose <= 0 : rose >= 0);
  return isContrary ? null : { before: [earlier], after: [last] };
}

/**
 * Whether the named part only spiked: two single quarters are compared, and both are within its
 * usual range. Only for counts and amounts.
 */
export function isUsualPart(
  { measure, quarters, splits }: RawQuestion,
  { before, after }: Compared,
  part: Named | undefined,
): boolean {
  const [only] = before;
  if (
    part === undefined ||
    only === undefined ||
    measure.unit === 'PERCENT' ||
    before.length > 1 ||
    after.length > 1
  )
    return false;
  const own = splits
    .find(({ dimension }) => dimension === part.dimension)
    ?.parts.find(({ key }) => key === part.key);
  if (own === undefined) return false;
  return areUsual(measure, pointsOf(quarters.slice(0, quarters.indexOf(only) + 1), own.figures), [
    part.before,
    part.after,
  ]);
}
