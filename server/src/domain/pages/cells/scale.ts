import type { BlockColumn } from '#domain/pages/block/block.js';

/** About how many steps of a scale are labelled. */
const PARTS = 4;

/**
 * A scale with all values and round numbers along it. It includes 0 unless dots are only compared
 * with each other.
 *
 * @param formatTick how a number along the scale is written
 * @param parts about how many steps of the scale are labelled
 */
export function fitScale(
  values: readonly number[],
  formatTick: (value: number) => string,
  {
    isFromZero = true,
    parts = PARTS,
  }: { readonly isFromZero?: boolean; readonly parts?: number } = {},
): NonNullable<BlockColumn['scale']> {
  const held = isFromZero || values.length === 0 ? [0, ...values] : values;
  const [least, most] = [Math.min(...held), Math.max(...held)];
  const step = roundStep((most - least) / parts);
  const [first, last] = [
    Math.floor(least / step),
    Math.max(Math.ceil(most / step), Math.floor(least / step) + 1),
  ];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return {
    from: first * step,
    to: last * step,
    ticks: ticks.map((value) => ({ value, text: formatTick(value) })),
  };
}

/** The smallest number no less than `least` that is 1, 2 or 5 times a power of ten. */
function roundStep(least: number): number {
  if (least <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((times) => times * power >= least) ?? 10) * power;
}
