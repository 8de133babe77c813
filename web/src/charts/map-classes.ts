import { dropUnit, formatLevel, manyHours, manyPounds, type Unit } from '#lib/unit.js';

export const mapSteps = [1, 2, 3, 4, 5] as const;
export type MapStep = (typeof mapSteps)[number];

/** One class of a map: figures from `from` up to the next class, as they are written. */
export interface MapClass {
  readonly step: MapStep;
  readonly from: number;
  /** `under 0.15`, `0.15 to 0.19`, `0.50 or more`. Units that are words are not repeated. */
  readonly words: string;
}

/** Figures that are written with so many decimals; all others are whole. */
const decimals: Readonly<Partial<Record<Unit, number>>> = { RATE: 2, PERCENT: 1, KILOGRAMS: 1, YEARS: 1, FTE: 1 };

/** Edges are multiples of one of these, times a power of ten: the first that has one in the gap. */
const roundSteps = [10, 5, 2, 1] as const;

/** A figure as it is written: 0.1997 reads 0.20, and belongs where 0.20 does. */
export function toShown(value: number, unit: Unit): number {
  const places = unit === 'HOURS' && Math.abs(value) < manyHours ? 1 : (decimals[unit] ?? 0);
  return Number(value.toFixed(places));
}

/** A figure as a class writes it. */
function toRough(value: number, unit: Unit): number {
  const finest = findFinest(value, unit);
  return finest > 1 ? Math.round(value / finest) * finest : toShown(value, unit);
}

/** The least by which two figures of about this size read differently in a class. */
function findFinest(value: number, unit: Unit): number {
  const size = Math.abs(value);
  if (unit === 'GBP') return size < manyPounds ? 1 : 10 ** (Math.floor(Math.log10(size)) - 2);
  if (unit === 'HOURS') return size < manyHours ? 0.1 : 1;
  return 10 ** -(decimals[unit] ?? 0);
}

/**
 * Up to five classes for the figures of a map, each with about as many places. Edges lie between figures as they are shown, and are as
 * round as the gap lets them be. Without figures there are none; where all are alike there is one.
 */
export function toMapClasses(values: readonly (number | null)[], unit: Unit): readonly MapClass[] {
  const shown = values.flatMap((value) => (value === null ? [] : [toRough(value, unit)])).sort((one, other) => one - other);
  const [least, greatest] = [shown[0], shown.at(-1)];
  if (least === undefined || greatest === undefined) return [];

  const edges = findGaps(shown).map(({ after, before }) => toRoundest(after, before, unit));
  const starts = [least, ...edges];
  return starts.map((from, index) => ({
    step: toStep(index, starts.length),
    from,
    words: toWords({ from, next: starts[index + 1] ?? null, isFirst: index === 0, greatest, unit }),
  }));
}

/** The class that a figure lies in, by what it is written as. Null without a figure. */
export function findMapStep(value: number | null, classes: readonly MapClass[], unit: Unit): MapStep | null {
  if (value === null) return null;
  const rough = toRough(value, unit);
  return classes.findLast(({ from }) => rough >= from)?.step ?? null;
}

interface Gap {
  /** The last figure below it, and the first above. */
  readonly after: number;
  readonly before: number;
}

/** Up to four gaps between figures in their order, each the one nearest to where a fifth more of them would end. */
function findGaps(shown: readonly number[]): readonly Gap[] {
  const gaps = shown.flatMap((before, index) => {
    const after = shown[index - 1];
    return after === undefined || after === before ? [] : [{ after, before, index }];
  });
  const chosen = mapSteps.slice(1).reduce<readonly (typeof gaps)[number][]>((taken, _, step) => {
    const wanted = ((step + 1) * shown.length) / mapSteps.length;
    const free = gaps.filter(({ index }) => index > (taken.at(-1)?.index ?? 0));
    const [nearest] = free.toSorted((one, other) => Math.abs(one.index - wanted) - Math.abs(other.index - wanted));
    return nearest === undefined ? taken : [...taken, nearest];
  }, []);
  return chosen;
}

/** The roundest number above `after` and up to `before`; never finer than what is written. */
function toRoundest(after: number, before: number, unit: Unit): number {
  const finest = findFinest(before, unit);
  for (let power = 10 ** Math.ceil(Math.log10(Math.max(before, finest))); power >= finest / 2; power /= 10) {
    for (const factor of roundSteps) {
      const step = (factor * power) / 10;
      const edge = toRough(Math.floor(before / step + rounding) * step, unit);
      if (step >= finest - rounding && edge > after) return edge;
    }
  }
  return before;
}

/** Keeps 0.3 / 0.1 from being less than 3. */
const rounding = 1e-9;

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
  readonly greatest: number;
  readonly unit: Unit;
}

/** £10.0k is written in hundreds of pounds, and what lies just below it in single ones. */
const justBelow = 1 - 1e-9;

function toWords({ from, next, isFirst, greatest, unit }: Range): string {
  const write = (value: number) => dropUnit(formatLevel(value, unit));
  if (next === null) return from === greatest ? write(from) : `${write(from)} or more`;
  const last = toRough(next - findFinest(next * justBelow, unit), unit);
  if (last === from) return write(from);
  return isFirst ? `under ${write(next)}` : `${write(from)} to ${write(last)}`;
}
