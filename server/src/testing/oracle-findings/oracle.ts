/**
 * Findings worked out again, from the rules as they are written and from nothing of the code: what a control chart of a
 * page should say, and what should explain it. Slow and plain on purpose, and free of imports.
 */

/** One figure of one quarter: of a share what it counts and what it is a share of. */
export interface RawFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface RawPart {
  readonly key: string;
  readonly label: string;
  /** Whether it stands for what is not known, or for no district. */
  readonly isUnknown: boolean;
  /** By quarter. */
  readonly figures: ReadonlyMap<string, RawFigure>;
}

export interface RawSplit {
  readonly dimension: string;
  readonly parts: readonly RawPart[];
}

export interface RawTarget {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tolerance: number | null;
}

export interface RawMeasure {
  readonly key: string;
  readonly unit: string;
  readonly direction: 'HIGHER' | 'LOWER' | 'NEAREST' | 'NEUTRAL';
  /** Whether chance can be told of it: of cases, not of hours, posts or money. */
  readonly isOfCases: boolean;
}

export interface RawQuestion {
  readonly measure: RawMeasure;
  /** The closed quarters of the series, the last the one that is asked about. */
  readonly quarters: readonly string[];
  readonly asItStands: ReadonlyMap<string, RawFigure>;
  readonly likeWithLike: ReadonlyMap<string, RawFigure>;
  /** Of what is like with like. */
  readonly splits: readonly RawSplit[];
  readonly targets: ReadonlyMap<string, RawTarget>;
  readonly isMissingSomebody: boolean;
  /** Whether the series begins where recording changed. */
  readonly didRecordingChange: boolean;
}

type Kind = 'CANNOT_BE_READ' | 'REAL_CHANGE' | 'OFF_TARGET' | 'NO_REAL_CHANGE' | 'TOO_FEW' | 'NOTHING_RECORDED';

interface OracleBreak {
  readonly quarter: string;
  readonly side: 'HIGH' | 'LOW';
  readonly backSince: string | null;
  readonly count: number;
}

interface Signal {
  readonly name: string;
  /** The first quarter of a run or a trend. */
  readonly from: string | null;
  readonly side: 'HIGH' | 'LOW';
}

