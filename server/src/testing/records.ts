import type { TestDatabase } from './test-database.js';

/** A record as a row of its table: columns by their names, an agency by its id, days and codes as texts. */
export type StoredRow = Readonly<Record<string, unknown>>;

const SUBMISSION = '00000000-0000-4000-8000-000000000000';

/** What publishing adds to every row, unless said otherwise. */
const published = { record_key: 0, marking: 'OFFICIAL', version: 1, submission_id: SUBMISSION, quantity: 1 };

/** One call to 101 about drugs in Reading on 1 May 2025, unless said otherwise. */
export function aStoredReport(about: StoredRow): StoredRow {
  return {
    ...published,
    agency_id: 1,
    received_on: '2025-05-01',
    channel: 'CALL_101',
    crime_type: 'DRUGS',
    area_code: 'E06000038',
    signs: [],
    serious_limbs: [],
    ...about,
  };
}

/** A child referred to the NRM in Reading on 1 May 2025, unless said otherwise. */
export function aStoredReferral(about: StoredRow): StoredRow {
  return {
    ...published,
    marking: 'OFFICIAL_SENSITIVE',
    agency_id: 1,
    received_on: '2025-05-01',
    pathway: 'NRM',
    age_band: 'CHILD_17_OR_UNDER',
    area_code: 'E06000038',
    exploitation: [],
    ...about,
  };
}

/** Writes rows straight into a table, past returns and their screening. What a row does not name is null. */
export async function insertRows({ asOwner }: Pick<TestDatabase, 'asOwner'>, table: string, rows: readonly StoredRow[]): Promise<void> {
  await asOwner(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [JSON.stringify(rows)]);
}
