/**
 * Round marks for an axis that starts at zero: from 0 to the first mark at or above `largest`.
 * Steps are 1, 2 or 5 times a power of ten and at least 1, because counts are whole numbers. If
 * there is nothing to show: 0 and 1.
 */
export function toTicks(largest: number, most = 5): readonly number[] {
  if (!(largest > 0)) return [0, 1];

  const step = toRoundStep(largest / most);
  const count = Math.ceil(largest / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/**
 * An axis starts at zero if its lowest value is below this share of the highest: starting higher
 * would gain little room, and mislead.
 */
const lowStart = 0.25;

/**
 * Round marks for a line, which need not start at zero: from the last mark at or below `lowest` to
 * the first at or above `highest`. They start at zero if the lowest value is near it. Steps may be
 * fractions unless `minStep` forbids it.
 */
export function toSpanTicks({ lowest, highest, most = 5, minStep = 0 }: Span): readonly number[] {
  const low = lowest >= 0 && lowest <= highest * lowStart ? 0 : lowest;
  const length = highest - low;
  const step = Math.max(toStep((length > 0 ? length : Math.abs(highest) || 1) / most), minStep);
  const [first, last] = [Math.floor(low / step + rounding), Math.ceil(highest / step - rounding)];
  const end = Math.max(last, first + 1);
  return Array.from({ length: end - first + 1 }, (_, index) => tidy((first + index) * step));
}

interface Span {
  readonly lowest: number;
  readonly highest: number;
  /** About how many steps there may be. */
  readonly most?: number;
  /** The smallest step: 1 for whole counts. */
  readonly minStep?: number;
}

/** Keeps 0.1 + 0.2 from needing another step. */
const rounding = 1e-9;

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function toRoundStep(atLeast: number): number {
  return atLeast <= 1 ? 1 : toStep(atLeast);
}

function toStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= atLeast) ?? 10;
  return factor * power;
}

/** The length of a bar, in per cent of the longest. Zero for zero, and for a missing figure. */
export function toBarPercent(value: number | null, largest: number): number {
  if (value === null || largest <= 0) return 0;
  return (value / largest) * 100;
}
