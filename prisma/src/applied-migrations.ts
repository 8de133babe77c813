import { randomUUID } from 'node:crypto';

import type pg from 'pg';

import { withAllValues } from './enum-values.js';
import { findKnownMigrations, type Migration } from './known-migrations.js';
import { MIGRATION_LOCK } from './migrate.js';
import { Refusal } from './refusal.js';

/** The table in which Prisma records the migrations that it has applied. */
export const MIGRATIONS_TABLE = '_prisma_migrations';

/**
 * The migrations that a database has, oldest first; empty if it was never migrated.
 *
 * @throws Refusal if a migration began and has not ended
 */
export async function findAppliedMigrations(owner: pg.ClientBase): Promise<readonly Migration[]> {
  const { rowCount } = await owner.query('SELECT FROM pg_class WHERE oid = to_regclass($1)', [
    `public.${MIGRATIONS_TABLE}`,
  ]);
  if (rowCount === 0) return [];

  const { rows } = await owner.query<Migration & { readonly isFinished: boolean }>(`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished"
    FROM   ${MIGRATIONS_TABLE}
    WHERE  rolled_back_at IS NULL
    ORDER  BY migration_name`);
  const unfinished = rows.find(({ isFinished }) => !isFinished);
  if (unfinished) {
    throw new Refusal(
      `This database is half migrated: ${unfinished.name} has begun but not finished. If Stronghold is starting, wait for it; otherwise repair the database first.`,
    );
  }
  return rows.map(({ name, checksum }) => ({ name, checksum }));
}

/**
 * Applies the migrations of `names` that a database lacks, within the caller's transaction, and
 * records them as Prisma does, so that tables and the data loaded into them appear together. Nobody
 * else can migrate until the transaction ends.
 *
 * @param owner a connection in a transaction, to a database that `migrate` has prepared
 */
export async function migrateWithin(owner: pg.ClientBase, names: readonly string[]): Promise<void> {
  await owner.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  const applied = new Set((await findAppliedMigrations(owner)).map(({ name }) => name));
  const missing = withAllValues(
    (await findKnownMigrations()).filter(({ name }) => names.includes(name) && !applied.has(name)),
  );
  for (const { name, checksum, script } of missing) {
    await owner.query(script);
    await owner.query(
      `INSERT INTO ${MIGRATIONS_TABLE} (id, migration_name, checksum, finished_at, applied_steps_count) VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), name, checksum],
    );
  }
}
