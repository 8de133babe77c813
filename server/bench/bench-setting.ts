/**
 * The day that the benchmark takes for today, so that its data and its questions are the same
 * whenever it runs.
 */
export const BENCH_TODAY = '2026-11-24';

/** Which data a benchmark wants. */
export interface DataOptions {
  /** Reports in the database; the other datasets go with them in proportion. */
  readonly rows: number;
  /** Makes the data anew. */
  readonly isFresh: boolean;
}

/** Where a benchmark works. */
export interface BenchPlace {
  /** Address of the database with the large partnership, with the login that migrates. */
  readonly ownerUrl: string;
  /** Makes an empty database beside it, hands out its address and drops it afterwards. */
  readonly withEmptyDatabase: <Result>(
    work: (ownerUrl: string) => Promise<Result>,
  ) => Promise<Result>;
  /** Makes a copy of the large database, hands out its address and drops it afterwards. */
  readonly withCopy: BenchPlace['withEmptyDatabase'];
  /** A folder for files that goes when the benchmark ends. */
  readonly folder: string;
}
