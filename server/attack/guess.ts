/** What an attacker sees of a count, as texts from the finest to the coarsest, and the count. */
export interface Sight {
  readonly seen: readonly string[];
  readonly truth: number;
}

/** How much better the guesses are than always guessing the most frequent count. */
export interface Gain {
  readonly guesses: number;
  /** Guesses that were right. */
  readonly hits: number;
  /** Right guesses when always guessing the most frequent count. */
  readonly commonest: number;
}

/** A kind of sight needs this many known cells; otherwise a coarser one is used. */
const FEWEST = 10;

/**
 * The best guesses from what is seen. An attacker who knows the counts of each kind of sight in one
 * half of the cells guesses the most frequent one for each cell of the other half, and vice versa.
 * A kind with fewer than ten cells in the known half is replaced by a coarser one, finally by all.
 *
 * @param idOf assigns a sight to its half; the same cell seen under several salts must not be in
 * both
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

/** A fixed half, independent of the order of cells. */
export function isInFirst(index: number): boolean {
  return Math.imul(index + 1, 0x9e3779b1) >>> 31 === 1;
}

/** The most frequent count of each kind with enough cells. */
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

/** The lowest of equally frequent counts; 0 if there are none. */
export function commonestOf(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].reduce<readonly [number, number]>(
    (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] < best[0]) ? each : best),
    [0, 0],
  )[0];
}
