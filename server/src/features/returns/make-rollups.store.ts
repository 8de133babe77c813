import type pg from 'pg';

import { allDatasets, type Dataset } from '#domain/lists.js';
import { rollups } from '#domain/measures/rollups.js';
import { explainCarried } from '#domain/retention/carried.js';
import { rollupFingerprint } from '#features/figures/rollup-fingerprint.reader.js';
import {
  addCarriedCells,
  fillEmptyRollups,
  ROLLUP_SCHEMA,
  toTable,
} from '#features/figures/rollup-sql.reader.js';
import { Refusal } from '@stronghold/prisma/refusal';
import { ENGINE_ROLE, WRITER_ROLE } from '@stronghold/prisma/roles';

import { lockPublishingStatement } from './publishing-lock.store.js';
import { setFlagsRight } from './record-links.store.js';

/**
 * The name of the replaced rollups while new rollups are made. Only the transaction that makes them
 * sees this name.
 */
const FORMER_SCHEMA = `${ROLLUP_SCHEMA}_former`;

/**
 * Makes the rollups from the records if they are missing or from another version, and otherwise
 * leaves them alone. A new or changed measure therefore needs no migration. All are made, or none;
 * writers wait meanwhile, and readers use the former rollups until the new ones are done.
 *
 * @param owner a connection of the database's owner, outside a transaction
 * @returns whether there was anything to do
 */
export async function makeMissingRollups(owner: pg.ClientBase): Promise<boolean> {
  if (await areThisVersions(owner)) return false;
  return makeWithin(owner, async () => !(await areThisVersions(owner)));
}

/**
 * Corrects the flags that records get from each other, and then rebuilds the rollups from the
 * records, whatever the rollups contain.
 */
export async function rebuildRollups(owner: pg.ClientBase): Promise<void> {
  await makeWithin(owner, async () => {
    await setFlagsRight({ query: ({ text, values }) => owner.query(text, values) });
    return true;
  });
}

async function makeWithin(
  owner: pg.ClientBase,
  isWanted: () => Promise<boolean>,
): Promise<boolean> {
  await owner.query('BEGIN');
  try {
    // Citus refuses to make tables after it has read several machines at once. PostgreSQL itself
    // does not know the setting, and leaves it alone.
    await owner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await owner.query(lockPublishingStatement);
    // Another process may have made the rollups in the meantime.
    const isToDo = await isWanted();
    if (isToDo) await make(owner);
    await owner.query('COMMIT');
    return isToDo;
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

async function areThisVersions(owner: pg.ClientBase): Promise<boolean> {
  const state = await owner.query<{ isThere: boolean }>(
    `SELECT to_regclass('${ROLLUP_SCHEMA}.state') IS NOT NULL AS "isThere"`,
  );
  if (state.rows[0]?.isThere !== true) return false;
  const { rows } = await owner.query<{ fingerprint: string }>(
    `SELECT fingerprint FROM ${ROLLUP_SCHEMA}.state`,
  );
  return rows[0]?.fingerprint === rollupFingerprint();
}

/**
 * Builds the new rollups alongside the old ones, which are dropped at the very end. Readers lock
 * the state before anything else and keep that lock until they are done, so the process that waits
 * for them has locked nothing that a reader may still need.
 */
async function make(owner: pg.ClientBase): Promise<void> {
  const roles = { writer: WRITER_ROLE, engine: ENGINE_ROLE };
  const { rows } = await owner.query<{ hasFormer: boolean }>(
    `SELECT to_regnamespace('${ROLLUP_SCHEMA}') IS NOT NULL AS "hasFormer"`,
  );
  const hasFormer = rows[0]?.hasFormer === true;
  if (hasFormer) await owner.query(`ALTER SCHEMA ${ROLLUP_SCHEMA} RENAME TO ${FORMER_SCHEMA}`);
  await owner.query(`CREATE SCHEMA ${ROLLUP_SCHEMA}`);
  await owner.query(`GRANT USAGE ON SCHEMA ${ROLLUP_SCHEMA} TO ${WRITER_ROLE}, ${ENGINE_ROLE}`);
  for (const statement of rollups.flatMap((rollup) => toTable(rollup, roles)))
    await owner.query(statement);
  for (const { text, values } of allDatasets.flatMap(fillEmptyRollups))
    await owner.query(text, values);
  await refuseToLoseCarried(owner);
  for (const { text, values } of rollups.map(addCarriedCells)) await owner.query(text, values);
  await owner.query(`CREATE TABLE ${ROLLUP_SCHEMA}.state (fingerprint text NOT NULL)`);
  await owner.query(`GRANT SELECT ON ${ROLLUP_SCHEMA}.state TO ${WRITER_ROLE}, ${ENGINE_ROLE}`);
  await owner.query(`INSERT INTO ${ROLLUP_SCHEMA}.state VALUES ($1)`, [rollupFingerprint()]);
  if (hasFormer) await removeFormer(owner);
}

/**
 * Refuses to lose carried sums, which are found by the name of their rollup. A new or renamed
 * rollup would lose the sums silently, so its migration has to carry them over from a finer rollup.
 *
 * @throws Refusal if a rollup has no carried sums and others of its dataset do, or if some belong
 * to no rollup
 */
async function refuseToLoseCarried(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ dataset: Dataset; names: readonly string[] }>(
    'SELECT dataset::text AS dataset, array_agg(DISTINCT rollup) AS names FROM carried_cell GROUP BY 1 ORDER BY 1',
  );
  for (const { dataset, names } of rows) {
    const wrong = explainCarried(dataset, names);
    if (wrong !== null) throw new Refusal(wrong);
  }
}

async function removeFormer(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ isThere: boolean }>(
    `SELECT to_regclass('${FORMER_SCHEMA}.state') IS NOT NULL AS "isThere"`,
  );
  if (rows[0]?.isThere === true)
    await owner.query(`LOCK TABLE ${FORMER_SCHEMA}.state IN ACCESS EXCLUSIVE MODE`);
  await owner.query(`DROP SCHEMA ${FORMER_SCHEMA} CASCADE`);
}
