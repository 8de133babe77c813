import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { connectToDatabase } from '@stronghold/prisma/connect';

const script = fileURLToPath(new URL('../../../deploy/citus/distribute.sql', import.meta.url));

/**
 * The number of shards of a table: few, because each test file copies them all. A real site has 32.
 */
const SHARDS = 4;

/** True if tests run on databases whose records are spread over several machines by Citus. */
export const areRecordsSpread = Boolean(process.env.CITUS_DATABASE_URL);

/** SQL that is true for a relation that no extension made. `oid` is its identity, in SQL. */
export const isNotOfExtension = (oid: string) =>
  `NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = ${oid} AND deptype = 'e')`;

/**
 * The addresses of the Citus workers that the coordinator lists, with the coordinator's login.
 *
 * @param coordinatorUrl the address of a database that knows its workers
 */
export async function findWorkers(coordinatorUrl: string): Promise<readonly string[]> {
  const coordinator = await connectToDatabase(coordinatorUrl);
  const { rows } = await coordinator.query<{ name: string; port: number }>(
    'SELECT node_name AS name, node_port::int AS port FROM citus_get_active_worker_nodes() ORDER BY 1, 2',
  );
  await coordinator.end();
  return rows.map(({ name, port }) =>
    Object.assign(new URL(coordinatorUrl), { hostname: name, port: String(port) }).toString(),
  );
}

/**
 * Joins new, empty databases with the same name on the coordinator and its workers.
 *
 * @param urls the addresses of the databases, the coordinator's first
 */
export async function joinWorkers(urls: readonly string[]): Promise<void> {
  for (const url of urls) await runOn(url, 'CREATE EXTENSION citus');
  const [coordinator = '', ...workers] = urls;
  await runOn(coordinator, ...[coordinator, ...workers].map(toAddition));
}

function toAddition(url: string, index: number): string {
  const { hostname, port } = new URL(url);
  return index === 0
    ? `SELECT citus_set_coordinator_host('${hostname}', ${port})`
    : `SELECT citus_add_node('${hostname}', ${port})`;
}

/** Distributes the tables of a prepared database, as at a real site. */
export async function distribute(coordinatorUrl: string): Promise<void> {
  await runOn(coordinatorUrl, `SET citus.shard_count = ${SHARDS}`, await readFile(script, 'utf8'));
}

/**
 * Closes databases to all connections, including those of Citus, so that the databases can be
 * copied.
 */
export async function closeForCopying(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const name = new URL(url).pathname.slice(1);
    await runOn(
      Object.assign(new URL(url), { pathname: '/postgres' }).toString(),
      `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
      `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
  }
}

async function runOn(url: string, ...statements: readonly string[]): Promise<void> {
  const client = await connectToDatabase(url);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
