/** The content of a cell: its count, and the sum of record keys modulo 2^32. */
export interface Drawn {
  readonly count: number;
  readonly keys: number;
}

/**
 * The table of docs/disclosure.md, written out again: deviations with their slots by the last
 * digit, modulo 5.
 */
const deviations: readonly (readonly (readonly [number, number])[])[] = [
  [
    [-5, 36],
    [0, 184],
    [5, 36],
  ],
  [
    [-6, 15],
    [-1, 176],
    [4, 64],
    [9, 1],
  ],
  [
    [-7, 4],
    [-2, 147],
    [3, 104],
    [8, 1],
  ],
  [
    [-8, 1],
    [-3, 104],
    [2, 147],
    [7, 4],
  ],
  [
    [-9, 1],
    [-4, 64],
    [1, 176],
    [6, 15],
  ],
];

/**
 * Computes the shown number of a cell by the words of the rule: 0 for an empty cell, one table for
 * 1 to 4, and deviations from 5 on.
 */
export function drawByHand({ count, keys }: Drawn, salt: number): number {
  if (count === 0) return 0;
  const slot = scramble((keys ^ salt ^ Math.imul(count, 0x9e3779b1)) >>> 0) >>> 24;
  if (count < 5) return slot < 154 ? 0 : 5;
  let used = 0;
  for (const [deviation, slots] of deviations[count % 5] ?? []) {
    used += slots;
    if (slot < used) return count + deviation;
  }
  throw new Error('A row of the table has fewer than 256 slots');
}

function scramble(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x85ebca6b) >>> 0;
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35) >>> 0;
  return (twice ^ (twice >>> 16)) >>> 0;
}
