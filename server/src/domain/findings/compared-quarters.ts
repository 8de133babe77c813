import { isAbove } from '#domain/nearly.js';
import type { Quarter } from '#domain/quarter.js';
import { shift } from '#domain/quarter.js';
import { valueOf } from '#domain/scorecard/charted-quarters.js';
import type { Kpi } from '#domain/scorecard/kpi.js';
import type { ControlSignal } from '#domain/scorecard/signals.js';
import { sideOf } from '#domain/scorecard/variation.js';

/** The quarters whose means are compared in a change that a page rates. */
export interface ComparedQuarters {
  readonly before: readonly Quarter[];
  readonly after: readonly Quarter[];
  /** Whether the change is real, and not just a difference from last quarter. */
  readonly isReal: boolean;
}

/** The parts of a KPI that decide which change is explained. */
export type Compared = Pick<
  Kpi,
  'chart' | 'charted' | 'isOpen' | 'latestBreak' | 'quarter' | 'signal' | 'status' | 'trend'
>;

/**
 * The change that is explained, by how the figure is rated (FINDINGS 3): a break against its
 * baseline; a run against the quarters before it; a rise or fall against where it began, even if
 * its last quarter is beyond a limit as well; otherwise against last quarter if it is off target,
 * or the same quarter of last year if not. Null if there is neither a real change nor a target
 * missed by more than its tolerance, or if a figure shown as high is no higher than what it would
 * be compared with (or one shown as low, no lower). That is a different change from the one shown,
 * and no part is named for it.
 */
export function findCompared(kpi: Compared): ComparedQuarters | null {
  const { quarter, isOpen, latestBreak, signal, status } = kpi;
  if (isOpen) return null;
  const points = pointsOf(kpi);
  if (latestBreak?.backSince === null && signal === null) {
    const after = points
      .filter((point) => point.quarter >= latestBreak.quarter)
      .map((point) => point.quarter);
    return { before: latestBreak.baseline.quarters, after, isReal: true };
  }
  const isReal = signal !== null;
  const found = signal === null ? null : findStretch(findLasting(kpi, signal), points);
  if (found !== null && found.before.length > 0) return { ...found, isReal: true };
  if (!isReal && status !== 'RED') return null;
  const before = shift(quarter, status === 'RED' ? -1 : -4);
  return signal !== null && isContrary(kpi, { before, side: sideOf(signal) })
    ? null
    : { before: [before], after: [quarter], isReal };
}

/**
 * Whether the figure has not risen since a quarter though it is shown as high, or not fallen though
 * it is shown as low.
 */
function isContrary(
  { trend, quarter }: Compared,
  { before, side }: { readonly before: Quarter; readonly side: 'HIGH' | 'LOW' },
): boolean {
  const valueIn = (of: Quarter) => {
    const found = trend.find((point) => point.quarter === of);
    return found ? valueOf(found) : null;
  };
  const [from, to] = [valueIn(before), valueIn(quarter)];
  return from !== null && to !== null && (side === 'HIGH' ? to <= from : to >= from);
}

interface Point {
  readonly quarter: Quarter;
  readonly value: number;
  readonly centre: number;
}

/** The quarters at the level of the latest one. */
function pointsOf({ chart, charted }: Compared): readonly Point[] {
  const { points, levelStart } = chart;
  return points
    .filter(({ index }) => index >= (levelStart ?? 0))
    .flatMap(({ index, value, centre }) => {
      const quarter = charted[index];
      return quarter === undefined ? [] : [{ quarter, value, centre }];
    });
}

const lasting: readonly ControlSignal[] = [
  'RUN_ABOVE_CENTRE',
  'RUN_BELOW_CENTRE',
  'RISING',
  'FALLING',
];

/**
 * A run, rise or fall that also includes the latest quarter, on the same side as the signal shown;
 * otherwise the signal shown.
 */
function findLasting({ chart: { latest } }: Compared, told: ControlSignal): ControlSignal {
  return (
    latest?.signals.find((signal) => lasting.includes(signal) && sideOf(signal) === sideOf(told)) ??
    told
  );
}

/**
 * The quarters of a run and those before it, or the ends of a rise or fall; null for any other
 * signal.
 */
function findStretch(
  signal: ControlSignal,
  points: readonly Point[],
): Pick<ComparedQuarters, 'before' | 'after'> | null {
  const quarters = points.map(({ quarter }) => quarter);
  switch (signal) {
    case 'RUN_ABOVE_CENTRE':
    case 'RUN_BELOW_CENTRE': {
      const isSo = ({ value, centre }: Point) =>
        signal === 'RUN_ABOVE_CENTRE' ? isAbove(value, centre) : isAbove(centre, value);
      const start = points.findLastIndex((point) => !isSo(point)) + 1;
      return { before: quarters.slice(0, start), after: quarters.slice(start) };
    }
    case 'RISING':
    case 'FALLING': {
      const isStep = (index: number) => {
        const [before, here] = [points[index - 1], points[index]];
        return (
          before !== undefined &&
          here !== undefined &&
          (signal === 'RISING' ? here.value > before.value : here.value < before.value)
        );
      };
      const start = quarters.findLastIndex((_, index) => !isStep(index));
      return {
        before: quarters.slice(Math.max(start, 0), Math.max(start, 0) + 1),
        after: quarters.slice(-1),
      };
    }
    default:
      return null;
  }
}
