/**
 * The true count of a cell, and what an attacker sees of it, as texts from the finest to the
 * coarsest.
 */
export interface Sight {
  readonly seen: readonly string[];
  readonly truth: number;
}

/** How much better the guesses are than always guessing the most frequent count. */
export interface Gain {
  readonly guesses: number;
  /** The number of right guesses. */
  readonly hits: number;
  /** The number of right guesses if the guess is always the most frequent count. */
  readonly commonest: number;
}

/** The minimum number of known cells that look alike. With fewer, a coarser view is used. */
const FEWEST = 10;

/**
 * The gain of the best guesses from what an attacker sees of each cell. Among cells that look
 * alike, an attacker who knows the counts in one half guesses the most frequent one for each cell
 * of the other half, and vice versa. If fewer than ten known cells look alike, a coarser view is
 * used, and finally all cells together.
 *
 * @param idOf the id that assigns a sight to a half. A cell seen under several salts must have one
 * id
 */
export function gainOf(
  sights: readonly Sight[],
  idOf: (index: number) => number = (index) => index,
): Gain {
  const isFirst = (_: Sight, index: number) => isInFirst(idOf(index));
  const halves = [sights.filter(isFirst), sights.filter((sight, index) => !isFirst(sight, index))];
  const commonest = commonestOf(sights.map(({ truth }) => truth));
  let hits = 0;
  for (const [half, guessed] of halves.entries()) {
    const learnt = learn(halves[1 - half] ?? []);
    for (const { seen, truth } of guessed)
      if (
        (seen.map((sort) => learnt.get(sort)).find((guess) => guess !== undefined) ?? commonest) ===
        truth
      )
        hits += 1;
  }
  return {
    guesses: sights.length,
    hits,
    commonest: sights.filter(({ truth }) => truth === commonest).length,
  };
}

/**
 * Points (hundredths of all guesses) by which guessing beats the most frequent count. 0 if nothing
 * was guessed.
 */
export function pointsOf({ guesses, hits, commonest }: Gain): number {
  return guesses > 0 ? (100 * (hits - commonest)) / guesses : 0;
}

/** Merges several gains. */
export function addGains(gains: readonly Gain[]): Gain {
  const sum = (of: (gain: Gain) => number) => gains.reduce((total, gain) => total + of(gain), 0);
  return {
    guesses: sum(({ guesses }) => guesses),
    hits: sum(({ hits }) => hits),
    commonest: sum(({ commonest }) => commonest),
  };
}

/**
 * Whether a cell is in the first half. The halves are fixed, independently of the order of cells.
 */
export function isInFirst(index: number): boolean {
  return Math.imul(index + 1, 0x9e3779b1) >>> 31 === 1;
}

/** The most frequent count for each view, if enough cells look alike. */
function learn(sights: readonly Sight[]): ReadonlyMap<string, number> {
  const truths = new Map<string, number[]>();
  for (const { seen, truth } of sights) {
    for (const sort of seen) {
      const known = truths.get(sort);
      if (known) known.push(truth);
      else truths.set(sort, [truth]);
    }
  }
  return new Map(
    [...truths].flatMap(([sort, counts]) =>
      counts.length < FEWEST ? [] : [[sort, commonestOf(counts)] as const],
    ),
  );
}

/** The most frequent count, and the lowest if several are equally frequent. 0 without counts. */
export function commonestOf(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].reduce<readonly [number, number]>(
    (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] < best[0]) ? each : best),
    [0, 0],
  )[0];
}
