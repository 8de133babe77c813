/**
 * Round marks for an axis that starts at zero: from 0 up to the first mark at or above `largest`. Steps are 1, 2 or 5
 * times a power of ten and never below 1, since people are counted whole. Without anything to show: 0 and 1.
 */
export function toTicks(largest: number, most = 5): readonly number[] {
  if (!(largest > 0)) return [0, 1];

  const step = toRoundStep(largest / most);
  const count = Math.ceil(largest / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

function toRoundStep(atLeast: number): number {
  if (atLeast <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= atLeast) ?? 10;
  return factor * power;
}

/** How long a bar is, in hundredths of the longest. Zero for nothing, and for a figure that is missing. */
export function toBarPercent(value: number | null, largest: number): number {
  if (value === null || largest <= 0) return 0;
  return (value / largest) * 100;
}
