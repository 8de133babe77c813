import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import { connectToDatabase } from '@stronghold/prisma/connect';

import {
  addressReplacements,
  type ClusterPlace,
  fillIn,
  machineNames,
  passwords,
} from './cluster-place.js';
import { Machine } from './machine.js';
import { runProgram, untilEnded } from './run-program.js';

const cluster = z.object({
  members: z.array(
    z.object({
      name: z.string(),
      role: z.string(),
      state: z.string(),
      timeline: z.unknown(),
    }),
  ),
});
type Member = z.infer<typeof cluster>['members'][number];

/** How long a cluster may take until all its machines run again, in milliseconds. */
const WHOLE_WITHIN_MS = 180_000;

/** Three machines behind an HAProxy. */
export class Cluster {
  readonly machines: readonly Machine[];
  private proxy: ChildProcess | null = null;

  constructor(
    private readonly place: ClusterPlace,
    doesWatch: boolean,
  ) {
    this.machines = machineNames.map((name) => new Machine(name, place, doesWatch));
  }

  /** Starts all programs, and returns once the cluster is whole. */
  async start(): Promise<void> {
    const { folder, proxy, user } = this.place;
    for (const machine of this.machines) await machine.start();
    const file = await fillIn(
      'haproxy.cfg',
      { folder, user },
      {
        ...addressReplacements(this.place),
        ...{ '127.0.0.1:5000': `${proxy}:5000`, '127.0.0.1:5001': `${proxy}:5001` },
        '127.0.0.1:5002': `${proxy}:5002`,
      },
    );
    this.proxy = runProgram({
      ...{ command: '/usr/sbin/haproxy', args: ['-db', '-f', file], user },
      log: path.join(folder, 'haproxy.log'),
    });
    await this.untilWhole();
  }

  /** The address of the primary behind HAProxy. */
  addressOf(login: { readonly user: string; readonly password: string }, database: string): string {
    const { user, password } = login;
    return `postgres://${user}:${password}@${this.place.proxy}:5000/${database}`;
  }

  /**
   * Makes the owner and the database of an installation, as docs/operations.md says, and returns
   * the database's address.
   */
  async makeDatabase(): Promise<string> {
    const superuser = { user: 'postgres', password: passwords.superuser };
    const client = await connectToDatabase(this.addressOf(superuser, 'postgres'));
    await client.query(`CREATE ROLE stronghold LOGIN CREATEROLE PASSWORD 'stronghold'`);
    await client.query('CREATE DATABASE stronghold OWNER stronghold');
    await client.end();
    return this.addressOf({ user: 'stronghold', password: 'stronghold' }, 'stronghold');
  }

  /**
   * The databases' addresses on all machines, without HAProxy. A server does not use the primary as
   * a standby.
   */
  allAddresses(): readonly string[] {
    return this.machines.map(({ address }) => toAddress(address));
  }

  /** The databases' addresses on at most `count` standbys, without HAProxy. */
  async standbyAddresses(count: number): Promise<readonly string[]> {
    const members = await this.findMembers();
    const standbys = members.filter(({ role }) => role !== 'leader').slice(0, count);
    return standbys.map(({ name }) => toAddress(this.find(name).address));
  }

  async findPrimary(): Promise<Machine> {
    const members = await this.findMembers();
    const leader = members.find(({ role }) => role === 'leader');
    if (!leader) throw new Error('No machine is the primary');
    return this.find(leader.name);
  }

  /** The machine with the asynchronous standby, which no commit waits for. */
  async findStandby(): Promise<Machine> {
    const members = await this.findMembers();
    const standby = members.find(({ role }) => role === 'replica');
    if (!standby) throw new Error('No machine is a standby');
    return this.find(standby.name);
  }

  /** Waits until one machine is the primary, and two stream from it, one of them synchronously. */
  async untilWhole(): Promise<void> {
    const until = performance.now() + WHOLE_WITHIN_MS;
    for (;;) {
      // If no machine answers, the cluster is not whole.
      const members = await this.findMembers().catch(() => []);
      if (isWhole(members)) return;
      if (performance.now() > until)
        throw new Error(`The cluster is not whole: ${JSON.stringify(members)}`);
      await wait(250);
    }
  }

  async end(): Promise<void> {
    for (const machine of this.machines) await machine.end();
    if (!this.proxy) return;
    this.proxy.kill('SIGKILL');
    await untilEnded(this.proxy);
  }

  private find(name: string): Machine {
    const machine = this.machines.find((each) => each.name === name);
    if (!machine) throw new Error(`There is no machine ${name}`);
    return machine;
  }

  /** All members, as the first machine that answers reports them. */
  private async findMembers(): Promise<readonly Member[]> {
    for (const { address, isRunning } of this.machines) {
      if (!isRunning) continue;
      // If a machine does not answer, ask the next one.
      const answer = await fetch(`http://${address}:8008/cluster`, {
        signal: AbortSignal.timeout(2_000),
      }).catch(() => null);
      if (answer?.ok) return cluster.parse(await answer.json()).members;
    }
    throw new Error('No machine says what the cluster is');
  }
}

function toAddress(host: string): string {
  return `postgres://stronghold:stronghold@${host}:5432/stronghold`;
}

function isWhole(members: readonly Member[]): boolean {
  const count = (role: string, state: string) =>
    members.filter((member) => member.role === role && member.state === state).length;
  const isOfOneTimeline = new Set(members.map(({ timeline }) => timeline)).size === 1;
  return (
    members.length === 3 &&
    count('leader', 'running') === 1 &&
    count('sync_standby', 'streaming') === 1 &&
    count('replica', 'streaming') === 1 &&
    isOfOneTimeline
  );
}
