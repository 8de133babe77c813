import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { Refusal } from '@stronghold/prisma/refusal';

import { runGuarded } from './guard.js';
import type { Place } from './place.js';

/** The user who owns the embedded database and everything in it. */
export const OWNER = 'stronghold';

const passwordFileOf = (stateFolder: string) => path.join(stateFolder, 'database-password');

/**
 * Makes the data folder if there is none. The folder is renamed once it is complete, so that a
 * half-made one never looks like a database.
 */
export async function ensureCluster(
  place: Place,
  stateFolder: string,
  isThrowAway: boolean,
): Promise<'made' | 'found'> {
  if (existsSync(place.data)) return 'found';

  const password = randomBytes(24).toString('base64url');
  await writePrivately(passwordFileOf(stateFolder), password);

  await rm(place.making, { recursive: true, force: true, maxRetries: 5 });
  await mkdir(place.making, { mode: 0o700 });
  const passwordFile = path.join(place.making, 'password');
  await writePrivately(passwordFile, password);
  if (place.account) {
    for (const item of [passwordFile, place.making])
      await chown(item, place.account.uid, place.account.gid);
  }

  const data = path.join(place.making, 'data');
  const args = [
    ...['--pgdata', data, '--username', OWNER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...[
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
      // A test session lasts for a second, and a strong hash takes ten milliseconds of that.
      ...(isThrowAway ? ['--no-sync', '--set=scram_iterations=1'] : []),
    ],
  ];
  const { ended } = runGuarded(place, { program: 'initdb', args, stopSignal: 'TERM' });
  if ((await ended) !== 0) throw new Refusal(await explainFailedMaking(place));

  await rename(data, place.data);
  await rm(place.making, { recursive: true, force: true });
  return 'made';
}

/**
 * Whether there is a password to log in with. The password is in the clone, even if the data is
 * elsewhere.
 */
export function hasPassword(stateFolder: string): boolean {
  return existsSync(passwordFileOf(stateFolder));
}

/** @throws Refusal if the password file is missing, because nobody could log in */
export async function readPassword(stateFolder: string): Promise<string> {
  try {
    return await readFile(passwordFileOf(stateFolder), 'utf8');
  } catch (error) {
    throw new Refusal(
      `The password of the embedded database cannot be read from ${passwordFileOf(stateFolder)}. Put the file back, start as the user who owns it, or start again with "npm start -- --fresh". (${String(error)})`,
    );
  }
}

async function explainFailedMaking(place: Place): Promise<string> {
  const reason =
    (await readFile(place.logFile, 'utf8'))
      .split('\n')
      .findLast((line) => line.includes('error:')) ?? 'initdb printed nothing';
  return `The embedded database could not be created: ${reason.trim()}. Fix that, set STRONGHOLD_STATE to a folder on an ordinary disk, or set DATABASE_URL. The full report is in ${place.logFile}.`;
}

async function writePrivately(file: string, text: string): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, text, { mode: 0o600 });
  await chmod(file, 0o600);
}
