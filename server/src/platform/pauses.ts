import { setImmediate as letOthersIn } from 'node:timers/promises';

/** How long work runs without a pause, in milliseconds. */
const MAX_BLOCKING_MS = 5;

/** Pauses in work on a file: between two of them the process answers no other request. */
export class Pauses {
  private last = performance.now();

  /** Called often: if no pause is due, the caller does not wait. */
  get isDue(): boolean {
    return performance.now() - this.last > MAX_BLOCKING_MS;
  }

  /** Lets other requests run, once. */
  async take(): Promise<void> {
    await letOthersIn();
    this.last = performance.now();
  }
}
