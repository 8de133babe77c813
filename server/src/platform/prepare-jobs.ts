import type pg from 'pg';

import { WRITER_ROLE } from '@stronghold/prisma/roles';

import { jobKinds } from './job.js';

/** The schema for jobs, which backups leave out. */
export const JOBS_SCHEMA = 'jobs';

/** The schema version of pg-boss 10. */
const TABLES_VERSION = 24;

/** An arbitrary number for the advisory lock for creating the job tables in a database. */
const JOBS_LOCK = 7_305_896;

/**
 * Creates the job tables if they are missing, and a queue for each kind of job: only the owner can
 * create tables. The server uses the tables under the role of the writer.
 *
 * @param owner a connection of the owner, outside a transaction
 */
export async function prepareJobs(owner: pg.ClientBase): Promise<void> {
  if ((await findVersion(owner)) === TABLES_VERSION && (await findMissing(owner)).length === 0)
    return;
  await owner.query('SELECT pg_advisory_lock($1)', [JOBS_LOCK]);
  try {
    const version = await findVersion(owner);
    // Jobs from another version are dropped with their tables. The server finds any waiting work
    // again.
    if (version !== null && version !== TABLES_VERSION) await dropJobs(owner);
    if (version !== TABLES_VERSION) {
      // Load the library only if tables are missing, because loading takes longer than the queries
      // above.
      const { default: PgBoss } = await import('pg-boss');
      await owner.query(PgBoss.getConstructionPlans(JOBS_SCHEMA));
    }
    for (const kind of await findMissing(owner))
      await owner.query(`SELECT ${JOBS_SCHEMA}.create_queue($1, $2)`, [
        kind,
        JSON.stringify({ policy: 'standard' }),
      ]);
    await owner.query(`GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${WRITER_ROLE}`);
    await owner.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${WRITER_ROLE}`,
    );
  } finally {
    await owner.query('SELECT pg_advisory_unlock($1)', [JOBS_LOCK]);
  }
}

/**
 * Drops all jobs, for example in a database before a restore, because jobs are not part of a
 * backup.
 */
export async function dropJobs(owner: pg.ClientBase): Promise<void> {
  await owner.query(`DROP SCHEMA IF EXISTS ${JOBS_SCHEMA} CASCADE`);
}

async function findVersion(owner: pg.ClientBase): Promise<number | null> {
  const { rows } = await owner.query<{ isThere: boolean }>(
    `SELECT to_regclass('${JOBS_SCHEMA}.version') IS NOT NULL AS "isThere"`,
  );
  if (rows[0]?.isThere !== true) return null;
  const found = await owner.query<{ version: number }>(
    `SELECT version FROM ${JOBS_SCHEMA}.version`,
  );
  return found.rows[0]?.version ?? null;
}

async function findMissing(owner: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(`SELECT name FROM ${JOBS_SCHEMA}.queue`);
  return Object.keys(jobKinds).filter((kind) => !rows.some(({ name }) => name === kind));
}
