import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';

import { findFamily, killAll, waitUntilGone } from '@stronghold/prisma/testing/processes';

import {
  addressReplacements,
  type ClusterPlace,
  fillIn,
  type MachineName,
  makeFolder,
  passwords,
  toDeployed,
} from './cluster-place.js';
import { runProgram } from './run-program.js';

/** A machine of the cluster, with etcd, Patroni, PostgreSQL and perhaps `stronghold-failover`. */
export class Machine {
  readonly address: string;
  private readonly folder: string;
  private children: readonly ChildProcess[] = [];

  constructor(
    readonly name: MachineName,
    private readonly place: ClusterPlace,
    /** Whether `stronghold-failover` runs too, which ends the lease of a dead primary. */
    private readonly doesWatch: boolean,
  ) {
    this.address = place.addresses[name];
    this.folder = path.join(place.folder, name);
  }

  get isRunning(): boolean {
    return this.children.length > 0;
  }

  /** Starts the programs. Does not wait until they are ready. */
  async start(): Promise<void> {
    const { folder, address } = this;
    const { user } = this.place;
    await makeFolder(folder, user);
    const own = { '@NAME@': this.name, '@ADDRESS@': address, ...addressReplacements(this.place) };
    const at = { folder, user };
    const etcd = await fillIn('etcd.env', at, {
      ...own,
      '/var/lib/etcd/stronghold': path.join(folder, 'etcd'),
    });
    const patroni = await fillIn('patroni.yml', at, {
      ...own,
      '@NETWORK@': '127.0.0.0/8',
      '@SUPERUSER_PASSWORD@': passwords.superuser,
      '@REPLICATION_PASSWORD@': passwords.replication,
      '@REWIND_PASSWORD@': passwords.rewind,
      '/var/lib/postgresql/17/stronghold': this.dataFolder,
      '/var/run/postgresql': folder,
      'shared_buffers: 4GB': 'shared_buffers: 128MB',
    });
    const failover = path.join(folder, 'stronghold-failover');
    await copyFile(toDeployed('stronghold-failover'), failover);
    const run = (command: string, ...args: readonly string[]) =>
      runProgram({
        ...{ command, args, user, log: path.join(folder, `${path.basename(command)}.log`) },
        env: { HOME: folder, ...(command === '/usr/bin/etcd' ? readVariables(etcd) : {}) },
      });
    this.children = [
      run('/usr/bin/etcd'),
      run('/usr/bin/patroni', patroni),
      ...(this.doesWatch ? [run(failover, patroni)] : []),
    ];
  }

  /** Kills all processes of the machine at once, as if its power had failed. */
  async kill(): Promise<void> {
    const ids = this.processes();
    killAll(ids);
    this.children = [];
    await waitUntilGone(ids);
  }

  /**
   * Stops the machine for good. PostgreSQL is asked to quit, so that it leaves no shared memory
   * behind.
   */
  async end(): Promise<void> {
    const [postmaster] = this.databaseProcesses();
    killAll(this.ownProcesses());
    this.children = [];
    if (postmaster === undefined) return;
    process.kill(postmaster, 'SIGQUIT');
    const left = await waitUntilGone([postmaster]);
    killAll(left);
  }

  /** Sends a signal to PostgreSQL and all its processes. */
  signalDatabase(signal: NodeJS.Signals): void {
    for (const id of this.databaseProcesses()) process.kill(id, signal);
  }

  private get dataFolder(): string {
    return path.join(this.folder, 'data');
  }

  private processes(): readonly number[] {
    return [...new Set([...this.databaseProcesses(), ...this.ownProcesses()])];
  }

  private ownProcesses(): readonly number[] {
    return this.children.flatMap(({ pid, exitCode }) =>
      pid === undefined || exitCode !== null ? [] : findFamily(pid),
    );
  }

  /** The processes of PostgreSQL, which are not children of Patroni. */
  private databaseProcesses(): readonly number[] {
    const file = path.join(this.dataFolder, 'postmaster.pid');
    if (!existsSync(file)) return [];
    const [first = ''] = readFileSync(file, 'utf8').split('\n');
    const id = Number(first);
    return isPostgres(id, this.dataFolder) ? findFamily(id) : [];
  }
}

/** Whether a process is this folder's PostgreSQL. A stale file may name another process. */
function isPostgres(id: number, dataFolder: string): boolean {
  const file = `/proc/${id}/cmdline`;
  return existsSync(file) && readFileSync(file, 'utf8').includes(dataFolder);
}

function readVariables(file: string): Readonly<Record<string, string>> {
  const lines = readFileSync(file, 'utf8').matchAll(/^(\w+)=(.*)$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
}
