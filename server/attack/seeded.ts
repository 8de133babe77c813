/** Random numbers that are the same in every run: 32 bits from a seed (mulberry32). */
export interface Seeded {
  /** A whole number from 0 up to but not including `below`. */
  readonly below: (below: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
}

/** Starts a sequence from a seed. */
export function startSeeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (count: number) => Math.floor((next() / 2 ** 32) * count);
  return { below, pick: (items) => items[below(items.length)] };
}
