/**
 * Repeats a question. If that fails, the query reports its own error and its page shows it: there
 * is nothing left to say here.
 */
export function askAgain(asking: Promise<unknown>): void {
  // The page reports the failure.
  asking.catch(() => undefined);
}
