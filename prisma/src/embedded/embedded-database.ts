import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

import { parseDatabaseUrl } from '@stronghold/prisma/connect';
import { Refusal } from '@stronghold/prisma/refusal';

import { type Hold, type Holder, takeHold } from './holder.js';
import { choosePlace, removeData } from './place.js';
import { clearStalePostmaster } from './stale-postmaster.js';
import { type EmbeddedDatabase, startEmbeddedDatabase, toRunningUrl } from './start.js';

export interface DatabaseOptions {
  /** The value of DATABASE_URL; null or empty for the embedded database. */
  readonly databaseUrl: string | null;
  /** The folder with everything that the embedded database needs: the clone's `.stronghold`. */
  readonly stateFolder: string;
  /**
   * A `server` runs the database for itself and for commands. A `command`, the default, joins a
   * running server.
   */
  readonly use?: Holder['use'];
  /** True deletes the embedded data first. */
  readonly isFresh?: boolean;
  readonly report: (line: string) => void;
}

export interface AcquiredDatabase {
  readonly ownerUrl: string;
  /** Describes the database to a person, without its password. */
  readonly name: string;
  /**
   * Settles when an embedded database that this process runs has ended, on request or not. Never
   * settles for any other database.
   */
  readonly ended: Promise<unknown>;
  /** Stores the address of the pages, for a second start in the same clone. */
  tellAddress(address: string): Promise<void>;
  /** Stops the database if it was started for us. */
  release(): Promise<void>;
}

/**
 * The database that `databaseUrl` names. Without a name, the embedded database: the one that `npm
 * start` runs in this clone, or else one that is started for the caller and stopped at `release`.
 *
 * @throws Refusal if a server is requested while another is running, or if the database does not
 * start
 */
export async function acquireDatabase(wish: DatabaseOptions): Promise<AcquiredDatabase> {
  if (wish.databaseUrl) return useGiven(wish.databaseUrl, wish.isFresh ?? false);

  await mkdir(wish.stateFolder, { recursive: true });
  const turn = await waitForHold(wish);
  if (turn.isOurs) return startOurs(wish, turn.hold);
  return {
    ...notOurs,
    ownerUrl: await toRunningUrl(wish.stateFolder, turn.port),
    name: 'the embedded PostgreSQL that "npm start" runs',
  };
}

const notOurs = {
  ended: new Promise<never>(() => undefined),
  tellAddress: async () => undefined,
  release: async () => undefined,
};

function useGiven(databaseUrl: string, isFresh: boolean): AcquiredDatabase {
  const { host, database } = parseDatabaseUrl(databaseUrl);
  if (isFresh) {
    throw new Refusal(
      '--fresh deletes only the embedded database, and DATABASE_URL names another. Unset DATABASE_URL, or empty that database yourself.',
    );
  }
  return { ...notOurs, ownerUrl: databaseUrl, name: `"${database}" at ${host}` };
}

type Turn =
  | { readonly isOurs: true; readonly hold: Hold }
  | { readonly isOurs: false; readonly port: number };

async function waitForHold({
  stateFolder,
  use = 'command',
  report,
}: DatabaseOptions): Promise<Turn> {
  let waitedFor: number | null = null;
  for (;;) {
    const holding = await takeHold(stateFolder, use);
    if (holding.isOurs) return holding;

    const { holder } = holding;
    if (holder.use === 'server' && use === 'server') throw new Refusal(explainSecondServer(holder));
    if (holder.use === 'server' && holder.port !== null)
      return { isOurs: false, port: holder.port };
    if (waitedFor !== holder.processId)
      report(`another command (process ${holder.processId}) is using the database; waiting for it`);
    waitedFor = holder.processId;
    await pause(200);
  }
}

function explainSecondServer({ processId, address }: Holder): string {
  if (address === null)
    return `Stronghold is already starting in this folder (process ${processId}). Wait for its address, or stop it first.`;
  return `Stronghold is already running in this folder, at ${address} (process ${processId}). Open that address, or stop it first.`;
}

async function startOurs(
  { stateFolder, isFresh = false, report }: DatabaseOptions,
  hold: Hold,
): Promise<AcquiredDatabase> {
  try {
    if (isFresh) await throwAway(stateFolder, report);
    const database = await startEmbeddedDatabase({ stateFolder, report });
    await hold.tell({ port: database.port });
    return toAcquired(database, hold);
  } catch (error) {
    await hold.drop();
    throw error;
  }
}

async function throwAway(stateFolder: string, report: (line: string) => void): Promise<void> {
  const { data } = await choosePlace(stateFolder);
  await clearStalePostmaster(data, report);
  await removeData(stateFolder);
}

function toAcquired(database: EmbeddedDatabase, hold: Hold): AcquiredDatabase {
  return {
    ownerUrl: database.ownerUrl,
    name: `embedded PostgreSQL in ${database.dataFolder}${database.isNew ? ', new' : ''}`,
    ended: database.ended,
    tellAddress: (address) => hold.tell({ address }),
    async release() {
      await database.stop();
      await hold.drop();
    },
  };
}
