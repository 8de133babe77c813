import type { OracleBreak, RawFigure, RawMeasure, Signal } from './raw.js';

export interface Point {
  readonly quarter: string;
  readonly value: number;
  /** Whether the previous quarter has a point too. */
  readonly follows: boolean;
}

export interface Limits {
  readonly lower: number;
  readonly upper: number;
  readonly centre: number;
  /**
   * The distance of the limits from the centre, before they are clamped to the measure’s possible
   * range.
   */
  readonly half: number;
}

export const SMALL = 1e-9;

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function movingRange(points: readonly Point[]): number | null {
  const ranges = points.flatMap((point, at) => {
    const before = points[at - 1];
    return before !== undefined && point.follows ? [Math.abs(point.value - before.value)] : [];
  });
  return ranges.length === 0 ? null : mean(ranges);
}

function clamp(measure: RawMeasure, value: number): number {
  if (measure.unit === 'PERCENT' && measure.direction !== 'NEAREST' && measure.isOfCases)
    return Math.min(100, Math.max(0, value));
  return measure.unit === 'COUNT' ? Math.max(0, value) : value;
}

function toLimits(measure: RawMeasure, centre: number, half: number): Limits {
  return {
    centre,
    half,
    lower: clamp(measure, centre - half),
    upper: clamp(measure, centre + half),
  };
}

/** The limits for signals and usual ranges: XmR. */
function domainLimits(measure: RawMeasure, points: readonly Point[]): Limits | null {
  const range = movingRange(points);
  if (range === null) return null;
  const centre = mean(points.map((point) => point.value));
  return toLimits(measure, centre, 2.66 * range);
}

/**
 * The limits for breaks of a level: the wider of XmR and three standard deviations, and for counts
 * under 20 never narrower than chance.
 */
function baselineLimits(measure: RawMeasure, points: readonly Point[]): Limits {
  const values = points.map((point) => point.value);
  const centre = mean(values);
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1),
  );
  let half = Math.max(2.66 * (movingRange(points) ?? 0), 3 * deviation);
  if (measure.unit === 'COUNT' && centre < 20) half = Math.max(half, 3 * Math.sqrt(centre));
  return toLimits(measure, centre, half);
}

export interface FoundBreak extends OracleBreak {
  /** The indexes of points. */
  readonly at: number;
  readonly from: number;
  readonly backAt: number | null;
}

function sideOf(limits: Limits, value: number): 'HIGH' | 'LOW' | null {
  if (value > limits.upper + SMALL) return 'HIGH';
  return value < limits.lower - SMALL ? 'LOW' : null;
}

export function findBreaks(measure: RawMeasure, points: readonly Point[]): FoundBreak[] {
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
    while (at + count < points.length && sideOf(limits, points[at + count]?.value ?? 0) === side)
      count += 1;
    // Two points in a row within the limit end the break.
    let backAt: number | null = null;
    for (let next = at + count; next + 1 < points.length && backAt === null; next += 1) {
      const isBack = [points[next], points[next + 1]].every(
        (point) => point !== undefined && sideOf(limits, point.value) !== side,
      );
      if (isBack) backAt = next;
    }
    const isBreak = count >= 4 || (count >= 2 && backAt === null);
    if (!isBreak) {
      at += 1;
      continue;
    }
    const since = points.slice(at, backAt ?? points.length);
    found.push({
      quarter: first.quarter,
      side,
      count,
      sinceCount: since.length,
      beyondCount: since.filter((point) => sideOf(limits, point.value) === side).length,
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
      // A gap ends a run.
      if (point === undefined || sign * (point.value - limits.centre) <= SMALL) break;
      run += 1;
      if (!point.follows) break;
    }
    if (run >= 7)
      signals.push({ name: 'RUN', side, from: points[points.length - run]?.quarter ?? null });
    let steps = 1;
    for (let at = points.length - 1; at > 0; at -= 1) {
      const point = points[at];
      const before = points[at - 1];
      if (
        point === undefined ||
        before === undefined ||
        !point.follows ||
        sign * (point.value - before.value) <= SMALL
      )
        break;
      steps += 1;
    }
    if (steps >= 6)
      signals.push({ name: 'TREND', side, from: points[points.length - steps]?.quarter ?? null });
    const isNear = (point: Point): boolean =>
      sign * (point.value - limits.centre) > (2 / 3) * limits.half + SMALL;
    const three = points.slice(-3);
    if (isNear(last) && three.filter(isNear).length >= 2)
      signals.push({ name: 'NEAR', side, from: null });
  }
  return signals;
}

export function pointsOf(
  quarters: readonly string[],
  figures: ReadonlyMap<string, RawFigure>,
): Point[] {
  return quarters.flatMap((quarter, at) => {
    const value = figures.get(quarter)?.value ?? null;
    const before = quarters[at - 1];
    return value === null
      ? []
      : [
          {
            quarter,
            value,
            follows: before !== undefined && (figures.get(before)?.value ?? null) !== null,
          },
        ];
  });
}

export interface Judged {
  readonly break: FoundBreak | null;
  readonly signals: readonly Signal[];
  readonly points: readonly Point[];
  /** The index at which the baseline for the current rating starts. */
  readonly baselineFrom: number;
}

export function judge(
  measure: RawMeasure,
  quarters: readonly string[],
  figures: ReadonlyMap<string, RawFigure>,
): Judged {
  const points = pointsOf(quarters, figures);
  const lastQuarter = quarters.at(-1);
  const none = { break: null, signals: [], points, baselineFrom: 0 };
  if (lastQuarter === undefined || points.at(-1)?.quarter !== lastQuarter) return none;
  const latest = findBreaks(measure, points).at(-1);
  const sinceCount = latest === undefined ? 0 : points.length - latest.at;
  const drawnFrom = Math.max(0, points.length - 13);
  if (latest !== undefined && sinceCount < 8) {
    if (latest.backAt === null)
      return { break: latest, signals: [], points, baselineFrom: latest.from };
    // The values are back to usual, so use the earlier usual range.
    const limits = baselineLimits(measure, points.slice(latest.from, latest.at));
    const signals = findSignals(points.slice(latest.backAt), limits);
    const isSaid = points.length - latest.backAt <= 4 && signals.length === 0;
    return { break: isSaid ? latest : null, signals, points, baselineFrom: latest.from };
  }
  const from = Math.max(drawnFrom, latest?.at ?? 0);
  const drawn = points.slice(from);
  const limits = domainLimits(measure, drawn);
  return {
    break: null,
    signals: limits === null ? [] : findSignals(drawn, limits),
    points,
    baselineFrom: latest?.at ?? 0,
  };
}

export function variationOf(judged: Judged): string {
  if (judged.break?.backSince === null) return judged.break.side;
  return judged.signals[0]?.side ?? 'NONE';
}

/** The direction of the real change; null if there is none, or if it has ended. */
export function movedTo(judged: Judged): 'HIGH' | 'LOW' | null {
  const side = variationOf(judged);
  return side === 'HIGH' || side === 'LOW' ? side : null;
}

/** Whether values are in the usual range of at least eight earlier quarters. */
export function areUsual(
  measure: RawMeasure,
  past: readonly Point[],
  values: readonly number[],
): boolean {
  const limits = past.length < 8 ? null : domainLimits(measure, past);
  return limits !== null && values.every((value) => sideOf(limits, value) === null);
}
