import type { TestDatabase } from './test-database.js';

/**
 * A record as a row of its table: columns by name, an agency by its id, days and codes as texts.
 */
export type StoredRow = Readonly<Record<string, unknown>>;

const SUBMISSION = '00000000-0000-4000-8000-000000000000';

/** The values that publishing adds to every row. */
const published = {
  record_key: 0,
  marking: 'OFFICIAL',
  version: 1,
  submission_id: SUBMISSION,
  is_erased: false,
};

/** One call to 101 about drugs in Reading on 1 May 2025, by default. */
export function aStoredReport(about: StoredRow): StoredRow {
  return {
    ...published,
    agency_id: 1,
    received_on: '2025-05-01',
    channel: 'CALL_101',
    crime_type: 'DRUGS',
    area_code: 'E06000038',
    quantity: 1,
    signs: [],
    serious_limbs: [],
    led_to_disruption: false,
    led_to_own_disruption: false,
    ...about,
  };
}

/** A child referred to the NRM in Reading on 1 May 2025, by default. */
export function aStoredReferral(about: StoredRow): StoredRow {
  return {
    ...published,
    marking: 'OFFICIAL_SENSITIVE',
    agency_id: 1,
    received_on: '2025-05-01',
    pathway: 'NRM',
    age_band: 'CHILD_17_OR_UNDER',
    area_code: 'E06000038',
    quantity: 1,
    exploitation: [],
    ...about,
  };
}

/** A drug disruption in Reading on 1 May 2025, submitted as minor, by default. */
export function aStoredDisruption(about: StoredRow): StoredRow {
  return {
    ...published,
    agency_id: 1,
    occurred_on: '2025-05-01',
    objective: 'PURSUE',
    claimed_impact: 'MINOR',
    crime_type: 'DRUGS',
    area_code: 'E06000038',
    quantity: 1,
    status: 'SUBMITTED',
    supporting_agency_ids: [],
    is_multi_agency: false,
    sentence_counted_on: '2025-05-01',
    is_past: false,
    ...about,
  };
}

/** Analysts paid from core funding, for Pursue in Reading in Q1 2025/26, by default. */
export function aStoredLine(about: StoredRow): StoredRow {
  return {
    ...published,
    agency_id: 1,
    quarter_start: '2025-04-01',
    objective: 'PURSUE',
    area_code: 'E06000038',
    staff_group: 'ANALYST',
    funding_source: 'CORE',
    ...about,
  };
}

/** An active group in the register of Q1 2025/26, by default. */
export function aStoredGroup(about: StoredRow): StoredRow {
  return {
    ...published,
    marking: 'OFFICIAL_SENSITIVE',
    agency_id: 1,
    quarter_start: '2025-04-01',
    status: 'ACTIVE',
    crime_type: 'DRUGS',
    mapped_on: '2024-01-01',
    other_crime_types: [],
    is_mapped_in_quarter: false,
    is_archived_in_quarter: false,
    is_plan_in_date: false,
    is_disrupted: false,
    is_disrupted_by_owner: false,
    ...about,
  };
}

/**
 * Inserts rows directly into a table, without returns and screening. Columns that a row lacks are
 * null.
 */
export async function insertRows(
  { asOwner }: Pick<TestDatabase, 'asOwner'>,
  table: string,
  rows: readonly StoredRow[],
): Promise<void> {
  await asOwner(
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
