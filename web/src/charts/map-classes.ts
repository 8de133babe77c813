import { formatLevel, type Unit } from '#lib/unit.js';

export const mapSteps = [1, 2, 3, 4, 5] as const;
export type MapStep = (typeof mapSteps)[number];

/** One class of a map: figures from `from` up to the next class, as they are written. */
export interface MapClass {
  readonly step: MapStep;
  readonly from: number;
  /** `under 0.15`, `0.15 to 0.19`, `0.50 or more`. */
  readonly words: string;
}

/** Figures that are written with so many decimals; all others are whole. */
const decimals: Readonly<Partial<Record<Unit, number>>> = { RATE: 2, PERCENT: 1 };

/** What an edge may be, times a power of ten: round enough to be remembered. */
const roundEdges = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** A figure as it is written: 0.1997 reads 0.20, and belongs where 0.20 does. */
export function toShown(value: number, unit: Unit): number {
  return Number(value.toFixed(decimals[unit] ?? 0));
}

/**
 * Up to five classes for the figures of a map, each with about as many places, cut at round numbers that fall between figures as they are
 * shown. Without figures there are none; where all are alike there is one.
 */
export function toMapClasses(values: readonly (number | null)[], unit: Unit): readonly MapClass[] {
  const shown = values.flatMap((value) => (value === null ? [] : [toShown(value, unit)])).sort((one, other) => one - other);
  const [least, most] = [shown[0], shown.at(-1)];
  if (least === undefined || most === undefined) return [];

  const wanted = mapSteps.slice(1).map((_, index) => shown[Math.round(((index + 1) * shown.length) / mapSteps.length)] ?? most);
  const edges = [...new Set(wanted.map((value) => toRoundEdge(value, unit)))].filter((edge) => edge > least && edge <= most);
  const starts = [least, ...edges].filter(
    (from, index, all) => index === 0 || shown.some((value) => value >= from && value < (all[index + 1] ?? Infinity)),
  );
  return starts.map((from, index) => ({
    step: toStep(index, starts.length),
    from,
    words: toWords({ from, next: starts[index + 1] ?? null, isFirst: index === 0, most, unit }),
  }));
}

/** The class that a figure lies in, by what it is written as. Null without a figure. */
export function findMapStep(value: number | null, classes: readonly MapClass[], unit: Unit): MapStep | null {
  if (value === null) return null;
  const shown = toShown(value, unit);
  return classes.findLast(({ from }) => shown >= from)?.step ?? null;
}

function toRoundEdge(value: number, unit: Unit): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const nearest = roundEdges.map((edge) => edge * power).reduce((best, edge) => (Math.abs(edge - value) < Math.abs(best - value) ? edge : best));
  return toShown(nearest, unit);
}

/** Few classes keep the ends of the scale, so that the palest and the darkest are always told apart. */
function toStep(index: number, count: number): MapStep {
  if (count === 1) return 3;
  return mapSteps[Math.round((index * (mapSteps.length - 1)) / (count - 1))] ?? 5;
}

interface Range {
  readonly from: number;
  /** Where the next class begins; null for the last one. */
  readonly next: number | null;
  readonly isFirst: boolean;
  readonly most: number;
  readonly unit: Unit;
}

function toWords({ from, next, isFirst, most, unit }: Range): string {
  const write = (value: number) => formatLevel(value, unit);
  if (next === null) return from === most ? write(from) : `${write(from)} or more`;
  if (isFirst) return `under ${write(next)}`;
  const last = toShown(next - 10 ** -(decimals[unit] ?? 0), unit);
  return last === from ? write(from) : `${write(from)} to ${write(last)}`;
}
