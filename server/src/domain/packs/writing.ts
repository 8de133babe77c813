/**
 * Seconds for which somebody who wrote something is told to be writing. The person who writes says
 * so more often than that.
 */
const SECONDS = 45;

/** From which moment on the person who wrote something is still writing. */
export function writingSince(now: Date): Date {
  return new Date(now.getTime() - SECONDS * 1000);
}
