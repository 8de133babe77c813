/**
 * The middle of some numbers, the mean of the two middle ones where there is an even count. NaN of
 * none.
 */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = NaN, above = NaN] =
    sorted.length % 2 === 0
      ? [sorted[middle - 1], sorted[middle]]
      : [sorted[middle], sorted[middle]];
  return (below + above) / 2;
}

export interface Contest {
  readonly rounds: number;
  /** Calls of each in one round that are timed, after as many tenths that are not. */
  readonly calls: number;
  readonly bare: () => Promise<unknown>;
  readonly stronghold: () => Promise<unknown>;
}

/** Medians of each round, in milliseconds. */
export interface Timed {
  readonly bare: readonly number[];
  readonly stronghold: readonly number[];
}

/**
 * Times two ways of one thing turn by turn, so that what else the machine does falls on both; who
 * begins changes with each round.
 */
export async function timeInTurn({ rounds, calls, bare, stronghold }: Contest): Promise<Timed> {
  const timed = { bare: new Array<number>(), stronghold: new Array<number>() };
  // A process compiles what it does often: the first calls are not those that a day is made of.
  await timeCalls(bare, calls);
  await timeCalls(stronghold, calls);
  for (let round = 0; round < rounds; round += 1) {
    const inOrder = [
      { times: timed.bare, call: bare },
      { times: timed.stronghold, call: stronghold },
    ];
    for (const { times, call } of round % 2 === 0 ? inOrder : inOrder.reverse()) {
      await timeCalls(call, Math.ceil(calls / 10));
      times.push(medianOf(await timeCalls(call, calls)));
    }
  }
  return timed;
}

/** How long each of some calls took, one after another, in milliseconds. */
async function timeCalls(call: () => Promise<unknown>, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  return times;
}
