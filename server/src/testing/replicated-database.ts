import { execFile } from 'node:child_process';
import { appendFile, chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { makeMissingRollups } from '#features/returns/make-rollups.store.js';
import { prepareJobs } from '#platform/prepare-jobs.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { choosePlace, removeData } from '@stronghold/prisma/embedded/place';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '@stronghold/prisma/embedded/start';
import { prepareInstallation } from '@stronghold/prisma/installation';
import { migrate } from '@stronghold/prisma/migrate';
import { loadReferenceData } from '@stronghold/prisma/reference-data';
import { ask } from '@stronghold/prisma/testing/database-process';
import { findFamily } from '@stronghold/prisma/testing/processes';

const run = promisify(execFile);

/** How long a standby lets reads hold up the replay, in milliseconds. */
const MAX_CONFLICT_MS = 500;

export interface ReplicatedServer {
  readonly url: string;
  /** Runs a statement as the owner. */
  ask(statement: string): Promise<readonly unknown[]>;
  /** Sends a signal to all processes of the server. */
  signal(signal: NodeJS.Signals): void;
  /** Settles when the server has ended. */
  readonly ended: Promise<unknown>;
}

/** A primary and two standbys, each a separate server. */
export interface ReplicatedDatabase {
  readonly primary: ReplicatedServer;
  readonly one: ReplicatedServer;
  readonly two: ReplicatedServer;
  close(): Promise<void>;
}

/** Makes a primary with the schema and the reference data, and two standbys that stream from it. */
export async function createReplicatedDatabase(today: string): Promise<ReplicatedDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stronghold-standby-'));
  // If we are root, PostgreSQL runs as another user, who must be able to enter the folder.
  await chmod(folder, 0o755);
  const stateOf = (name: string) => path.join(folder, name);
  for (const name of ['primary', 'one', 'two']) await mkdir(stateOf(name));
  const startPrimary = () =>
    startEmbeddedDatabase({ stateFolder: stateOf('primary'), isThrowAway: true });

  const first = await startPrimary();
  await prepare(first.ownerUrl, today);
  await first.stop();
  for (const name of ['one', 'two']) await copyData(stateOf('primary'), stateOf(name));
  const primary = await startPrimary();
  const [one, two] = [
    await startStandby(stateOf('one'), primary),
    await startStandby(stateOf('two'), primary),
  ];
  return {
    primary: toServer(primary),
    one: toServer(one),
    two: toServer(two),
    async close() {
      await Promise.all([one.stop(), two.stop()]);
      await primary.stop();
      for (const name of ['primary', 'one', 'two']) await removeData(stateOf(name));
      await rm(folder, { recursive: true });
    },
  };
}

function toServer({ ownerUrl, processId, ended }: EmbeddedDatabase): ReplicatedServer {
  return {
    url: ownerUrl,
    ask: (statement) => ask(ownerUrl, statement),
    signal: (signal) => {
      for (const id of findFamily(processId)) process.kill(id, signal);
    },
    ended,
  };
}

const passwordOf = (stateFolder: string) => path.join(stateFolder, 'database-password');

async function prepare(ownerUrl: string, today: string): Promise<void> {
  await migrate(ownerUrl);
  await loadReferenceData(ownerUrl);
  const owner = await connectToDatabase(ownerUrl);
  await makeMissingRollups(owner);
  await prepareJobs(owner);
  await prepareInstallation(owner, { isDemonstration: false, now: new Date(`${today}T12:00:00Z`) });
  await owner.end();
}

/** Copies the data of a server that has stopped. */
async function copyData(from: string, to: string): Promise<void> {
  await copyFile(passwordOf(from), passwordOf(to));
  const [source, target] = [await choosePlace(from), await choosePlace(to)];
  await run('cp', ['-a', source.data, target.data]);
}

async function startStandby(
  stateFolder: string,
  primary: EmbeddedDatabase,
): Promise<EmbeddedDatabase> {
  const { data } = await choosePlace(stateFolder);
  const { username, password, hostname, port } = new URL(primary.ownerUrl);
  const source = `user=${username} password=${password} host=${hostname} port=${port} sslmode=disable`;
  await appendFile(
    path.join(data, 'postgresql.auto.conf'),
    `primary_conninfo = '${source}'\nmax_standby_streaming_delay = ${MAX_CONFLICT_MS}\n`,
  );
  await writeFile(path.join(data, 'standby.signal'), '');
  return startEmbeddedDatabase({ stateFolder, isThrowAway: true });
}
