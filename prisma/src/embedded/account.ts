import { spawnSync } from 'node:child_process';

import { Refusal } from '@stronghold/prisma/refusal';

/** The user that PostgreSQL runs as; null means the user of this process. */
export type Account = { readonly uid: number; readonly gid: number } | null;

/**
 * Users without privileges that PostgreSQL may run as, best first. `initdb` needs a user that the
 * system's user database contains.
 */
const CANDIDATES = ['postgres', '_postgres', 'nobody'];

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The user to run PostgreSQL as. Never root, because PostgreSQL refuses to run as root.
 *
 * @throws Refusal if this process runs as root, and there is no other user to run PostgreSQL as
 */
export function findAccount(): Account {
  if (!isRoot()) return null;
  for (const name of CANDIDATES) {
    const uid = askForId('-u', name);
    const gid = askForId('-g', name);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new Refusal(
    `PostgreSQL does not run as root, and this machine has none of the users ${CANDIDATES.join(', ')} to run it as. Start Stronghold as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Whether the account may enter and read `folder`; its contents are not checked. */
export function canEnter(account: Account, folder: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', folder], {
    ...account,
    cwd: '/',
    env: {},
  });
  return status === 0;
}

function askForId(flag: '-u' | '-g', name: string): number | null {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  if (status !== 0) return null;
  // Some systems write the id of `nobody` as a negative number.
  return Number(stdout.trim()) >>> 0;
}
