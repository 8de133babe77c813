import type { Clock } from '#platform/clock.js';

import type { Terminal } from './terminal.js';

/**
 * A command’s database, folders, clock, token and output: everything it uses besides its arguments.
 */
export interface Setting extends Terminal {
  /** The value of DATABASE_URL; null for the embedded database. */
  readonly databaseUrl: string | null;
  /** The folder for the embedded database. */
  readonly stateFolder: string;
  /** The user’s directory, to which paths on the command line are relative. */
  readonly folder: string;
  readonly clock: Clock;
  /** The token in the environment, for requests to a server; null if not set. */
  readonly token: string | null;
}
