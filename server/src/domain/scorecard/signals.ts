import { memoise } from '#domain/memoise.js';
import { isAbove } from '#domain/nearly.js';

import type { Process } from './control-limits.js';

export const controlSignals = {
  ABOVE_UPPER_LIMIT: 'Above the upper limit.',
  BELOW_LOWER_LIMIT: 'Below the lower limit.',
  NEAR_UPPER_LIMIT:
    'One of at least 2 of 3 quarters in a row that are more than two thirds of the way from the centre to the upper limit.',
  NEAR_LOWER_LIMIT:
    'One of at least 2 of 3 quarters in a row that are more than two thirds of the way from the centre to the lower limit.',
  RUN_ABOVE_CENTRE: 'One of 7 or more quarters in a row above the centre.',
  RUN_BELOW_CENTRE: 'One of 7 or more quarters in a row below the centre.',
  RISING: 'One of 6 or more quarters in a row, each above the one before.',
  FALLING: 'One of 6 or more quarters in a row, each below the one before.',
} as const;
export type ControlSignal = keyof typeof controlSignals;

const SHORTEST_RUN = 7;
const SHORTEST_TREND = 6;
/** How far from the centre towards a limit a quarter must be to count as near the limit. */
export const NEAR_LIMIT_SHARE = 2 / 3;
const NEAR_LIMIT = { among: 3, least: 2 } as const;

type Values = readonly (number | null)[];

/** The signals, most important first. */
const signalKeys = [
  'ABOVE_UPPER_LIMIT',
  'BELOW_LOWER_LIMIT',
  'NEAR_UPPER_LIMIT',
  'NEAR_LOWER_LIMIT',
  'RUN_ABOVE_CENTRE',
  'RUN_BELOW_CENTRE',
  'RISING',
  'FALLING',
] as const satisfies readonly ControlSignal[];

/**
 * The signals of each quarter of a baseline, most important first. "In a row" means quarter after
 * quarter: a gap ends a sequence, since nobody knows what the missing quarter would have shown. A
 * point on the centre does so too. Two thirds of the way uses the limits before they are clamped: a
 * count cannot go below 0, but that does not bring 0 any closer to the mean.
 */
export function findSignals(
  values: Values,
  { centre, natural }: Process,
): readonly (readonly ControlSignal[])[] {
  const marks: Marks = new Uint8Array(values.length);
  if (natural) markLimits(values, { centre, distance: natural.upper - centre }, marks);
  markRuns(values, centre, marks);
  markTrends(values, marks);
  const signals: (readonly ControlSignal[])[] = [];
  for (const bitsOfQuarter of marks) signals.push(signalsOf(bitsOfQuarter));
  return signals;
}

/**
 * The signals of each quarter as bits, in the order of `signalKeys`: a table charts thousands of
 * quarters, and nearly all have none. For the same reason loops use the index: a pair of index and
 * value for each quarter would be a tenth of the objects that a page makes.
 */
type Marks = Uint8Array;

/** The signals for some bits: always the same list for the same bits. */
const signalsOf = memoise((bits: number): readonly ControlSignal[] =>
  signalKeys.filter((_, place) => (bits & (1 << place)) !== 0),
);

const bits = Object.fromEntries(signalKeys.map((signal, place) => [signal, 1 << place]));

/** Marks the quarters from one position to another. */
function mark(
  marks: Marks,
  signal: ControlSignal,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  for (let index = from; index <= to; index += 1)
    marks[index] = (marks[index] ?? 0) | (bits[signal] ?? 0);
}

/**
 * Marks quarters beyond a limit, and those near one if another of three in a row is near it too.
 */
function markLimits(
  values: Values,
  { centre, distance }: { readonly centre: number; readonly distance: number },
  marks: Marks,
): void {
  const near = NEAR_LIMIT_SHARE * distance;
  const sides = values.map((value) => {
    if (value === null) return null;
    return isAbove(value, centre + near) ? 1 : isAbove(centre - near, value) ? -1 : 0;
  });
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null;
    if (value === null) continue;
    const own = { from: index, to: index };
    if (isAbove(value, centre + distance)) mark(marks, 'ABOVE_UPPER_LIMIT', own);
    if (isAbove(centre - distance, value)) mark(marks, 'BELOW_LOWER_LIMIT', own);
  }
  markNear(sides, { side: 1, signal: 'NEAR_UPPER_LIMIT' }, marks);
  markNear(sides, { side: -1, signal: 'NEAR_LOWER_LIMIT' }, marks);
}

/** Marks quarters that are on one side together with another one among three in a row. */
function markNear(
  sides: Values,
  { side, signal }: { readonly side: number; readonly signal: ControlSignal },
  marks: Marks,
): void {
  if (!sides.includes(side)) return;
  for (let start = 0; start + NEAR_LIMIT.among <= sides.length; start += 1) {
    let [count, isWhole] = [0, true];
    for (let index = start; index < start + NEAR_LIMIT.among; index += 1) {
      if (sides[index] === side) count += 1;
      if (sides[index] === null) isWhole = false;
    }
    if (!isWhole || count < NEAR_LIMIT.least) continue;
    for (let index = start; index < start + NEAR_LIMIT.among; index += 1)
      if (sides[index] === side) mark(marks, signal, { from: index, to: index });
  }
}

/** Marks the quarters of each sequence that stays on one side of the centre for long enough. */
function markRuns(values: Values, centre: number, marks: Marks): void {
  let [above, below] = [0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null;
    above = value !== null && isAbove(value, centre) ? above + 1 : 0;
    below = value !== null && isAbove(centre, value) ? below + 1 : 0;
    if (above >= SHORTEST_RUN)
      mark(marks, 'RUN_ABOVE_CENTRE', { from: index + 1 - above, to: index });
    if (below >= SHORTEST_RUN)
      mark(marks, 'RUN_BELOW_CENTRE', { from: index + 1 - below, to: index });
  }
}

/** Marks the quarters of each sequence that keeps rising, or falling, for long enough. */
function markTrends(values: Values, marks: Marks): void {
  let [risen, fallen] = [1, 1];
  let before: number | null = null;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null;
    const step: number = value === null || before === null ? 0 : value - before;
    risen = step > 0 ? risen + 1 : 1;
    fallen = step < 0 ? fallen + 1 : 1;
    if (risen >= SHORTEST_TREND) mark(marks, 'RISING', { from: index + 1 - risen, to: index });
    if (fallen >= SHORTEST_TREND) mark(marks, 'FALLING', { from: index + 1 - fallen, to: index });
    before = value;
  }
}
