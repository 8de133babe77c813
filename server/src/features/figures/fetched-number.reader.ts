/**
 * Parses a number from the database. The check is written by hand because a page reads tens of
 * thousands of numbers.
 */
export function toFetchedNumber(fetched: unknown): number {
  if (typeof fetched === 'number' && Number.isFinite(fetched)) return fetched;
  throw new Error(`The database gave no number: ${typeof fetched}`);
}
