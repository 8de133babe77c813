import { setTimeout as wait } from 'node:timers/promises';

import { ApiProcess, type ApiSetting } from './api-process.js';
import type { Cluster } from './cluster.js';
import { Load, type LoadSetting } from './load.js';

/** The cluster and the load to measure, and the seconds for each measurement. */
export interface ThroughputSetting extends Omit<LoadSetting, 'name' | 'apis'> {
  readonly cluster: Cluster;
  readonly server: Omit<ApiSetting, 'standbyUrls'>;
  readonly seconds: number;
  readonly say: (line: string) => void;
}

const SERVERS = [1, 2, 4];
const STANDBYS = [0, 1, 2];

/** Reports the throughput of 1, 2 and 4 servers with 0, 1 and 2 standbys, under the same load. */
export async function measureThroughput(setting: ThroughputSetting): Promise<void> {
  const { cluster, server, seconds, say } = setting;
  for (const servers of SERVERS) {
    for (const standbys of STANDBYS) {
      const standbyUrls = await cluster.standbyAddresses(standbys);
      const apis: ApiProcess[] = [];
      for (let number = 1; number <= servers; number += 1) {
        const api = new ApiProcess(number, { ...server, standbyUrls });
        apis.push(api);
        await api.start();
      }
      const load = new Load({ ...setting, name: `${servers}-${standbys}`, apis });
      // Leave out the first requests of a process, which are slower.
      await wait(seconds * 250);
      load.restart();
      await wait(seconds * 1000);
      const lines = load.describe();
      await load.end();
      for (const api of apis) await api.stop();
      say(`${servers} servers, ${standbys} standbys`);
      for (const line of lines) say(`  ${line}`);
    }
  }
}
