import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { promisify } from 'node:util';

import { Refusal } from '@stronghold/prisma/refusal';

const run = promisify(execFile);

/** Where Debian 13 puts the programs of a cluster, and the packages that contain them. */
const programs = [
  { file: '/usr/lib/postgresql/17/bin/postgres', from: 'postgresql-17' },
  { file: '/usr/bin/patroni', from: 'patroni' },
  { file: '/usr/lib/python3/dist-packages/etcd/__init__.py', from: 'python3-etcd' },
  { file: '/usr/bin/etcd', from: 'etcd-server' },
  { file: '/usr/sbin/haproxy', from: 'haproxy' },
] as const;

/**
 * Checks that all programs of a cluster are on this machine.
 *
 * @throws Refusal that says what to install
 */
export async function requirePrograms(): Promise<void> {
  const missing: string[] = [];
  for (const { file, from } of programs) {
    if (!(await isReadable(file))) missing.push(from);
  }
  if (missing.length === 0) return;
  throw new Refusal(
    `The scale test needs programs that are not on this machine. On Debian 13, as root: echo 'create_main_cluster = false' >> /etc/postgresql-common/createcluster.conf; apt-get install --no-install-recommends postgresql-common ${missing.join(' ')}; systemctl disable --now etcd haproxy patroni. (Missing: ${missing.join(', ')}.)`,
  );
}

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user who runs the programs. PostgreSQL refuses to run as root, so if this process runs as
 * root, this is the user from PostgreSQL's package; otherwise null, which means this process's
 * user.
 */
export async function findSystemUser(): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = await Promise.all(['-u', '-g'].map((which) => run('id', [which, 'postgres'])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

function isReadable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}
