import type { Range } from '#domain/figures/figure/uncertainty.js';

import { findProcess } from './control-limits.js';
import { NEAR_LIMIT_SHARE } from './signals.js';

type Values = readonly (number | null)[];

/**
 * Values of one point at which the result of its chart may change, with all other points unchanged,
 * and a value between each two of these. A chart with the same result at all these values has it
 * everywhere in the range. The result only changes where the point passes another point, the
 * centre, a limit, or two thirds of the way to a limit. All of these change linearly with the
 * point, except where it passes a neighbour.
 *
 * @returns the values in order, including both ends of the range
 */
export function tellingValues(
  values: Values,
  index: number,
  { from, to }: Range,
): readonly number[] {
  if (from === to) return [from];
  const isWithin = (value: number) => value > from && value < to;
  const kinks = [values[index - 1] ?? null, values[index + 1] ?? null]
    .filter((value) => value !== null)
    .filter(isWithin);
  const pieces = inOrder([from, ...kinks, to]);
  const crossings = pieces.slice(1).flatMap((end, place) => {
    const start = pieces[place] ?? end;
    return crossingsIn({ values, index }, { from: start, to: end });
  });
  const edges = inOrder([...pieces, ...crossings.filter(isWithin)]);
  return edges.flatMap((edge, place) => {
    const before = edges[place - 1];
    return before === undefined ? [edge] : [(before + edge) / 2, edge];
  });
}

interface Point {
  readonly values: Values;
  readonly index: number;
}

/**
 * How far from the centre a line is, as a fraction of the distance to the limit: the centre, the
 * limits, and the lines that count as near them.
 */
const lines: readonly number[] = [-1, -NEAR_LIMIT_SHARE, 0, NEAR_LIMIT_SHARE, 1];

/**
 * The values of a point, within a part of its range, at which some point is on some line. In this
 * part all lines are straight.
 */
function crossingsIn({ values, index }: Point, piece: Range): readonly number[] {
  const [start, end] = [lineAt(values, index, piece.from), lineAt(values, index, piece.to)];
  const others = values.flatMap((value, place) =>
    value === null || place === index ? [] : [value],
  );
  return lines.flatMap((share) => {
    const [low, high] = [start.centre + share * start.distance, end.centre + share * end.distance];
    return [
      ...others.flatMap((other) => meet({ from: low - other, to: high - other }, piece)),
      ...meet({ from: low - piece.from, to: high - piece.to }, piece),
    ];
  });
}

/** Where a value that changes linearly over a part of the range is 0. */
function meet({ from, to }: Range, piece: Range): readonly number[] {
  const share = from / (from - to);
  return share > 0 && share < 1 ? [piece.from + share * (piece.to - piece.from)] : [];
}

function lineAt(
  values: Values,
  index: number,
  value: number,
): { readonly centre: number; readonly distance: number } {
  const process = findProcess(values.with(index, value));
  return {
    centre: process?.centre ?? 0,
    distance: process?.natural ? process.natural.upper - process.centre : 0,
  };
}

function inOrder(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
