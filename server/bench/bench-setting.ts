/**
 * The day that the benchmark uses as today, so that its data and its questions are the same in
 * every run.
 */
export const BENCH_TODAY = '2026-11-24';

export interface DataOptions {
  /** The number of reports in the database. The other datasets are in proportion. */
  readonly rows: number;
  /** Whether to make the data again. */
  readonly isFresh: boolean;
}

export interface BenchPlace {
  /** The address of the database with the large partnership, with the login for migrating. */
  readonly ownerUrl: string;
  /** Creates an empty database on the same server, passes its address and drops it afterwards. */
  readonly withEmptyDatabase: <Result>(
    work: (ownerUrl: string) => Promise<Result>,
  ) => Promise<Result>;
  /** Creates a copy of the large database, passes its address and drops it afterwards. */
  readonly withCopy: BenchPlace['withEmptyDatabase'];
  /** A temporary folder, deleted when the benchmark ends. */
  readonly folder: string;
}
