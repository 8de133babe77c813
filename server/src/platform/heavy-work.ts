import type { Entered } from './work-gate.js';

/**
 * Lets one operation in among the heavy work.
 *
 * @throws where it may not wait, or nobody waits for it any more
 */
type Enter = () => Promise<Entered>;

/**
 * The heavy work of one operation. It stands in line where something is worked out, and has one
 * place for all that it works out at the same time: what is within other work goes on at once, and
 * never waits for a place that its own operation holds.
 */
export class HeavyWork {
  #enter: Enter | null = null;
  #entering: Promise<Entered> | null = null;
  #inWork = 0;
  #hasGone = false;
  /** Held from when its work was done until its answer has gone. */
  #done: Entered | null = null;

  /** Whether it has to stand in line: what is small need not. */
  get isHeavy(): boolean {
    return this.#enter !== null;
  }

  /** From now on its work stands in line. */
  standInLine(enter: Enter): void {
    this.#enter = enter;
  }

  /**
   * Waits until work may begin.
   *
   * @returns what ends it; null where it need not stand in line
   * @throws where it may not wait, or nobody waits for it any more
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
   * Its answer has gone, or the caller has: it holds nothing any more but what it still works
   * out, for others who wait for that too.
   */
  leave(): void {
    this.#hasGone = true;
    this.#done?.leave();
  }

  #enterAgain(enter: Enter): Promise<Entered> {
    // Its own former place would count against it.
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
