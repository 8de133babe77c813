import type { Context } from './context.js';
import type { EachTime } from './current-operation.js';

/**
 * Runs what a field does besides answering: now, and again each time that the kept text of its
 * answer is sent.
 */
export function eachTime(context: Context, does: EachTime<Context>): void {
  does(context);
  context.operation.eachTime.push(does);
}
