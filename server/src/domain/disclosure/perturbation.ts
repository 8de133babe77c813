/**
 * The contents of a cell: its count, and the sum modulo 2^32 of the keys of its records, each once.
 */
export interface Content {
  readonly count: number;
  readonly keys: number;
}

/** Values shown are multiples of this. */
export const STEP = 5;

/** The largest deviation from the true count. */
export const GREATEST_DEVIATION = 9;

/** A number, and how many of the 256 slots lead to it. */
type Odds = readonly (readonly [number, number])[];

export const SLOTS = 256;

/**
 * The odds of each value shown, not of each deviation. They are the same for counts of 1, 2, 3 and
 * 4.
 */
export const oddsOfSmall: Odds = [
  [0, 154],
  [STEP, 102],
];

/**
 * Deviations for counts of 5 or more, by the count's remainder modulo 5: the most even choice among
 * those that lead to a multiple of 5, with mean 0 and variance 7. The table may be public; secret
 * and salt may not.
 */
export const oddsByRest: readonly Odds[] = [
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

const smallBySlot = spread(oddsOfSmall);
const deviationsBySlot = oddsByRest.map(spread);

/**
 * Perturbs a cell. The result is a multiple of 5, and the same for the same records. 0 means "too
 * few to show", and is all that an empty cell ever shows.
 *
 * @param salt a whole number of 32 bits, kept for the life of the installation
 */
export function perturb({ count, keys }: Content, salt: number): number {
  if (count === 0) return 0;
  const slot = slotOf(count, keys, salt);
  if (count < STEP) return smallBySlot[slot] ?? 0;
  return count + (deviationsBySlot[count % STEP]?.[slot] ?? 0);
}

/** Adds sums of keys modulo 2^32. */
export function addKeys(some: number, others: number): number {
  return (some + others) >>> 0;
}

/** A sum of keys without some of them, modulo 2^32. */
export function takeKeys(all: number, taken: number): number {
  return (all - taken) >>> 0;
}

/**
 * The top 8 bits of a bijective scramble, so that the arithmetic of sums says nothing about the
 * slot.
 */
function slotOf(count: number, keys: number, salt: number): number {
  let mixed = keys ^ salt ^ Math.imul(count, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 24;
}

/** Odds as a list of the values for each slot. */
function spread(odds: Odds): readonly number[] {
  return odds.flatMap(([value, slots]) => Array.from({ length: slots }, () => value));
}
