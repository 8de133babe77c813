import type { StackQuarter } from './stacked-bars.type.js';

/** Where one part of a bar begins and ends, in the unit of the figures. */
export interface StackPiece {
  readonly from: number;
  readonly to: number;
}

/** The parts of a bar on top of each other, from zero up. Null where one of them is missing: what is left would be no whole. */
export function stackUp({ values }: Pick<StackQuarter, 'values'>): readonly StackPiece[] | null {
  const known = values.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length < values.length || known.length === 0) return null;
  return known.map((value, index) => {
    const from = known.slice(0, index).reduce((sum, each) => sum + each, 0);
    return { from, to: from + value };
  });
}

/** The sign that stands where a bar would: that of the first part that is missing. */
export function findGapSign({ values }: Pick<StackQuarter, 'values'>): string {
  return values.find(({ value }) => value === null)?.sign ?? '';
}
