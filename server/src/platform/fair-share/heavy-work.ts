import type { Entered } from './work-gate.js';

/**
 * Admits one operation to the heavy work.
 *
 * @throws if the operation may not wait, or its caller has left
 */
type Enter = () => Promise<Entered>;

/**
 * The heavy work of one operation. The operation queues before it computes, and has one place for
 * all its simultaneous work. Nested work starts at once, and never waits for a place that its own
 * operation holds.
 */
export class HeavyWork {
  #enter: Enter | null = null;
  #entering: Promise<Entered> | null = null;
  #inWork = 0;
  #hasWaited = false;
  #hasGone = false;
  /** The place that the operation holds from the end of its work until its answer has been sent. */
  #done: Entered | null = null;

  /** Whether the operation has to queue. Small operations need not. */
  get isHeavy(): boolean {
    return this.#enter !== null;
  }

  /** Whether the operation had to wait for others. If so, what it read before may be out of date. */
  get hasWaited(): boolean {
    return this.#hasWaited;
  }

  /** Lets the work of the operation queue from now on. */
  standInLine(enter: Enter): void {
    this.#enter = enter;
  }

  /**
   * Waits until work may begin.
   *
   * @returns a function that ends the work; null if the work need not queue
   * @throws if the operation may not wait, or its caller has left
   */
  async begin(): Promise<(() => void) | null> {
    if (!this.#enter) return null;
    this.#inWork += 1;
    try {
      const entered = await (this.#entering ??= this.#enterAgain(this.#enter));
      this.#hasWaited ||= entered.hasWaited;
      let isEnded = false;
      return () => {
        if (!isEnded) this.#end(entered);
        isEnded = true;
      };
    } catch (error) {
      this.#inWork -= 1;
      if (this.#inWork === 0) this.#entering = null;
      throw error;
    }
  }

  /**
   * Called when the answer has been sent, or the caller has left. The operation then only keeps a
   * place for work that others still wait for.
   */
  leave(): void {
    this.#hasGone = true;
    this.#done?.leave();
  }

  #enterAgain(enter: Enter): Promise<Entered> {
    // Leave the former place, which would otherwise count against the operation.
    this.#done?.leave();
    this.#done = null;
    return enter();
  }

  #end(entered: Entered): void {
    this.#inWork -= 1;
    if (this.#inWork > 0) return;
    this.#entering = null;
    if (this.#hasGone) {
      entered.leave();
      return;
    }
    entered.finish();
    this.#done = entered;
  }
}
