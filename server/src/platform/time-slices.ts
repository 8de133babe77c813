/** What long work takes turns by, and how it hears that nobody waits for it any more. */
export interface Work {
  /**
   * Waits until it is the work's turn; between two turns everybody else's requests are taken and
   * answered.
   */
  readonly turn: () => Promise<void>;
  /** Set off when the caller has left. */
  readonly signal: AbortSignal;
  /** Whether nobody waits for it, and others come first. Not there where somebody does. */
  readonly isAside?: true;
}

/** Work that is done in one go, for the person who waits for it whatever it takes. */
export const withoutYielding: Work = {
  turn: () => Promise.resolve(),
  signal: new AbortController().signal,
};

/**
 * How long work goes on in one turn, in milliseconds: short enough that a dozen callers' turns are
 * no wait for anybody.
 */
const SLICE_MS = 5;
/**
 * How long it goes on before it waits for its first turn: what is small is done by then, and waits
 * for nobody.
 */
const FIRST_SLICE_MS = 2;

/** After so long without anybody's turn nobody works, in milliseconds. */
const QUIET_MS = 50;

/**
 * Hands out turns of the one thread that everything runs in: one at a time, with what has arrived
 * meanwhile in between, and to each caller as often as to another, however much work they have.
 */
export class FairScheduler {
  /** Those that wait, by caller; the caller whose turn is next comes first. */
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

  /**
   * The same for what nobody waits for: at once where nobody has taken a turn for a while, and after
   * that while where somebody has.
   */
  async takeWhenQuiet(): Promise<void> {
    // What has arrived is taken first.
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
    // Not before what has arrived is taken: the work itself goes on when this returns.
    setImmediate(() => this.next());
  }
}

/**
 * Runs steps to their end, as many in each turn as there is time for.
 *
 * @throws as the signal says when nobody waits any more
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

/** Changes each of some items, in turns where there are many. */
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
 * A list that is handed out a number of items at a time: a consumer that completes them, as
 * GraphQL does, finishes those of one slice before the next. A shorter list is handed out at once.
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
