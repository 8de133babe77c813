import type { Clock } from '#platform/clock.js';

import type { Terminal } from './terminal.js';

/**
 * Where a command runs, when, and where it writes: all that it takes from outside beside its
 * arguments.
 */
export interface Setting extends Terminal {
  /** Null for the embedded database. */
  readonly databaseUrl: string | null;
  /** Holds what the embedded database needs. */
  readonly stateFolder: string;
  /** Where the person stands, from which paths on the command line count. */
  readonly folder: string;
  readonly clock: Clock;
  /** What a server is asked with, as the environment has it; null where it says nothing. */
  readonly token: string | null;
}