interface Compared {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

interface Named {
  readonly dimension: string;
  readonly key: string;
  readonly label: string;
  readonly amount: number;
  readonly before: number;
  readonly after: number;
  readonly score: number;
  readonly excess: number;
}

export interface Verdict {
  readonly kind: Kind;
  readonly break: OracleBreak | null;
  readonly signals: readonly Signal[];
  readonly status: string;
  readonly compared: Compared | null;
  readonly change: { readonly before: number; readonly after: number; readonly difference: number } | null;
  readonly explained: 'PART' | 'EVERYWHERE' | 'NO_ONE' | null;
  /** All that explain, that with the largest excess first. */
  readonly named: readonly Named[];
  /** The parts that came nearest, for whoever wonders. */
  readonly nearest: readonly Named[];
}

interface Point {
  readonly quarter: string;
  readonly value: number;
  /** Whether the quarter before it has a point too. */
  readonly follows: boolean;
}

interface Limits {
  readonly lower: number;
  readonly upper: number;
  readonly centre: number;
  /** How far the limits lie from the centre before they are clamped to what the measure can be. */
  readonly half: number;
}

const SMALL = 1e-9;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function movingRange(points: readonly Point[]): number | null {
  const ranges = points.flatMap((point, at) => {
    const before = points[at - 1];
    return before !== undefined && point.follows ? [Math.abs(point.value - before.value)] : [];
  });
  return ranges.length === 0 ? null : mean(ranges);
}

function clamp(measure: RawMeasure, value: number): number {
  if (measure.unit === 'PERCENT' && measure.direction !== 'NEAREST' && measure.isOfCases) return Math.min(100, Math.max(0, value));
  return measure.unit === 'COUNT' ? Math.max(0, value) : value;
}

function toLimits(measure: RawMeasure, centre: number, half: number): Limits {
  return { centre, half, lower: clamp(measure, centre - half), upper: clamp(measure, centre + half) };
}

/** Of DOMAIN: XmR. */
function domainLimits(measure: RawMeasure, points: readonly Point[]): Limits | null {
  const range = movingRange(points);
  if (range === null) return null;
  const centre = mean(points.map((point) => point.value));
  return toLimits(measure, centre, 2.66 * range);
}

/** Of FINDINGS 1: the wider of XmR and three standard deviations, and for counts under 20 never narrower than chance. */
function baselineLimits(measure: RawMeasure, points: readonly Point[]): Limits {
  const values = points.map((point) => point.value);
  const centre = mean(values);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
  let half = Math.max(2.66 * (movingRange(points) ?? 0), 3 * deviation);
  if (measure.unit === 'COUNT' && centre < 20) half = Math.max(half, 3 * Math.sqrt(centre));
  return toLimits(measure, centre, half);
}

interface FoundBreak extends OracleBreak {
  /** Places among the points. */
  readonly at: number;
  readonly from: number;
  readonly backAt: number | null;
}

function sideOf(limits: Limits, value: number): 'HIGH' | 'LOW' | null {
  if (value > limits.upper + SMALL) return 'HIGH';
  return value < limits.lower - SMALL ? 'LOW' : null;
}

function findBreaks(measure: RawMeasure, points: readonly Point[]): FoundBreak[] {
  const found: FoundBreak[] = [];
  let from = 0;
  let at = 8;
  while (at < points.length) {
    const first = points[at];
    const limits = baselineLimits(measure, points.slice(from, at));
    const side = first === undefined ? null : sideOf(limits, first.value);
    if (first === undefined || side === null) {
      at += 1;
      continue;
    }
    let count = 0;
    while (at + count < points.length && sideOf(limits, points[at + count]?.value ?? 0) === side) count += 1;
    // two in a row that are no longer beyond that limit are back
    let backAt: number | null = null;
    for (let next = at + count; next + 1 < points.length && backAt === null; next += 1) {
      const isBack = [points[next], points[next + 1]].every((point) => point !== undefined && sideOf(limits, point.value) !== side);
      if (isBack) backAt = next;
    }
    const isBreak = count >= 4 || (count >= 2 && backAt === null);
    if (!isBreak) {
      at += 1;
      continue;
    }
    found.push({
      quarter: first.quarter,
      side,
      count,
      at,
      from,
      backAt,
      backSince: backAt === null ? null : (points[backAt]?.quarter ?? null),
    });
    from = at;
    at += 8;
  }
  return found;
}

function findSignals(points: readonly Point[], limits: Limits): Signal[] {
  const last = points.at(-1);
  if (last === undefined || points.length < 8) return [];
  const signals: Signal[] = [];
  const beyond = sideOf(limits, last.value);
  if (beyond !== null) signals.push({ name: 'BEYOND', from: null, side: beyond });
  for (const side of ['HIGH', 'LOW'] as const) {
    const sign = side === 'HIGH' ? 1 : -1;
    let run = 0;
    for (let at = points.length - 1; at >= 0; at -= 1) {
      const point = points[at];
      // a gap ends what is in a row
      if (point === undefined || sign * (point.value - limits.centre) <= SMALL) break;
      run += 1;
      if (!point.follows) break;
    }
    if (run >= 7) signals.push({ name: 'RUN', side, from: points[points.length - run]?.quarter ?? null });
    let steps = 1;
    for (let at = points.length - 1; at > 0; at -= 1) {
      const point = points[at];
      const before = points[at - 1];
      if (point === undefined || before === undefined || !point.follows || sign * (point.value - before.value) <= SMALL) break;
      steps += 1;
    }
    if (steps >= 6) signals.push({ name: 'TREND', side, from: points[points.length - steps]?.quarter ?? null });
    const isNear = (point: Point): boolean => sign * (point.value - limits.centre) > (2 / 3) * limits.half + SMALL;
    const three = points.slice(-3);
    if (isNear(last) && three.filter(isNear).length >= 2) signals.push({ name: 'NEAR', side, from: null });
  }
  return signals;
}

function pointsOf(quarters: readonly string[], figures: ReadonlyMap<string, RawFigure>): Point[] {
  return quarters.flatMap((quarter, at) => {
    const value = figures.get(quarter)?.value ?? null;
    const before = quarters[at - 1];
    return value === null ? [] : [{ quarter, value, follows: before !== undefined && (figures.get(before)?.value ?? null) !== null }];
  });
}

interface Judged {
  readonly break: FoundBreak | null;
  readonly signals: readonly Signal[];
  readonly points: readonly Point[];
  /** Where the baseline of what is judged now begins. */
  readonly baselineFrom: number;
}

function judge(measure: RawMeasure, quarters: readonly string[], figures: ReadonlyMap<string, RawFigure>): Judged {
  const points = pointsOf(quarters, figures);
  const lastQuarter = quarters.at(-1);
  const none = { break: null, signals: [], points, baselineFrom: 0 };
  if (lastQuarter === undefined || points.at(-1)?.quarter !== lastQuarter) return none;
  const latest = findBreaks(measure, points).at(-1);
  const sinceCount = latest === undefined ? 0 : points.length - latest.at;
  const drawnFrom = Math.max(0, points.length - 13);
  if (latest !== undefined && sinceCount < 8) {
    if (latest.backAt === null) return { break: latest, signals: [], points, baselineFrom: latest.from };
    // back to usual: the usual range is that of before
    const limits = baselineLimits(measure, points.slice(latest.from, latest.at));
    const signals = findSignals(points.slice(latest.backAt), limits);
    const isSaid = points.length - latest.backAt <= 4 && signals.length === 0;
    return { break: isSaid ? latest : null, signals, points, baselineFrom: latest.from };
  }
  const from = Math.max(drawnFrom, latest?.at ?? 0);
  const drawn = points.slice(from);
  const limits = domainLimits(measure, drawn);
  return { break: null, signals: limits === null ? [] : findSignals(drawn, limits), points, baselineFrom: latest?.at ?? 0 };
}

function statusOf(measure: RawMeasure, value: number | null, target: RawTarget | undefined): string {
  if (measure.direction === 'NEUTRAL') return 'NOT_RATED';
  if (value === null) return 'NO_DATA';
  if (target === undefined) return 'NO_TARGET';
  const aim = target.value ?? 0;
  const tolerance = target.tolerance ?? (measure.unit === 'PERCENT' ? 5 : Math.abs(aim) * 0.05);
  let miss: number;
  if (measure.direction === 'HIGHER') miss = aim - value;
  else if (measure.direction === 'LOWER') miss = value - aim;
  else miss = Math.max((target.lower ?? 0) - value, value - (target.upper ?? 0));
  if (miss <= SMALL) return 'GREEN';
  return miss <= tolerance + SMALL ? 'AMBER' : 'RED';
}

function isOffTarget(statuses: readonly string[]): boolean {
  const last = statuses.at(-1);
  if (last === 'RED') return true;
  if (last !== 'AMBER') return false;
  for (let at = statuses.length - 1; at >= 0; at -= 1) {
    if (statuses[at] === 'RED') return true;
    if (statuses[at] !== 'AMBER') return false;
  }
  return false;
}

function sameQuarterLastYear(quarter: string): string {
  const year = Number(quarter.slice(0, 4)) - 1;
  return `${String(year)}-${String((year + 1) % 100).padStart(2, '0')}${quarter.slice(7)}`;
}

/** Sums of quarters as the mean of one: of a share numerators and denominators apart. */
interface Averaged {
  readonly count: number;
  readonly top: number;
  readonly base: number;
  readonly isShare: boolean;
  readonly hasRecords: boolean;
}

function average(measure: RawMeasure, figures: ReadonlyMap<string, RawFigure>, quarters: readonly string[]): Averaged {
  const isShare = measure.unit === 'PERCENT';
  let top = 0;
  let base = 0;
  let hasRecords = false;
  for (const quarter of quarters) {
    const figure = figures.get(quarter);
    top += (isShare ? figure?.numerator : figure?.value) ?? 0;
    base += (isShare ? figure?.denominator : figure?.value) ?? 0;
    if (figure !== undefined && ((figure.value ?? 0) !== 0 || (figure.denominator ?? 0) !== 0)) hasRecords = true;
  }
  return { count: quarters.length, top: top / quarters.length, base: base / quarters.length, isShare, hasRecords };
}

function levelOf(averaged: Averaged): number {
  if (!averaged.isShare) return averaged.top;
  return averaged.base === 0 ? Number.NaN : (100 * averaged.top) / averaged.base;
}

/** The inverse of the normal distribution, by halving. */
function z(probability: number): number {
  let low = -10;
  let high = 10;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (normal(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The inverse of Student's distribution. */
const knownT = new Map<string, number>();

function t(probability: number, freedom: number): number {
  const name = `${String(probability)} ${String(freedom)}`;
  const known = knownT.get(name) ?? invertT(probability, freedom);
  knownT.set(name, known);
  return known;
}

/** Its density added up in small steps from the middle. */
function invertT(probability: number, freedom: number): number {
  const density = (at: number): number => (1 + (at * at) / freedom) ** (-(freedom + 1) / 2);
  const step = 0.0005;
  // all of one half, with what lies far out by its power law
  const far = 60;
  let half = 0;
  for (let at = step / 2; at < far; at += step) half += density(at) * step;
  half += (density(far) * far) / freedom;
  const wanted = (2 * probability - 1) * half;
  let sum = 0;
  let at = 0;
  while (sum < wanted && at < far) {
    sum += density(at + step / 2) * step;
    at += step;
  }
  return at;
}

function normal(at: number): number {
  // the series of Marsaglia, exact enough between -8 and 8
  if (at < -8) return 0;
  if (at > 8) return 1;
  let sum = 0;
  let term = at;
  for (let step = 3; sum + term !== sum; step += 2) {
    sum += term;
    term = (term * at * at) / step;
  }
  return 0.5 + sum * Math.exp(-0.5 * at * at - 0.918_938_533_204_672_8);
}

function varianceOf(whole: Averaged, part: Averaged): number {
  if (part.base <= 0 || whole.base <= 0) return 0;
  const rate = whole.top / whole.base;
  return Math.max(0, (10_000 * rate * (1 - rate) * (1 / part.base - 1 / whole.base)) / part.count);
}

function awayFromWhole(part: ReadonlyMap<string, RawFigure>, whole: ReadonlyMap<string, RawFigure>): ReadonlyMap<string, RawFigure> {
  return new Map(
    [...part].map(([quarter, figure]) => {
      const all = whole.get(quarter)?.value ?? null;
      return [quarter, { ...figure, value: figure.value === null || all === null ? null : figure.value - all }];
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
    .map((part) => ({ part, a: average(measure, part.figures, compared.before), b: average(measure, part.figures, compared.after) }))
    .filter(({ a, b }) => a.hasRecords || b.hasRecords);
  // published false alarms of at most 7 in 100: 0.025 of a split as it is written, 0.05 of all, and of a past that is known from few
  // quarters the quantile of t
  const probability = 1 - Math.min(0.025, 0.05 / question.splits.length) / parts.length;
  const n0 = compared.before.length;
  const n1 = compared.after.length;
  const until = question.quarters.indexOf(compared.before.at(-1) ?? '');
  return parts.map(({ part, a, b }) => {
    // of a share it is how far its rate lay from that of the whole, as that is what is held against it
    const own = pointsOf(
      question.quarters.slice(0, until + 1),
      a.isShare ? awayFromWhole(part.figures, question.likeWithLike) : part.figures,
    );
    const range = own.length >= 8 ? movingRange(own) : null;
    const rangeCount = own.slice(1).filter((point) => point.follows).length;
    const past = range === null ? 0 : (range / 1.128) * Math.sqrt(1 / n0 + 1 / n1) * t(probability, 0.62 * rangeCount);
    let amount: number;
    let chance: number;
    let tested: number;
    let proportion: number;
    let rateDifference: number;
    if (a.isShare) {
      const w0 = whole0.base === 0 ? 0 : a.base / whole0.base;
      const w1 = whole1.base === 0 ? 0 : b.base / whole1.base;
      // a part without a rate on one side has only moved the mix
      const r0 = a.base === 0 ? levelOf(b) : levelOf(a);
      const r1 = b.base === 0 ? levelOf(a) : levelOf(b);
      const wholeMean = (levelOf(whole0) + levelOf(whole1)) / 2;
      amount = ((w0 + w1) / 2) * (r1 - r0) + (w1 - w0) * ((r0 + r1) / 2 - wholeMean);
      tested = r1 - r0 - change;
      rateDifference = r1 - r0;
      // of a part less the whole that it is in, both at the rate of the whole
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
      // cases of several quarters add up; posts of several quarters are the same posts
      baseBefore: a.isShare && measure.isOfCases ? a.base * n0 : a.base,
      isUnknown: part.isUnknown,
    };
  });
}

function explain(question: RawQuestion, compared: Compared, isReal: boolean): Pick<Verdict, 'explained' | 'named' | 'nearest' | 'change'> {
  const { measure } = question;
  const before = levelOf(average(measure, question.likeWithLike, compared.before));
  const after = levelOf(average(measure, question.likeWithLike, compared.after));
  const difference = after - before;
  const change = { before, after, difference };
  if (!(Math.abs(difference) > SMALL)) return { explained: null, named: [], nearest: [], change };
  const all = question.splits.map((split) => weigh(question, split, compared));
  const large = all
    .flat()
    .filter((part) => part.movesWith && part.amount / difference >= 1 / 3 - SMALL && part.excess > SMALL)
    .sort((one, other) => other.excess - one.excess);
  const named = large.filter((part) => part.score >= 1);
  if (named.length > 0) return { explained: 'PART', named, nearest: large, change };
  const least = measure.unit === 'PERCENT' ? 50 : 20;
  const isEverywhere = all.some((parts) => {
    const judged = parts.filter((part) => !part.isUnknown && part.baseBefore >= least);
    return judged.length >= 4 && judged.filter((part) => part.rateMovesWith).length >= 0.8 * judged.length - SMALL;
  });
  if (isReal && isEverywhere) return { explained: 'EVERYWHERE', named: [], nearest: large, change };
  return { explained: 'NO_ONE', named: [], nearest: large, change };
}

/** Which change is explained: that which is judged. */
function comparedOf(question: RawQuestion, judged: Judged, isOff: boolean): Compared | null {
  const { quarters } = question;
  const last = quarters.at(-1) ?? '';
  const has = (quarter: string): boolean => (question.likeWithLike.get(quarter)?.value ?? null) !== null;
  const names = judged.points.map((point) => point.quarter);
  if (judged.break !== null) {
    const end = judged.break.backAt ?? names.length;
    return { before: names.slice(judged.break.from, judged.break.at), after: names.slice(judged.break.at, end) };
  }
  const row = judged.signals.find((signal) => signal.name === 'RUN') ?? judged.signals.find((signal) => signal.name === 'TREND');
  if (row && row.from !== null) {
    const at = names.indexOf(row.from);
    if (row.name === 'TREND') return { before: [row.from], after: [last] };
    // of the quarters that are drawn, whose mean the run lies beside
    const before = names.slice(Math.max(judged.baselineFrom, names.length - 13), at);
    return before.length === 0 ? null : { before, after: names.slice(at) };
  }
  const earlier = isOff ? quarters.at(-2) : sameQuarterLastYear(last);
  if (earlier === undefined || !quarters.includes(earlier) || !has(earlier) || !has(last)) return null;
  // what is high is not explained by a fall: that would be another change than the one that is judged
  const [signal] = judged.signals;
  const rose = (question.likeWithLike.get(last)?.value ?? 0) - (question.likeWithLike.get(earlier)?.value ?? 0);
  const isContrary = signal !== undefined && (signal.side === 'HIGH' ? rose <= 0 : rose >= 0);
  return isContrary ? null : { before: [earlier], after: [last] };
}

function variationOf(judged: Judged): string {
  if (judged.break !== null && judged.break.backSince === null) return judged.break.side;
  return judged.signals[0]?.side ?? 'NONE';
}

export function workOut(question: RawQuestion): Verdict {
  const { measure, quarters } = question;
  const last = quarters.at(-1) ?? '';
  const stands = judge(measure, quarters, question.asItStands);
  const like = judge(measure, quarters, question.likeWithLike);
  const figure = question.asItStands.get(last);
  const value = figure?.value ?? null;
  const statuses = quarters.map((quarter) =>
    statusOf(measure, question.asItStands.get(quarter)?.value ?? null, question.targets.get(quarter)),
  );
  const status = statuses.at(-1) ?? 'NO_DATA';
  const likeStatus = statusOf(measure, question.likeWithLike.get(last)?.value ?? null, question.targets.get(last));
  const shown =
    like.break === null
      ? null
      : { quarter: like.break.quarter, side: like.break.side, backSince: like.break.backSince, count: like.break.count };
  const base = {
    break: shown,
    signals: like.signals,
    status,
    compared: null,
    change: null,
    explained: null,
    named: [],
    nearest: [],
  } as const;

  const isReal = like.break !== null || like.signals.length > 0;
  const isOff = isOffTarget(statuses);
  const differs =
    question.isMissingSomebody &&
    (status !== likeStatus ||
      variationOf(stands) !== variationOf(like) ||
      (stands.break?.quarter ?? null) !== (like.break?.quarter ?? null) ||
      (stands.break?.backSince ?? null) !== (like.break?.backSince ?? null));
  const canExplain = isReal || status === 'RED';
  const compared = canExplain ? comparedOf(question, like, isOff) : null;
  const why = compared === null ? { explained: null, named: [], nearest: [], change: null } : explain(question, compared, isReal);
  const rest_ = { ...base, compared, ...why };
  if (value === null) return { ...base, kind: differs ? 'CANNOT_BE_READ' : 'NOTHING_RECORDED' };
  if (measure.unit === 'COUNT' && quarters.every((quarter) => (question.asItStands.get(quarter)?.value ?? 0) === 0)) {
    return { ...base, kind: 'NOTHING_RECORDED' };
  }
  if (differs || (question.didRecordingChange && quarters.length < 8)) return { ...rest_, kind: 'CANNOT_BE_READ' };
  if (isReal) return { ...rest_, kind: 'REAL_CHANGE' };
  if (isOff) return { ...rest_, kind: 'OFF_TARGET' };
  // a count is its own: small ones have limits of chance
  const isFew = (measure.unit === 'PERCENT' && (figure?.denominator ?? 0) < 50) || like.points.length < 8;
  return { ...base, kind: isFew ? 'TOO_FEW' : 'NO_REAL_CHANGE' };
}
