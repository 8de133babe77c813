/**
 * Minutes from each failed attempt to the next, starting with the first attempt. Together they are
 * about two days.
 */
const waits = [2, 5, 15, 60, 240, 720, 1440] as const;

/** How many times the server tries to send an email before it gives up. */
export const MAX_ATTEMPTS = waits.length + 1;

/**
 * Minutes from the start of an attempt to the next, if it fails or is interrupted; null after the
 * last.
 *
 * @param attempt counted from 1
 */
export function retryDelay(attempt: number): number | null {
  return waits[attempt - 1] ?? null;
}
