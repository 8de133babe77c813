import type { Context } from './context.js';
import type { EachTime } from './current-operation.js';

/**
 * Does something now, and again each time that the same answer is sent as it was written: whatever
 * a field does beside answering.
 */
export function eachTime(context: Context, does: EachTime<Context>): void {
  does(context);
  context.operation.eachTime.push(does);
}
