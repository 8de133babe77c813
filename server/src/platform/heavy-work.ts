import type { Entered } from './work-gate.js';

/**
 * Admits one operation to the heavy work.
 *
 * @throws if it may not wait, or nobody waits for it any more
 */
type Enter = () => Promise<Entered>;

/**
 * The heavy work of one operation. It queues before computing something, and has one place for
 * everything it computes at the same time: nested work starts at once, and never waits for a place
 * that its own operation holds.
 */
export class HeavyWork {
  #enter: Enter | null = null;
  #entering: Promise<Entered> | null = null;
  #inWork = 0;
  #hasGone = false;
  /** Held from the end of its work until its answer has been sent. */
  #done: Entered | null = null;

  /** Whether it has to queue: small work need not. */
  get isHeavy(): boolean {
    return this.#enter !== null;
  }

  /** Makes its work queue from now on. */
  standInLine(enter: Enter): void {
    this.#enter = enter;
  }

  /**
   * Waits until work may begin.
   *
   * @returns a function that ends it; null if it need not queue
   * @throws if it may not wait, or nobody waits for it any more
   */
  async begin(): Promise<(() => void) | null> {
    if (!this.#enter) return null;
    this.#inWork += 1;
    try {
      const entered = await (this.#entering ??= this.#enterAgain(this.#enter));
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
   * Called when its answer has been sent, or the caller has left: from then on it only holds a
   * place for work that others still wait for.
   */
  leave(): void {
    this.#hasGone = true;
    this.#done?.leave();
  }

  #enterAgain(enter: Enter): Promise<Entered> {
    // The operation’s own former place would count against it.
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
