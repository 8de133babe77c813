import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type pg from 'pg';

import { connectToDatabase } from './connect.js';
import { home } from './home.js';

/** The numbers of rows that one load added: all rows in a new database, 0 if no row was missing. */
export interface ReferenceDataLoaded {
  readonly areas: number;
  readonly populations: number;
  readonly agencies: number;
  readonly obligations: number;
}

/**
 * An arbitrary number for a lock. The process that holds this lock in a database loads its
 * reference data.
 */
const REFERENCE_LOCK = 7_305_894;

/**
 * Loads the areas with their population, the agencies and their obligations from
 * `prisma/seed/reference` into a migrated database, in one transaction and in one process at a
 * time.
 *
 * Only missing rows are added: existing rows keep an administrator's changes. An agency's
 * districts, successors and obligations are added with the agency and not afterwards, so that
 * removed ones stay removed. (A database from before there were obligations gets all of them.) A
 * change to the files therefore reaches an older database only through a migration.
 *
 * @param ownerUrl address of the database, with the login that migrates
 */
export async function loadReferenceData(ownerUrl: string): Promise<ReferenceDataLoaded> {
  const [areaFile, agencyFile, obligationFile] = await Promise.all(
    ['areas.json', 'agencies.json', 'return-obligations.json'].map(readSeed),
  );
  const owner = await connectToDatabase(ownerUrl);
  try {
    await owner.query('BEGIN');
    await owner.query('SELECT pg_advisory_xact_lock($1)', [REFERENCE_LOCK]);
    const areas = await countAdded(owner, addAreas, areaFile);
    const populations = await countAdded(owner, addPopulations, areaFile);
    const { rows: known } = await owner.query<{ id: number }>(
      'SELECT id FROM agency WHERE EXISTS (SELECT FROM return_obligation)',
    );
    const agencies = await countAdded(owner, addAgencies, agencyFile);
    const obligations = await countAdded(
      owner,
      addObligations,
      obligationFile,
      known.map(({ id }) => id),
    );
    await owner.query('COMMIT');
    return { areas, populations, agencies, obligations };
  } finally {
    // A connection that ends in the middle of a transaction rolls it back.
    await owner.end();
  }
}

function readSeed(name: string): Promise<string> {
  return readFile(path.join(home, 'seed', 'reference', name), 'utf8');
}

async function countAdded(
  owner: pg.Client,
  statement: string,
  ...values: readonly unknown[]
): Promise<number> {
  const { rows } = await owner.query<{ added: number }>(statement, [...values]);
  return rows[0]?.added ?? 0;
}

/**
 * Finds the county and the command unit of a district among its parents. The force is not stored,
 * because it contains all districts.
 */
const addAreas = `
  WITH entry AS (
    SELECT entry.*
    FROM   ROWS FROM (jsonb_to_recordset($1::jsonb) AS (
             code text, name text, kind "AreaKind", parents text[], "validFrom" date, "validTo" date, successor text
           )) WITH ORDINALITY AS entry (code, name, kind, parents, valid_from, valid_to, successor_code, position)
  ),
  added AS (
    INSERT INTO area (code, name, kind, position, county_code, local_command_unit_code, valid_from, valid_to, successor_code)
    SELECT entry.code, entry.name, entry.kind, entry.position, county.code, command_unit.code,
           entry.valid_from, entry.valid_to, entry.successor_code
    FROM   entry
    LEFT   JOIN entry county       ON county.kind = 'COUNTY' AND county.code = ANY (entry.parents)
    LEFT   JOIN entry command_unit ON command_unit.kind = 'LOCAL_COMMAND_UNIT' AND command_unit.code = ANY (entry.parents)
    ON     CONFLICT DO NOTHING
    RETURNING 1
  )
  SELECT count(*)::int AS added FROM added`;

/** Former districts have no population of their own. */
const addPopulations = `
  WITH added AS (
    INSERT INTO population (area_code, year, people, under_18)
    SELECT entry.code, published.year, published.people, published.under_18
    FROM   jsonb_to_recordset($1::jsonb) AS entry (
             code text, "populationMid2023" int, "under18Mid2023" int, "populationMid2020" int
           )
    CROSS  JOIN LATERAL (VALUES (2023, "populationMid2023", "under18Mid2023"), (2020, "populationMid2020", NULL))
             AS published (year, people, under_18)
    WHERE  published.people IS NOT NULL
    ON     CONFLICT DO NOTHING
    RETURNING 1
  )
  SELECT count(*)::int AS added FROM added`;

/**
 * Within one statement, WITH queries see each other's rows only through RETURNING. Foreign keys are
 * checked when the statement has finished.
 */
const addAgencies = `
  WITH entry AS (
    SELECT *
    FROM   jsonb_to_recordset($1::jsonb) AS entry (
             id int, code text, name text, kind "AgencyKind", family "AgencyFamily", services "AgencyService"[],
             "nrmFirstResponder" boolean, "validFrom" date, "validTo" date, note text, districts text[], successor text
           )
  ),
  added AS (
    INSERT INTO agency (id, code, name, kind, family, services, is_nrm_first_responder, valid_from, valid_to, note)
    SELECT id, code, name, kind, family, coalesce(services, '{}'), "nrmFirstResponder", "validFrom", "validTo", note
    FROM   entry
    ON     CONFLICT DO NOTHING
    RETURNING id, code
  ),
  added_districts AS (
    INSERT INTO agency_district (agency_id, area_code)
    SELECT added.id, district.code
    FROM   added
    JOIN   entry USING (id, code)
    CROSS  JOIN LATERAL unnest(entry.districts) AS district (code)
  ),
  added_successors AS (
    INSERT INTO agency_successor (agency_id, successor_id)
    SELECT added.id, successor.id
    FROM   added
    JOIN   entry USING (id, code)
    JOIN   entry successor ON successor.code = entry.successor
  )
  SELECT count(*)::int AS added FROM added`;

/**
 * Adds the obligations of new agencies. $2 are the agencies that existed before, whose obligations
 * an administrator may have changed.
 */
const addObligations = `
  WITH added AS (
    INSERT INTO return_obligation (agency_id, dataset, from_quarter_start, until_quarter_start)
    SELECT agency.id, owed.dataset, entry."from", entry."until"
    FROM   jsonb_to_recordset($1::jsonb) AS entry (agency text, "from" date, "until" date, datasets "Dataset"[])
    JOIN   agency ON agency.code = entry.agency
    CROSS  JOIN LATERAL unnest(entry.datasets) AS owed (dataset)
    WHERE  agency.id <> ALL ($2::int[])
    ON     CONFLICT DO NOTHING
    RETURNING 1
  )
  SELECT count(*)::int AS added FROM added`;
