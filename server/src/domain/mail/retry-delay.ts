/**
 * Minutes from each failed attempt to the next, starting with the first attempt. About two days in
 * all.
 */
const waits = [2, 5, 15, 60, 240, 720, 1440] as const;

/** How many attempts are made before an email is given up. */
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
