export interface GateLimits {
  /** The maximum for all callers together. */
  readonly most: number;
  readonly ofOneCaller: number;
  /** The number of requests of one caller that may wait. Further requests are refused. */
  readonly waitingOfOneCaller: number;
  /** The maximum of work of some size or more, so that smaller work finds a place. */
  readonly large?: { readonly size: number; readonly most: number };
}

/** Work that was admitted. */
export interface Entered {
  /** Whether the work had to wait. If so, earlier checks may be out of date. */
  readonly hasWaited: boolean;
  /** Lets the work of another caller begin. */
  readonly finish: () => void;
  /**
   * Lets further work of the same caller begin, once the answer has been sent and its memory is
   * free.
   */
  readonly leave: () => void;
}

/** How large a piece of work is compared with other work, and how long it may wait. */
export interface Patience {
  /** In any unit, the same for all work of a gate. */
  readonly size: number;
  /** The longest that it may wait for the work of others, in milliseconds. */
  readonly maxWaitMs: number;
}

const alikeAndPatient: Patience = { size: 1, maxWaitMs: Infinity };

/** There is so much work of other callers that this work would have begun too late. */
export class WaitedTooLong extends Error {
  override readonly name = 'WaitedTooLong';
}

interface Waiting {
  readonly isLarge: boolean;
  readonly enter: () => void;
  /**
   * How long it has waited for the work of others, in milliseconds for each unit of its size. It
   * begins to wait for others with the first call.
   */
  readonly readWait: () => number;
}

interface Caller {
  readonly name: string;
  inWork: number;
  readonly waiting: Waiting[];
}

/**
 * Admits a little work of each caller at a time, and lets a little more wait. The next turn goes to
 * the work that has waited longest for its size, not counting time spent behind its caller’s own
 * work. So small work passes large work, and large work still gets its turn.
 */
export class WorkGate {
  private inWork = 0;
  private largeInWork = 0;
  /** Running and waiting work by caller. */
  private readonly callers = new Map<string, Caller>();

  constructor(private readonly limits: GateLimits) {}

  /**
   * Waits until the caller’s work is admitted; null if too many requests of the caller already
   * wait.
   *
   * @throws WaitedTooLong; the reason of the signal once the caller has left
   */
  async enter(
    name: string,
    signal: AbortSignal,
    patience: Patience = alikeAndPatient,
  ): Promise<Entered | null> {
    signal.throwIfAborted();
    const caller = this.callers.get(name) ?? { name, inWork: 0, waiting: [] };
    this.callers.set(name, caller);
    if (caller.waiting.length >= this.limits.waitingOfOneCaller) return null;
    const { hasWaited } = await this.wait(caller, signal, patience);
    return { ...this.toEntered(caller, this.isLarge(patience)), hasWaited };
  }

  private wait(
    caller: Caller,
    signal: AbortSignal,
    patience: Patience,
  ): Promise<{ readonly hasWaited: boolean }> {
    const { size, maxWaitMs } = patience;
    let hasWaited = false;
    return new Promise((resolve, reject) => {
      let due: { readonly at: number; readonly timer: NodeJS.Timeout | undefined } | null = null;
      const settle = () => {
        clearTimeout(due?.timer);
        signal.removeEventListener('abort', leave);
      };
      const giveUp = (reason: Error) => {
        settle();
        caller.waiting.splice(caller.waiting.indexOf(waiting), 1);
        this.forgetIfGone(caller);
        reject(reason);
        // The next work of the same caller may be allowed to begin.
        this.letIn();
      };
      const leave = () =>
        giveUp(
          signal.reason instanceof Error
            ? signal.reason
            : new Error('Nobody is waiting for it any more'),
        );
      const becomeDue = () => ({
        at: performance.now(),
        timer: Number.isFinite(maxWaitMs)
          ? setTimeout(() => giveUp(new WaitedTooLong('Too many wait')), maxWaitMs)
          : undefined,
      });
      const waiting: Waiting = {
        isLarge: this.isLarge(patience),
        enter: () => {
          settle();
          resolve({ hasWaited });
        },
        readWait: () => {
          due ??= becomeDue();
          return (performance.now() - due.at) / size;
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      caller.waiting.push(waiting);
      this.letIn();
      hasWaited = true;
    });
  }

  private toEntered(caller: Caller, isLarge: boolean): Omit<Entered, 'hasWaited'> {
    const once = (what: () => void) => {
      let isDone = false;
      return () => {
        if (isDone) return;
        isDone = true;
        what();
        this.letIn();
      };
    };
    const finish = once(() => {
      this.inWork -= 1;
      if (isLarge) this.largeInWork -= 1;
    });
    const leave = once(() => {
      caller.inWork -= 1;
      this.forgetIfGone(caller);
    });
    return {
      finish,
      leave: () => {
        finish();
        leave();
      },
    };
  }

  private letIn(): void {
    for (let next = this.findNext(); next !== null; next = this.findNext()) {
      next.inWork += 1;
      this.inWork += 1;
      const admitted = next.waiting.shift();
      if (admitted?.isLarge === true) this.largeInWork += 1;
      admitted?.enter();
    }
  }

  private isLarge({ size }: Patience): boolean {
    return size >= (this.limits.large?.size ?? Infinity);
  }

  /** The caller whose turn it is; null if there is no room or nobody waits for others. */
  private findNext(): Caller | null {
    const isFullOfLarge = this.largeInWork >= (this.limits.large?.most ?? Infinity);
    let next: Caller | null = null;
    let longest = -Infinity;
    for (const caller of this.callers.values()) {
      const [first] = caller.waiting;
      if (!first || caller.inWork >= this.limits.ofOneCaller) continue;
      // Read this even without room: from now on, the work waits for others.
      const wait = first.readWait();
      if (wait <= longest || (first.isLarge && isFullOfLarge)) continue;
      next = caller;
      longest = wait;
    }
    return this.inWork < this.limits.most ? next : null;
  }

  private forgetIfGone({ name, inWork, waiting }: Caller): void {
    if (inWork === 0 && waiting.length === 0) this.callers.delete(name);
  }
}
