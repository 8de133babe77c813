/** The median of some numbers: the mean of the two middle ones for an even count. NaN for none. */
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
  /**
   * The number of calls of each alternative that are timed in a round, after a tenth as many
   * untimed calls.
   */
  readonly calls: number;
  readonly bare: () => Promise<unknown>;
  readonly stronghold: () => Promise<unknown>;
}

/** The median of each round, in milliseconds. */
export interface Timed {
  readonly bare: readonly number[];
  readonly stronghold: readonly number[];
}

/**
 * Times two alternatives one after the other, so that other load on the machine affects both. The
 * order changes with each round.
 */
export async function timeInTurn({ rounds, calls, bare, stronghold }: Contest): Promise<Timed> {
  const timed = { bare: new Array<number>(), stronghold: new Array<number>() };
  // The first calls are not typical, because a process compiles hot code.
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

/** Times some calls one after another, each in milliseconds. */
async function timeCalls(call: () => Promise<unknown>, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  return times;
}
