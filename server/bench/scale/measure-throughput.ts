import { setTimeout as wait } from 'node:timers/promises';

import { ApiProcess, type ApiSetting } from './api-process.js';
import type { Cluster } from './cluster.js';
import { Load, type LoadSetting } from './load.js';

/** The cluster and the load to measure, and the seconds for each measurement. */
export interface ThroughputSetting extends Omit<LoadSetting, 'name' | 'apis'> {
  readonly cluster: Cluster;
  readonly server: Omit<ApiSetting, 'standbyUrls'>;
  readonly seconds: number;
  /** The numbers of servers and standbys to measure, one after another. */
  readonly rows: readonly ThroughputRow[];
  /** Receives each server as it starts, for somebody who has to end them all early. */
  readonly started: ApiProcess[];
  readonly say: (line: string) => void;
}

export interface ThroughputRow {
  readonly servers: number;
  readonly standbys: number;
}

/** 1, 2 and 4 servers with 0, 1 and 2 standbys. */
export const ALL_ROWS: readonly ThroughputRow[] = [1, 2, 4].flatMap((servers) =>
  [0, 1, 2].map((standbys) => ({ servers, standbys })),
);

/**
 * Reports the throughput of several servers and standbys under the same load, and the memory of
 * each server: before the load, when its throughput begins to be measured, and at the end.
 */
export async function measureThroughput(setting: ThroughputSetting): Promise<void> {
  const { cluster, server, seconds, rows, started, say } = setting;
  for (const { servers, standbys } of rows) {
    const standbyUrls = await cluster.standbyAddresses(standbys);
    const apis: ApiProcess[] = [];
    for (let number = 1; number <= servers; number += 1) {
      const api = new ApiProcess(number, { ...server, standbyUrls });
      apis.push(api);
      started.push(api);
      await api.start();
    }
    const memory = [await readMemory(apis)];
    const load = new Load({ ...setting, name: `${servers}-${standbys}`, apis });
    // Leave out the first requests of a process, which are slower.
    await wait(seconds * 250);
    memory.push(await readMemory(apis));
    load.restart();
    await wait(seconds * 1000);
    const lines = load.describe();
    memory.push(await readMemory(apis));
    await load.end();
    for (const api of apis) await api.stop();
    say(`${servers} servers, ${standbys} standbys`);
    for (const line of lines) say(`  ${line}`);
    say(`  Memory of each server in MB: ${memory.join(', then ')}`);
  }
}

async function readMemory(apis: readonly ApiProcess[]): Promise<string> {
  const bytes = await Promise.all(apis.map((api) => api.readMemory()));
  return bytes.map((each) => Math.round(each / 1e6)).join(' and ');
}
