/** A number as the database gave it. Checked by hand: a page is added up from tens of thousands. */
export function toFetchedNumber(fetched: unknown): number {
  if (typeof fetched === 'number' && Number.isFinite(fetched)) return fetched;
  throw new Error(`The database gave no number: ${typeof fetched}`);
}
