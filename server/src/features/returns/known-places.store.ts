import sql from 'sql-template-tag';

import {
  type KnownAgency,
  type KnownArea,
  type KnownPlaces,
  toKnownPlaces,
} from '#domain/returns/known-places.js';
import type { Transaction } from '#platform/database.js';

/**
 * Reads all areas and agencies that a return may name, including former areas and agencies. The
 * whole lists are read, because they are short.
 */
export async function findKnownPlaces({ query }: Transaction): Promise<KnownPlaces> {
  const areas = await query<KnownArea>(sql`
    SELECT area.code, area.name, area.kind::text AS kind, area.county_code AS "countyCode",
           area.valid_to AS "validTo", area.successor_code AS "successorCode"
    FROM   area
    ORDER  BY area.position, area.code`);
  const agencies = await query<KnownAgency>(sql`
    SELECT agency.id, agency.code, agency.name, agency.family::text AS family, agency.valid_from AS "validFrom", agency.valid_to AS "validTo",
           array_remove(array_agg(successor.code ORDER BY successor.code), NULL) AS "successorCodes"
    FROM   agency
    LEFT   JOIN agency_successor ON agency_successor.agency_id = agency.id
    LEFT   JOIN agency AS successor ON successor.id = agency_successor.successor_id
    GROUP  BY agency.id
    ORDER  BY agency.id`);
  return toKnownPlaces(areas.rows, agencies.rows);
}

/**
 * The secret that record keys are made with.
 *
 * @throws if the installation has none. A secret is made at the first start and never again
 */
export async function findInstallationSecret({ query }: Transaction): Promise<Uint8Array> {
  const { rows } = await query<{ secret: Uint8Array }>(sql`SELECT secret FROM installation_secret`);
  const [row] = rows;
  if (!row)
    throw new Error(
      'This database has no installation secret, without which no record can be written. Restore it from a backup.',
    );
  return row.secret;
}
