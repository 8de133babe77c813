/**
 * Round marks for an axis that starts at zero: from 0 up to the first mark at or above `largest`.
 * Steps are 1, 2 or 5 times a power of ten and never below 1, since people are counted whole.
 * Without anything to show: 0 and 1.
 */
export function toTicks(largest: number, most = 5): readonly number[] {
  if (!(largest > 0)) return [0, 1];

  const step = toRoundStep(largest / most);
  const count = Math.ceil(largest / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/**
 * Below this part of the highest value an axis starts at zero: there is little room to be won, and
 * much to be misread.
 */
const lowStart = 0.25;

/**
 * Round marks for a line, which need not start at zero: they reach from the last at or below
 * `lowest` to the first at or above `highest`. They start at zero where the lowest value lies near
 * it. Steps may be parts of one, unless they may not.
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
  /** No step is shorter: 1 for what is counted whole. */
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

/**
 * How long a bar is, in hundredths of the longest. Zero for nothing, and for a figure that is
 * missing.
 */
export function toBarPercent(value: number | null, largest: number): number {
  if (value === null || largest <= 0) return 0;
  return (value / largest) * 100;
}
