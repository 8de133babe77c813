export interface GateLimits {
  /** The maximum for all callers together. */
  readonly most: number;
  readonly ofOneCaller: number;
  /** The number of requests of one caller that may wait. Further requests are refused. */
  readonly waitingOfOneCaller: number;
}

/** The limits for heavy work, which holds a database connection and the data it has read. */
export const gateLimits: GateLimits = { most: 4, ofOneCaller: 2, waitingOfOneCaller: 8 };

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

interface Waiting {
  readonly enter: () => void;
}

interface Caller {
  inWork: number;
  readonly waiting: Waiting[];
}

/**
 * Admits a little work of each caller at a time, and lets a little more wait. Callers take turns.
 */
export class WorkGate {
  private inWork = 0;
  /** Running and waiting work by caller; the caller with the next turn comes first. */
  private readonly callers = new Map<string, Caller>();

  constructor(private readonly limits: GateLimits = gateLimits) {}

  /**
   * Waits until the caller’s work is admitted; null if too many requests of the caller already
   * wait.
   *
   * @throws the reason of the signal once the caller has left
   */
  async enter(name: string, signal: AbortSignal): Promise<Entered | null> {
    signal.throwIfAborted();
    const caller = this.callers.get(name) ?? { inWork: 0, waiting: [] };
    this.callers.set(name, caller);
    if (caller.waiting.length >= this.limits.waitingOfOneCaller) return null;
    const { hasWaited } = await this.wait(caller, signal);
    return { ...this.toEntered(name, caller), hasWaited };
  }

  private wait(caller: Caller, signal: AbortSignal): Promise<{ readonly hasWaited: boolean }> {
    let hasWaited = false;
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        caller.waiting.splice(caller.waiting.indexOf(waiting), 1);
        reject(
          signal.reason instanceof Error
            ? signal.reason
            : new Error('Nobody is waiting for it any more'),
        );
      };
      const waiting: Waiting = {
        enter: () => {
          signal.removeEventListener('abort', giveUp);
          resolve({ hasWaited });
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      caller.waiting.push(waiting);
      this.letIn();
      hasWaited = true;
    });
  }

  private toEntered(name: string, caller: Caller): Omit<Entered, 'hasWaited'> {
    const once = (what: () => void) => {
      let isDone = false;
      return () => {
        if (isDone) return;
        isDone = true;
        what();
        this.letIn();
      };
    };
    const finish = once(() => (this.inWork -= 1));
    const leave = once(() => {
      caller.inWork -= 1;
      if (caller.inWork === 0 && caller.waiting.length === 0) this.callers.delete(name);
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
    for (const [name, caller] of [...this.callers]) {
      if (this.inWork >= this.limits.most) return;
      const [first] = caller.waiting;
      if (!first || caller.inWork >= this.limits.ofOneCaller) continue;
      caller.waiting.shift();
      caller.inWork += 1;
      this.inWork += 1;
      // Move this caller behind all other callers.
      this.callers.delete(name);
      this.callers.set(name, caller);
      first.enter();
    }
  }
}
