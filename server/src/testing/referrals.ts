import type { Dataset } from '#domain/lists.js';

import type { TestDatabase } from './test-database.js';

/** A referral in tests: codes as texts, an agency by its code, days as plain dates. */
export interface TestReferral {
  readonly agency: string;
  readonly receivedOn: string;
  readonly pathway: string;
  readonly ageBand: string;
  readonly area: string;
  readonly quantity: number;
  readonly exploitation: readonly string[];
  readonly sex: string | null;
  readonly countyLines: boolean | null;
  readonly crimeType: string | null;
  readonly priority: string | null;
  readonly reasonableGroundsOn: string | null;
  readonly reasonableGrounds: string | null;
}

/** A child referred to the NRM in Reading on 1 May 2025, by default. */
export function aReferral(about: Partial<TestReferral> = {}): TestReferral {
  return {
    agency: 'TVP',
    receivedOn: '2025-05-01',
    pathway: 'NRM',
    ageBand: 'CHILD_17_OR_UNDER',
    area: 'E06000038',
    quantity: 1,
    exploitation: ['CRIMINAL'],
    sex: 'MALE',
    countyLines: null,
    crimeType: null,
    priority: null,
    reasonableGroundsOn: null,
    reasonableGrounds: null,
    ...about,
  };
}

/**
 * Inserts referrals directly into the table, without returns and screening. References count up
 * from `first`.
 */
export async function insertReferrals(
  { asOwner, rebuildRollups }: TestDatabase,
  referrals: readonly TestReferral[],
  first = 1,
): Promise<void> {
  await asOwner(
    `INSERT INTO referral (agency_id, reference, record_key, marking, version, submission_id, received_on, pathway, age_band, area_code,
                           quantity, exploitation, sex, county_lines, crime_type, priority, reasonable_grounds_on, reasonable_grounds)
     SELECT agency.id, 'R' || ($2 + row.number), 0, 'OFFICIAL_SENSITIVE', 1, gen_random_uuid(), (r->>'receivedOn')::date, (r->>'pathway')::"Pathway",
            (r->>'ageBand')::"AgeBand", r->>'area', (r->>'quantity')::int,
            ARRAY(SELECT jsonb_array_elements_text(r->'exploitation'))::"Exploitation"[], (r->>'sex')::"Sex", (r->>'countyLines')::boolean,
            (r->>'crimeType')::"CrimeType", (r->>'priority')::"Priority", (r->>'reasonableGroundsOn')::date, (r->>'reasonableGrounds')::"Decision"
     FROM   jsonb_array_elements($1::jsonb) WITH ORDINALITY AS row(r, number) JOIN agency ON agency.code = r->>'agency'`,
    [JSON.stringify(referrals), first],
  );
  await insertReturns(
    { asOwner },
    referrals.map(({ agency, receivedOn }) => ({ agency, day: receivedOn })),
  );
  await rebuildRollups();
}

export interface TestReturn {
  readonly agency: string;
  /** Any day of the return's quarter. */
  readonly day: string;
  /** The time of publication, in a form that PostgreSQL reads; 1 January 2026 by default. */
  readonly publishedAt?: string;
  /** Whether the return is partial; by default it is whole. */
  readonly isPartial?: boolean;
  /** The number of corrected records; null, the default, if unknown. */
  readonly corrected?: number;
  /** The status of the return; published by default. */
  readonly status?: 'STAGED' | 'PUBLISHED';
}

/** Adds returns of agencies for the quarters that contain these days. */
export async function insertReturns(
  { asOwner }: Pick<TestDatabase, 'asOwner'>,
  returns: readonly TestReturn[],
  dataset: Dataset = 'REFERRALS',
): Promise<void> {
  await asOwner(
    `INSERT INTO submission (agency_id, id, dataset, quarter_start, status, is_partial, file_name, staged_at, published_at, row_count,
                             warning_count, added, corrected, withdrawn)
     SELECT agency.id, gen_random_uuid(), $2::"Dataset", date_trunc('quarter', (r->>'day')::timestamp)::date,
            coalesce(r->>'status', 'PUBLISHED')::"SubmissionStatus", coalesce((r->>'isPartial')::boolean, false), 'test.csv',
            timestamp '2026-01-01', coalesce((r->>'publishedAt')::timestamptz, '2026-01-01Z'), 1, 0,
            CASE WHEN r ? 'corrected' THEN 0 END, (r->>'corrected')::int, CASE WHEN r ? 'corrected' THEN 0 END
     FROM   jsonb_array_elements($1::jsonb) AS r JOIN agency ON agency.code = r->>'agency'`,
    [JSON.stringify(returns), dataset],
  );
}
