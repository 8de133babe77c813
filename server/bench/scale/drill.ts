import { setTimeout as wait } from 'node:timers/promises';

import type { ApiProcess } from './api-process.js';
import type { Cluster } from './cluster.js';
import type { SentReturn } from './sent-return.js';
import { untilDatabaseWrites, untilPublished } from './writing-outage.js';

export interface DrillParts {
  readonly cluster: Cluster;
  readonly apis: readonly ApiProcess[];
  readonly ownerUrl: string;
  readonly sent: readonly SentReturn[];
  readonly say: (line: string) => void;
}

/** How long nothing could be written, in seconds. */
export interface Outage {
  /** Until the database accepted changes again. */
  readonly database: number;
  /** Until a return was published again by a Stronghold server. */
  readonly publishing: number;
}

/**
 * The rest after a failover, in milliseconds: at least `least`, and at random up to `more` longer.
 */
const REST_MS = { least: 1_000, more: 3_000 };

/** Kills the primary's machine, waits until returns are published again, and starts it again. */
export async function killPrimary({ cluster, ownerUrl, sent }: DrillParts): Promise<Outage> {
  const machine = await cluster.findPrimary();
  const from = performance.now();
  await machine.kill();
  const [database, publishing] = await Promise.all([
    untilDatabaseWrites(ownerUrl, from),
    untilPublished(sent, from),
  ]);
  await machine.start();
  await cluster.untilWhole();
  await wait(REST_MS.least + Math.random() * REST_MS.more);
  return { database, publishing };
}

/** Kills a Stronghold server, and starts it again. */
export async function killServer({ apis, say }: DrillParts): Promise<void> {
  const [api] = apis;
  if (!api) return;
  await api.kill();
  await api.start();
  say('A Stronghold server was killed and started again');
}

/** Pauses a standby for `ms` milliseconds, as if its network were cut. */
export async function cutStandby({ cluster, say }: DrillParts, ms: number): Promise<void> {
  const machine = await cluster.findStandby();
  machine.signalDatabase('SIGSTOP');
  await wait(ms);
  machine.signalDatabase('SIGCONT');
  await cluster.untilWhole();
  say(`Standby ${machine.name} was cut off for ${ms / 1000} s`);
}

/** Restarts every Stronghold server, one after another. */
export async function restartServers({ apis, say }: DrillParts): Promise<void> {
  for (const api of apis) {
    await api.stop();
    await api.start();
  }
  say('Every Stronghold server was restarted in turn');
}
