import { insertReturns } from './referrals.js';
import type { TestDatabase } from './test-database.js';

/** A report in tests: codes as texts, an agency by its code, days as plain dates. */
export interface TestReport {
  readonly agency: string;
  readonly receivedOn: string;
  readonly channel: string;
  readonly crimeType: string;
  readonly area: string;
  readonly quantity: number;
  readonly status: string | null;
  readonly firstActionHours: number | null;
  readonly signs: readonly string[];
  readonly seriousLimbs: readonly string[];
}

/** One call to 101 about drugs in Reading on 1 May 2025, by default. */
export function aReport(about: Partial<TestReport> = {}): TestReport {
  return {
    agency: 'TVP',
    receivedOn: '2025-05-01',
    channel: 'CALL_101',
    crimeType: 'DRUGS',
    area: 'E06000038',
    quantity: 1,
    status: 'RECEIVED',
    firstActionHours: null,
    signs: [],
    seriousLimbs: [],
    ...about,
  };
}

/**
 * Inserts reports directly into the table, without returns and screening, and adds the returns of
 * their quarters.
 */
export async function insertReports(
  { asOwner, rebuildRollups }: TestDatabase,
  reports: readonly TestReport[],
): Promise<void> {
  await asOwner(
    `INSERT INTO report (agency_id, reference, record_key, marking, version, submission_id, received_on, channel, crime_type, area_code,
                         quantity, status, first_action_hours, signs, serious_limbs)
     SELECT agency.id, 'R' || row.number, 0, 'OFFICIAL', 1, gen_random_uuid(), (r->>'receivedOn')::date, (r->>'channel')::"Channel",
            (r->>'crimeType')::"CrimeType", r->>'area', (r->>'quantity')::int, (r->>'status')::"ReportStatus", (r->>'firstActionHours')::numeric,
            ARRAY(SELECT jsonb_array_elements_text(r->'signs'))::"Sign"[], ARRAY(SELECT jsonb_array_elements_text(r->'seriousLimbs'))::"SeriousLimb"[]
     FROM   jsonb_array_elements($1::jsonb) WITH ORDINALITY AS row(r, number) JOIN agency ON agency.code = r->>'agency'`,
    [JSON.stringify(reports)],
  );
  await insertReturns(
    { asOwner },
    reports.map(({ agency, receivedOn }) => ({ agency, day: receivedOn })),
    'REPORTS',
  );
  await rebuildRollups();
}
