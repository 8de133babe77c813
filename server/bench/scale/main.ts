/**
 * `pnpm scale-test`: runs the cluster of deploy/cluster on this machine, and repeatedly kills the
 * primary's machine while people read and agencies publish.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Command, InvalidArgumentError } from 'commander';

import { Refusal } from '@stronghold/prisma/refusal';

import { ApiProcess } from './api-process.js';
import { Cluster } from './cluster.js';
import { findClusterPlace, makeFolder } from './cluster-place.js';
import { describeOutages } from './describe-outages.js';
import { cutStandby, killPrimary, killServer, type Outage, restartServers } from './drill.js';
import { Load } from './load.js';
import { findReturns } from './lost-returns.js';
import { ALL_ROWS, measureThroughput, type ThroughputRow } from './measure-throughput.js';
import { fillPartnership } from './partnership.js';
import { findSystemUser, requirePrograms } from './programs.js';
import { verifyAll } from './verify.js';

interface Options {
  readonly kills: number;
  readonly servers: number;
  readonly agencies: number;
  readonly people: number;
  readonly analysts: number;
  readonly reports: number;
  readonly seconds: number;
  readonly row?: ThroughputRow;
  readonly places: boolean;
  readonly state?: string;
  readonly watch: boolean;
}

/** How long a standby is cut off, in milliseconds. */
const CUT_MS = 10_000;

await new Command('scale-test')
  .description('Run three machines of a cluster on this one, and kill the primary again and again')
  .option('--kills <n>', 'how often the primary is killed', toCount, 5)
  .option('--servers <n>', 'Stronghold servers while it is killed', toCount, 2)
  .option('--agencies <n>', 'agencies that publish, at most 4', toCount, 2)
  .option('--people <n>', 'people who open a page every five seconds', toCount, 20)
  .option('--analysts <n>', 'analysts who ask every two seconds', toCount, 2)
  .option('--reports <n>', 'reports of the made-up partnership', toCount, 10_000)
  .option(
    '--seconds <n>',
    'seconds for each number of servers and standbys whose throughput is measured; 0 for none',
    toCount,
    0,
  )
  .option('--row <s+b>', 'measure only these servers and standbys, such as 4+1', toRow)
  .option('--places', 'people open pages for districts, not for the whole force', false)
  .option('--state <folder>', 'where to put the clusters; a temporary folder by default')
  .option('--no-watch', 'without stronghold-failover, as Patroni alone would do')
  .action(run)
  .parseAsync()
  .catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  });

async function run(options: Options): Promise<void> {
  await requirePrograms();
  const user = await findSystemUser();
  const folder = options.state ?? (await mkdtemp(path.join(tmpdir(), 'stronghold-scale-')));
  const place = await findClusterPlace(folder, user);
  const cluster = new Cluster(place, options.watch);
  const apis: ApiProcess[] = [];
  const measured: ApiProcess[] = [];
  const end = async () => {
    for (const api of [...apis, ...measured]) await api.kill();
    await cluster.end();
  };
  process.once('SIGINT', () => void end().then(() => process.exit(130)));
  process.once('SIGTERM', () => void end().then(() => process.exit(143)));
  const began = performance.now();
  const say = (line: string) =>
    console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);
  try {
    await cluster.start();
    say('Three machines run');
    const ownerUrl = await cluster.makeDatabase();
    const { reports, agencies, people, analysts, kills, seconds, row, places } = options;
    const crowd = { agencies, people, analysts, hasPlaces: places };
    const users = await fillPartnership(ownerUrl, { reports, readers: people + analysts });
    say(`Loaded ${reports} reports`);
    await makeFolder(path.join(folder, 'api'), null);
    const server = { databaseUrl: ownerUrl, folder: path.join(folder, 'api') };
    if (seconds > 0)
      await measureThroughput({
        ...{ ...crowd, cluster, server, users, seconds, say },
        started: measured,
        rows: row ? [row] : ALL_ROWS,
      });
    const standbyUrls = cluster.allAddresses();
    for (let number = 1; number <= options.servers; number += 1) {
      const api = new ApiProcess(number, { ...server, standbyUrls });
      apis.push(api);
      await api.start();
    }
    say(`${apis.length} Stronghold servers run`);
    const load = new Load({ ...crowd, name: 'kills', apis, users });
    const { sent } = load;
    const parts = { cluster, apis, ownerUrl, sent, say };
    const outages: Outage[] = [];
    for (let count = 1; count <= kills; count += 1) {
      const outage = await killPrimary(parts);
      outages.push(outage);
      say(
        `Kill ${count}: the database could be written again after ${outage.database.toFixed(1)} s, returns after ${outage.publishing.toFixed(1)} s`,
      );
    }
    await killServer(parts);
    await cutStandby(parts, CUT_MS);
    await restartServers(parts);
    await load.end();
    const found = await findReturns(ownerUrl, sent);
    const wrong = await verifyAll(ownerUrl);
    console.log([...load.describe(), ...describeOutages(outages, found, wrong)].join('\n'));
    const isWell = [found.lost, found.denied, found.torn, wrong].every(
      ({ length }) => length === 0,
    );
    process.exitCode = isWell ? 0 : 1;
  } finally {
    await end();
    if (options.state === undefined && process.exitCode === 0)
      await rm(folder, { recursive: true });
    else console.log(`Logs: ${folder}`);
  }
}

function toRow(text: string): ThroughputRow {
  const [, servers, standbys] = /^([1-9])\+([0-2])$/.exec(text) ?? [];
  if (servers === undefined || standbys === undefined)
    throw new InvalidArgumentError('It is a number of servers and of standbys (0 to 2): 4+1.');
  return { servers: Number(servers), standbys: Number(standbys) };
}

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0)
    throw new InvalidArgumentError('It is a whole number, 0 or more.');
  return count;
}
