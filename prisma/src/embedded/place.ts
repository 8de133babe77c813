import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { Refusal } from '@stronghold/prisma/refusal';

import { type Account, canEnter, findAccount, isRoot } from './account.js';
import { type Binaries, findBinaries } from './binaries.js';

/**
 * The folder in which root keeps files that the database's user cannot reach inside the clone. It
 * survives a restart of the machine.
 */
const REFUGE = '/var/lib/stronghold';

const run = promisify(execFile);

/** The folders of an embedded database, and the user who runs it. */
export interface Place {
  readonly account: Account;
  /** Contains PostgreSQL's `bin`, `lib` and `share`. */
  readonly binaries: string;
  /** PostgreSQL's data folder; it need not exist yet. */
  readonly data: string;
  /** The path of an unfinished data folder, on the same disk, so that a rename completes it. */
  readonly making: string;
  readonly logFile: string;
}

/**
 * Decides where the database of `stateFolder` is: in that folder, or below `REFUGE` if we are root
 * and the unprivileged user that runs PostgreSQL cannot enter the folder. An existing database
 * keeps its user, and is moved if that user cannot enter the folder.
 */
export async function choosePlace(stateFolder: string): Promise<Place> {
  await makeEnterable(stateFolder);
  const refuge = await toRefuge(stateFolder);
  const existing = [stateFolder, refuge].find((folder) => existsSync(dataOf(folder)));
  const account = existing ? await findOwner(dataOf(existing)) : findAccount();

  const home =
    !isRoot() || canEnter(account, stateFolder)
      ? stateFolder
      : await makeRefuge(refuge, account, stateFolder);
  if (existing === stateFolder && home === refuge)
    await run('mv', [dataOf(stateFolder), dataOf(refuge)]);
  const actualHome = existing === refuge ? refuge : home;

  return {
    account,
    binaries: await placeBinaries(findBinaries(), account, path.basename(refuge)),
    data: dataOf(actualHome),
    making: path.join(actualHome, 'database-in-the-making'),
    logFile: path.join(actualHome, 'database.log'),
  };
}

/**
 * Sets aside data below `REFUGE` whose state folder was deleted with its clone, so that another
 * clone in the same folder can start; only the latest such data is kept. The database must not be
 * running.
 *
 * @returns where the data is now; null if it is not below `REFUGE`
 */
export async function setOrphanAside(place: Place, stateFolder: string): Promise<string | null> {
  const refuge = await toRefuge(stateFolder);
  if (place.data !== dataOf(refuge)) return null;
  const aside = orphanOf(refuge);
  await rm(aside, { recursive: true, force: true, maxRetries: 5 });
  await rename(place.data, aside);
  return aside;
}

/** Deletes an embedded database, which must not be running. */
export async function removeData(stateFolder: string): Promise<void> {
  const folders = [
    dataOf(stateFolder),
    path.join(stateFolder, 'database-in-the-making'),
    await toRefuge(stateFolder),
  ];
  try {
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    throw new Refusal(
      `The database in ${stateFolder} cannot be deleted: it belongs to another user. Do it as that user or as root. (${String(error)})`,
    );
  }
}

function orphanOf(refuge: string): string {
  return path.join(refuge, 'database-of-an-earlier-clone');
}

function dataOf(folder: string): string {
  return path.join(folder, 'database');
}

async function toRefuge(stateFolder: string): Promise<string> {
  const hash = createHash('sha256')
    .update(await realpath(stateFolder))
    .digest('hex');
  return path.join(REFUGE, hash.slice(0, 16));
}

async function findOwner(data: string): Promise<Account> {
  const { uid, gid } = await stat(data);
  if (uid === process.getuid?.()) return null;
  if (isRoot()) return { uid, gid };
  throw new Refusal(
    `The database in ${data} belongs to another user, who started Stronghold here before. Start it as that user or as root, or set STRONGHOLD_STATE to a folder of your own.`,
  );
}

async function makeEnterable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  // As root, override the umask, because the database's user must be able to pass through this
  // folder.
  if (isRoot()) await chmod(folder, 0o755);
}

async function makeRefuge(refuge: string, account: Account, stateFolder: string): Promise<string> {
  await makeEnterable(REFUGE);
  await makeEnterable(refuge);
  await writeFile(path.join(refuge, 'belongs-to'), `${await realpath(stateFolder)}\n`);
  if (canEnter(account, refuge)) return refuge;
  throw new Refusal(
    `The user that runs PostgreSQL (${account?.uid}) can enter neither ${stateFolder} nor ${refuge}. Set STRONGHOLD_STATE to a folder that everybody may enter, or set DATABASE_URL.`,
  );
}

/**
 * Copies the programs, once for each version, to where the account can run them; the folder
 * `copier` belongs to this process only, so two copies never mix.
 */
async function placeBinaries(
  { folder, name }: Binaries,
  account: Account,
  copier: string,
): Promise<string> {
  if (!isRoot() || (canEnter(account, folder) && canEnter(account, path.join(folder, 'bin'))))
    return folder;

  const copy = path.join(REFUGE, name);
  if (existsSync(copy)) return copy;
  await makeEnterable(REFUGE);
  const half = `${copy}.${copier}`;
  await rm(half, { recursive: true, force: true });
  await cp(folder, half, { recursive: true, verbatimSymlinks: true });
  await run('chmod', ['-R', 'a+rX', half]);
  await rename(half, copy).catch((error: unknown) => {
    if (!existsSync(copy)) throw error;
  });
  await rm(half, { recursive: true, force: true });
  return copy;
}
