import { someAgencies, someAreas } from './some-places.js';
import type { TestDatabase } from './test-database.js';

export const testSecret = Buffer.alloc(32, 7);

/** Adds an installation, some areas and some agencies if the database lacks them. */
export async function addReferenceData({ asOwner }: Pick<TestDatabase, 'asOwner'>): Promise<void> {
  await asOwner(
    'INSERT INTO installation (created_at, is_demonstration) VALUES ($1, false) ON CONFLICT DO NOTHING',
    ['2026-11-24T00:00:00Z'],
  );
  await asOwner(
    'INSERT INTO installation_secret (secret) VALUES ($1) ON CONFLICT (id) DO UPDATE SET secret = excluded.secret',
    [testSecret],
  );
  await asOwner('INSERT INTO installation_salt (salt) VALUES (1) ON CONFLICT DO NOTHING');
  for (const [position, area] of someAreas.entries()) {
    await asOwner(
      `INSERT INTO area (code, name, kind, position, county_code, valid_to, successor_code) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        area.code,
        area.name,
        area.kind,
        position,
        area.countyCode,
        area.validTo,
        area.successorCode,
      ],
    );
  }
  for (const { id, code, name, family, validFrom, validTo } of someAgencies) {
    await asOwner(
      `INSERT INTO agency (id, code, name, kind, family, services, is_nrm_first_responder, valid_from, valid_to)
       VALUES ($1, $2, $3, 'POLICE', $4, '{}', false, $5, $6) ON CONFLICT DO NOTHING`,
      [id, code, name, family, validFrom, validTo],
    );
  }
  for (const { code, successorCodes } of someAgencies) {
    await asOwner(
      `INSERT INTO agency_successor (agency_id, successor_id)
       SELECT ended.id, successor.id FROM agency AS ended, agency AS successor WHERE ended.code = $1 AND successor.code = ANY ($2) ON CONFLICT DO NOTHING`,
      [code, successorCodes],
    );
  }
}
