/** The result of one scenario, as a row of the table. */
export interface Result {
  readonly name: string;
  readonly title: string;
  /** The baseline’s value with its unit; a dash if there is no baseline. */
  readonly bare: string;
  readonly stronghold: string;
  /**
   * Stronghold compared with the baseline, or Stronghold’s own value; the bound has the same form.
   */
  readonly measured: string;
  readonly bound: string;
  /** Null if there is no bound. */
  readonly isMet: boolean | null;
}

/** `1.23 ms`, with only significant digits. */
export function formatMs(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toPrecision(3)} ms` : formatSeconds(milliseconds);
}

export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
