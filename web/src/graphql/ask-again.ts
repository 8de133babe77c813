/**
 * Lets a question be asked again. Where that fails, the query that is asked says so as its own
 * error, which its page draws: here nothing is left to say.
 */
export function askAgain(asking: Promise<unknown>): void {
  // Its page says it.
  asking.catch(() => undefined);
}
