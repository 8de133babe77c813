/** The means for long-running work to take turns, and to detect that its caller has left. */
export interface Work {
  /** Waits for the work’s turn. Between two turns, other requests are received and answered. */
  readonly turn: () => Promise<void>;
  /** Triggered when the caller has left. */
  readonly signal: AbortSignal;
  /** True for background work, which gives way to other work. Undefined if a caller waits. */
  readonly isAside?: true;
}

/** Work that runs without turns, for any length of time. */
export const withoutYielding: Work = {
  turn: () => Promise.resolve(),
  signal: new AbortController().signal,
};

/**
 * How long work runs in one turn, in milliseconds: so short that nobody notices the turns of a
 * dozen callers.
 */
const SLICE_MS = 5;
/**
 * How long work runs before it waits for its first turn, in milliseconds. Small work ends earlier,
 * and never waits.
 */
const FIRST_SLICE_MS = 2;

/** After this many milliseconds without a turn, the server counts as idle. */
const QUIET_MS = 50;

/**
 * Gives turns on the process's one thread: one at a time, with incoming requests in between, and
 * equally often to each caller.
 */
export class FairScheduler {
  /** Waiting work by caller; the caller with the next turn comes first. */
  private readonly waiting = new Map<string, (() => void)[]>();
  private isRunning = false;
  private lastTaken = Number.NEGATIVE_INFINITY;

  take(caller: string): Promise<void> {
    this.lastTaken = performance.now();
    return new Promise((resolve) => {
      const own = this.waiting.get(caller);
      if (own) own.push(resolve);
      else this.waiting.set(caller, [resolve]);
      if (this.isRunning) return;
      this.isRunning = true;
      setImmediate(() => this.next());
    });
  }

  /** Waits for a turn for background work: `QUIET_MS` longer if the server is not idle. */
  async takeWhenQuiet(): Promise<void> {
    // Let incoming requests be received first.
    await new Promise(setImmediate);
    if (performance.now() - this.lastTaken < QUIET_MS)
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }

  private next(): void {
    const [first] = this.waiting;
    if (!first) {
      this.isRunning = false;
      return;
    }
    const [caller, own] = first;
    this.waiting.delete(caller);
    own.shift()?.();
    if (own.length > 0) this.waiting.set(caller, own);
    // Give the next turn only after incoming requests were received. The work itself continues when
    // this returns.
    setImmediate(() => this.next());
  }
}

/**
 * Runs steps to their end, as many in each turn as there is time for.
 *
 * @throws the reason of the signal once the caller has left
 */
export async function runInSlices<Result>(
  steps: Iterator<void, Result>,
  { turn, signal }: Work,
): Promise<Result> {
  for (let longest = FIRST_SLICE_MS; ; longest = SLICE_MS) {
    signal.throwIfAborted();
    const end = performance.now() + longest;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await turn();
  }
}

/** Maps some items, in turns if there are many. */
export async function mapInSlices<Item, Result>(
  items: readonly Item[],
  change: (item: Item, index: number) => Result,
  work: Work,
): Promise<readonly Result[]> {
  if (items.length < FEW_ITEMS) return items.map(change);
  return runInSlices(
    (function* () {
      const results: Result[] = [];
      for (const [index, item] of items.entries()) {
        results.push(change(item, index));
        if (index % FEW_STEPS === 0) yield;
      }
      return results;
    })(),
    work,
  );
}

const FEW_ITEMS = 500;
const FEW_STEPS = 20;

/**
 * Returns a list some items at a time. A consumer that completes items, as GraphQL does, finishes
 * one slice before the next. A shorter list is returned at once.
 */
export function handOutInSlices<Item>(
  items: readonly Item[],
  each: number,
  { turn, signal }: Work,
): Iterable<Item | Promise<Item>> {
  if (items.length <= each) return items;
  return {
    *[Symbol.iterator]() {
      let begun = Promise.resolve();
      for (const [index, item] of items.entries()) {
        if (index % each === 0) begun = begun.then(turn).then(() => signal.throwIfAborted());
        yield begun.then(() => item);
      }
    },
  };
}
