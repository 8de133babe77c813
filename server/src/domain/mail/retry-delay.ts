/**
 * How long after each failed attempt the next begins, in minutes: the first stands for the first.
 * Together some two days.
 */
const waits = [2, 5, 15, 60, 240, 720, 1440] as const;

/** How often a mail is tried before it is given up. */
export const MAX_ATTEMPTS = waits.length + 1;

/**
 * Minutes from the beginning of an attempt to the next, where it fails or is broken off; null after
 * the last.
 *
 * @param attempt counted from 1
 */
export function retryDelay(attempt: number): number | null {
  return waits[attempt - 1] ?? null;
}
