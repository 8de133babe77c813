/** The result of one scenario, as a row of the table. */
export interface Result {
  readonly name: string;
  readonly title: string;
  /** The baseline’s value with its unit; a dash if there is no baseline. */
  readonly bare: string;
  readonly stronghold: string;
  /**
   * Stronghold compared with the baseline, or Stronghold’s own value, in the same form as the
   * bound.
   */
  readonly measured: string;
  readonly bound: string;
  /** Whether the bound is met; null if there is no bound. */
  readonly isMet: boolean | null;
}

/** Formats milliseconds with only significant digits, as in `1.23 ms`. */
export function formatMs(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toPrecision(3)} ms` : formatSeconds(milliseconds);
}

export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
