/**
 * Seconds for which somebody is shown as writing after they last wrote something. Their browser
 * reports it more often than that.
 */
const SECONDS = 45;

/** The moment since which somebody must have written to count as still writing. */
export function writingSince(now: Date): Date {
  return new Date(now.getTime() - SECONDS * 1000);
}
