/** How much work is done at a time. */
export interface GateLimits {
  /** Of all callers together. */
  readonly most: number;
  readonly ofOneCaller: number;
  /** Of one caller, before more is refused. */
  readonly waitingOfOneCaller: number;
}

/** Heavy work at once; each holds a database connection and what it has read. */
export const gateLimits: GateLimits = { most: 4, ofOneCaller: 2, waitingOfOneCaller: 8 };

/** Work that was let in. */
export interface Entered {
  /** Whether it had to wait, and what was looked at before may have changed. */
  readonly hasWaited: boolean;
  /** Lets somebody else's work begin. */
  readonly finish: () => void;
  /** Lets more of the same caller's begin: its answer has gone, and holds nothing any more. */
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
 * Lets work in, a little of each caller at a time, and lets a little more wait. Callers take turns.
 */
export class WorkGate {
  private inWork = 0;
  /** Those that work or wait; the one whose turn is next comes first. */
  private readonly callers = new Map<string, Caller>();

  constructor(private readonly limits: GateLimits = gateLimits) {}

  /**
   * Null where too many of the caller's wait already.
   *
   * @throws as the signal says when nobody waits for it any more
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
            : new Error('Nobody waits for it any more'),
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
      // Others come before this one's next.
      this.callers.delete(name);
      this.callers.set(name, caller);
      first.enter();
    }
  }
}
