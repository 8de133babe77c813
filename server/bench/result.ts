/** What one scenario came to, ready for a row of the table. */
export interface Result {
  readonly name: string;
  readonly title: string;
  /** With its unit; a dash where there is nothing to compare with. */
  readonly bare: string;
  readonly stronghold: string;
  /** Stronghold against bare, or the measure itself; the bound has the same form. */
  readonly measured: string;
  readonly bound: string;
  /** Null where there is no bound to meet. */
  readonly isMet: boolean | null;
}

/** `1.23 ms`, with as many digits as mean something. */
export function formatMs(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toPrecision(3)} ms` : formatSeconds(milliseconds);
}

export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
