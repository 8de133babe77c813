import { addPlus, formatFigure } from '#domain/figures/words/format.js';
import type { Direction, Measure, Unit } from '#domain/measures/measure.js';
import { isAbove } from '#domain/nearly.js';
import type { Quarter } from '#domain/quarter.js';

/** The aim for a measure: a value, or a band that includes its edges, in the measure's own unit. */
export type Aim = { readonly value: number } | { readonly lower: number; readonly upper: number };

/** The aim for a measure in one quarter. */
export interface Target {
  readonly id: string;
  readonly measure: string;
  readonly quarter: Quarter;
  /** Code of a place; null means the whole force. */
  readonly areaCode: string | null;
  /** Key of an agency; null means all agencies together. */
  readonly agencyId: number | null;
  /** Code of an objective; null means all objectives together. */
  readonly objective: string | null;
  readonly aim: Aim;
  /**
   * How far a figure may miss the aim and still be near it, in the measure's unit; null means the
   * default.
   */
  readonly tolerance: number | null;
  /** The version, which goes up with every change. */
  readonly version: number;
}

/** The range of values that meet an aim, both ends included; infinite where there is no limit. */
export interface Wanted {
  readonly from: number;
  readonly to: number;
}

/**
 * The values that meet an aim: upwards from it if higher is better, downwards if lower is. A value
 * better than a band meets the aim too, so those ranges have only one end. Nearest to zero means
 * within the band, or no further from zero than the value. If no direction is better, only the
 * values within the band meet the aim.
 */
export function toWanted(direction: Direction, aim: Aim): Wanted {
  const { lower, upper } = 'value' in aim ? { lower: aim.value, upper: aim.value } : aim;
  switch (direction) {
    case 'HIGHER':
      return { from: lower, to: Infinity };
    case 'LOWER':
      return { from: -Infinity, to: upper };
    case 'NEAREST':
      return 'value' in aim
        ? { from: -Math.abs(aim.value), to: Math.abs(aim.value) }
        : { from: lower, to: upper };
    case 'NEUTRAL':
      return { from: lower, to: upper };
  }
}

const USUAL_POINTS = 5;
const USUAL_PERCENT = 5;

/** The default tolerance: 5 points for a percentage, otherwise 5% of the edge that is missed. */
export function usualTolerance(unit: Unit, edge: number): number {
  return unit === 'PERCENT' ? USUAL_POINTS : (Math.abs(edge) * USUAL_PERCENT) / 100;
}

/** How far a value misses the aim, and at which edge; null if the value meets the aim. */
export function findMiss(
  value: number,
  { from, to }: Wanted,
): { readonly edge: number; readonly by: number } | null {
  if (isAbove(from, value)) return { edge: from, by: from - value };
  return isAbove(value, to) ? { edge: to, by: value - to } : null;
}

/** The aim as people write it: "660", "8% or less", "−1.25% to +1.25%". */
export function formatAim(measure: Pick<Measure, 'unit' | 'direction'>, aim: Aim): string {
  const { direction } = measure;
  const write = (value: number) => formatEdge(measure, value);
  if (!('value' in aim)) return `${write(aim.lower)} to ${write(aim.upper)}`;
  if (direction === 'NEAREST')
    return aim.value === 0
      ? write(0)
      : `${write(-Math.abs(aim.value))} to ${write(Math.abs(aim.value))}`;
  return direction === 'LOWER' ? `${write(aim.value)} or less` : write(aim.value);
}

/** One edge of the aim: "75%", "+1.25%". */
export function formatEdge(
  { unit, direction }: Pick<Measure, 'unit' | 'direction'>,
  edge: number,
): string {
  return direction === 'NEAREST'
    ? addPlus(formatWanted(edge, unit), edge)
    : formatWanted(edge, unit);
}

const upToFourDecimals = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });

/** A number exactly as set: no decimals are added to a percentage. */
function formatWanted(value: number, unit: Unit): string {
  const written =
    unit === 'PERCENT'
      ? `${upToFourDecimals.format(value)}%`
      : unit === 'COUNT'
        ? upToFourDecimals.format(value)
        : formatFigure(value, unit);
  return written.replace('-', '−');
}

/** The heading of a column of targets, by which a table's chart finds it. */
export const targetHeading = 'Target';

/** What a target is set for. */
export type TargetSubject = Pick<
  Target,
  'measure' | 'quarter' | 'areaCode' | 'agencyId' | 'objective'
>;

/**
 * The target set for exactly this subject; null if there is none. A target for the force does not
 * count for a district.
 */
export function findTarget(targets: readonly Target[], subject: TargetSubject): Target | null {
  const found = targets.find(
    (target) =>
      target.measure === subject.measure &&
      target.quarter === subject.quarter &&
      target.areaCode === subject.areaCode &&
      target.agencyId === subject.agencyId &&
      target.objective === subject.objective,
  );
  return found ?? null;
}
