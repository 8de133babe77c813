/** Parses a number from the database. Checked by hand because a page adds up tens of thousands. */
export function toFetchedNumber(fetched: unknown): number {
  if (typeof fetched === 'number' && Number.isFinite(fetched)) return fetched;
  throw new Error(`The database gave no number: ${typeof fetched}`);
}
