import { setImmediate as letOthersIn } from 'node:timers/promises';

/** The maximum time that work runs without a pause, in milliseconds. */
const MAX_BLOCKING_MS = 5;

/** Pauses in work on a file, during which the process answers other requests. */
export class Pauses {
  private last = performance.now();

  /** Whether a pause is due. Check this often, and wait only if it is true. */
  get isDue(): boolean {
    return performance.now() - this.last > MAX_BLOCKING_MS;
  }

  /** Lets other requests run, once. */
  async take(): Promise<void> {
    await letOthersIn();
    this.last = performance.now();
  }
}
