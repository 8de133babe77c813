import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { SystemUser } from './programs.js';

/** The names of the machines in deploy/cluster. */
export const machineNames = ['one', 'two', 'three'] as const;
export type MachineName = (typeof machineNames)[number];

const PORTS = [2379, 2380, 5432, 8008];
const PROXY_PORTS = [5000, 5001, 5002];

/**
 * Where a cluster runs on this machine. Each machine of the cluster has its own loopback address.
 */
export interface ClusterPlace {
  readonly folder: string;
  readonly user: SystemUser | null;
  readonly addresses: Readonly<Record<MachineName, string>>;
  readonly proxy: string;
}

/** The passwords of the temporary cluster. */
export const passwords = { superuser: 'superuser', replication: 'replication', rewind: 'rewind' };

/** Finds loopback addresses on which all ports of a cluster are free, and makes the folder. */
export async function findClusterPlace(
  folder: string,
  user: SystemUser | null,
): Promise<ClusterPlace> {
  await makeFolder(folder, user);
  for (let network = 1; network < 255; network += 1) {
    const at = (last: number) => `127.77.${network}.${last}`;
    const addresses = { one: at(1), two: at(2), three: at(3) };
    const wanted = [
      ...Object.values(addresses).flatMap((host) => PORTS.map((port) => ({ host, port }))),
      ...PROXY_PORTS.map((port) => ({ host: at(9), port })),
    ];
    const free = await Promise.all(wanted.map(isFree));
    if (free.every(Boolean)) return { folder, user, addresses, proxy: at(9) };
  }
  throw new Error('No loopback address has all ports of a cluster free');
}

/**
 * Makes a folder that the user who runs the programs may write to; null means this process's user.
 */
export async function makeFolder(folder: string, user: SystemUser | null): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  if (user) await chown(folder, user.uid, user.gid);
}

function isFree(at: { readonly host: string; readonly port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(at, () => server.close(() => resolve(true)));
  });
}

/** Texts in a file of deploy/cluster, and what replaces them. */
export type Replacements = Readonly<Record<string, string>>;

/** The replacements of the placeholders for machines' addresses. */
export function addressReplacements({ addresses }: ClusterPlace): Replacements {
  return {
    '@ONE@': addresses.one,
    '@TWO@': addresses.two,
    '@THREE@': addresses.three,
  };
}

/**
 * Copies a file of deploy/cluster into a folder, with all replacements made.
 *
 * @returns the path of the copy
 * @throws if the file does not contain a text to replace
 */
export async function fillIn(
  name: string,
  into: { readonly folder: string; readonly user: SystemUser | null },
  replacements: Replacements,
): Promise<string> {
  const file = path.join(into.folder, name);
  let text = await readFile(toDeployed(name), 'utf8');
  for (const [found, value] of Object.entries(replacements)) {
    if (!text.includes(found)) throw new Error(`deploy/cluster/${name} does not contain ${found}`);
    text = text.replaceAll(found, value);
  }
  await writeFile(file, text, { mode: 0o600 });
  if (into.user) await chown(file, into.user.uid, into.user.gid);
  return file;
}

/** The path of a file in deploy/cluster. */
export function toDeployed(name: string): string {
  return fileURLToPath(new URL(`../../../deploy/cluster/${name}`, import.meta.url));
}
