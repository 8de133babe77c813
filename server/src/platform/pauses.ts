import { setImmediate as letOthersIn } from 'node:timers/promises';

/** How long work goes on without a pause, in milliseconds. */
const MAX_BLOCKING_MS = 5;

/** Pauses of work that goes through a file: between two of them nobody else is answered. */
export class Pauses {
  private last = performance.now();

  /** Asked often: a pause that is not due costs its asker no waiting. */
  get isDue(): boolean {
    return performance.now() - this.last > MAX_BLOCKING_MS;
  }

  /** Lets everybody else in, once. */
  async take(): Promise<void> {
    await letOthersIn();
    this.last = performance.now();
  }
}
