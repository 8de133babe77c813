import sql from 'sql-template-tag';

import type { PlainDate } from '#domain/plain-date.js';
import { lockPublishing } from '#features/returns/publishing-lock.store.js';
import type { Transaction } from '#platform/database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import type {
  DemonstrationAgency,
  DemonstrationArea,
  Partnership,
} from '@stronghold/prisma/seed/demonstration/partnership';
import type { DemonstrationPost } from '@stronghold/prisma/seed/demonstration/posts';
import type { DemonstrationTarget } from '@stronghold/prisma/seed/demonstration/targets';

/** An arbitrary number for the advisory lock for loading demonstration data. */
const DEMONSTRATION_LOCK = 7_305_895;

/**
 * Waits for other loads of demonstration data, keeps them waiting until the transaction ends, and
 * returns whether any return was ever published. If none was, nobody else can publish a return
 * until the transaction ends.
 */
export async function lockDemonstration(
  transaction: Transaction,
): Promise<{ readonly hasReturns: boolean }> {
  await transaction.query(sql`SELECT pg_advisory_xact_lock(${DEMONSTRATION_LOCK})`);
  // A start that finds returns does not wait for other publications.
  if (await hasReturns(transaction)) return { hasReturns: true };
  await lockPublishing(transaction);
  return { hasReturns: await hasReturns(transaction) };
}

async function hasReturns({ query }: Transaction): Promise<boolean> {
  const { rows } = await query<{ hasReturns: boolean }>(
    sql`SELECT EXISTS (SELECT FROM submission WHERE status <> 'STAGED') AS "hasReturns"`,
  );
  return rows[0]?.hasReturns ?? false;
}

/**
 * The agencies and areas that made-up returns depend on, with populations of the latest year; 0 for
 * an area without a population.
 */
export async function findPartnership({ query }: Transaction): Promise<Partnership> {
  const agencies = await query<DemonstrationAgency>(sql`
    SELECT agency.code, agency.kind::text AS kind, agency.services::text[] AS services, agency.is_nrm_first_responder AS "isNrmFirstResponder",
           agency.valid_from AS "validFrom", agency.valid_to AS "validTo",
           array_remove(array_agg(agency_district.area_code ORDER BY agency_district.area_code), NULL) AS districts
    FROM   agency
    LEFT   JOIN agency_district ON agency_district.agency_id = agency.id
    GROUP  BY agency.id
    ORDER  BY agency.id`);
  const areas = await query<DemonstrationArea>(sql`
    WITH latest AS (
      SELECT DISTINCT ON (area_code) area_code, people, under_18 FROM population ORDER BY area_code, year DESC)
    SELECT area.code, area.kind::text AS kind, area.county_code AS "countyCode",
           coalesce(latest.people, 0) AS people, coalesce(latest.under_18, 0) AS under18
    FROM   area
    LEFT   JOIN latest ON latest.area_code = area.code
    ORDER  BY area.position, area.code`);
  return { agencies: agencies.rows, areas: areas.rows };
}

/** The parts of a demonstration, and who has them. */
export interface Parts {
  /** The name under which its returns are published. */
  readonly returns: string;
  /** The code of the agency that was asked about a disruption. */
  readonly question: string;
  /** The code of the agency with a staged return. */
  readonly staged: string;
  /** The code of the agency with a nil return of groups, and no other return of them. */
  readonly nil: string;
}

/** Which parts of a demonstration there are. */
export async function findParts(
  { query }: Transaction,
  { returns, question, staged, nil }: Parts,
): Promise<Readonly<Record<keyof Parts, boolean>> | null> {
  const { rows } = await query<Record<keyof Parts, boolean>>(sql`
    SELECT EXISTS (SELECT FROM submission WHERE published_by = ${returns}) AS returns,
           EXISTS (SELECT FROM moderation_step JOIN agency ON agency.id = agency_id WHERE code = ${question}) AS question,
           EXISTS (SELECT FROM staged_return JOIN agency ON agency.id = agency_id WHERE code = ${staged}) AS staged,
           EXISTS (SELECT FROM submission JOIN agency ON agency.id = agency_id WHERE code = ${nil} AND dataset = 'OCGS') AS nil`);
  return rows[0] ?? null;
}

export interface NewEvent {
  readonly id: string;
  readonly happenedOn: PlainDate;
  readonly title: string;
  readonly measures: readonly string[];
  readonly changesRecording: boolean;
}

/**
 * Adds events and targets as the owner, and does not change existing ones. Adds nothing once there
 * is a return, so that events and targets that an administrator removed do not come back.
 */
export async function insertAround(
  ownerUrl: string,
  {
    events,
    targets,
  }: { readonly events: readonly NewEvent[]; readonly targets: readonly DemonstrationTarget[] },
): Promise<void> {
  const isEmpty = `NOT EXISTS (SELECT FROM submission WHERE status = 'PUBLISHED')`;
  const owner = await connectToDatabase(ownerUrl);
  try {
    for (const { id, happenedOn, title, measures, changesRecording } of events) {
      await owner.query(
        `INSERT INTO event (id, happened_on, title, measures, changes_recording)
         SELECT $1::uuid, $2::date, $3, $4::text[], $5::boolean WHERE ${isEmpty} ON CONFLICT DO NOTHING`,
        [id, happenedOn, title, measures, changesRecording],
      );
    }
    await owner.query(
      `INSERT INTO target (id, measure, quarter_start, area_code, agency_id, objective, value, tolerance, lower, upper)
       SELECT gen_random_uuid(), wanted.measure, wanted."quarterStart", wanted."areaCode", agency.id, wanted.objective,
              wanted.value, wanted.tolerance, wanted.lower, wanted.upper
       FROM   json_to_recordset($1) AS wanted (measure text, "quarterStart" date, "areaCode" text, "agencyCode" text, objective "Objective",
                                               value numeric, tolerance numeric, lower numeric, upper numeric)
       LEFT   JOIN agency ON agency.code = wanted."agencyCode"
       WHERE  ${isEmpty} ON CONFLICT DO NOTHING`,
      [JSON.stringify(targets)],
    );
  } finally {
    await owner.end();
  }
}

/**
 * Adds the posts that people may switch to, with their access, as the owner. Does not change
 * existing posts.
 */
export async function insertPosts(
  ownerUrl: string,
  posts: readonly DemonstrationPost[],
): Promise<void> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    await owner.query(
      `WITH added AS (
         INSERT INTO person (id, name, agency_id, is_demonstration, created_at)
         SELECT wanted.id, wanted.name, agency.id, true, now() + wanted.place * interval '1 millisecond'
         FROM   json_to_recordset($1) AS wanted (place int, id uuid, name text, "agencyCode" text)
         JOIN   agency ON agency.code = wanted."agencyCode"
         ON     CONFLICT DO NOTHING
         RETURNING id, agency_id)
       INSERT INTO access_grant (id, person_id, role, is_for_partnership, agency_ids, area_codes, marking)
       SELECT gen_random_uuid(), added.id, wanted.role, wanted."isForPartnership",
              CASE WHEN wanted."isForPartnership" THEN '{}'::int[] ELSE ARRAY[added.agency_id] END, '{}', wanted.marking
       FROM   added
       JOIN   json_to_recordset($1) AS wanted (id uuid, role "Role", "isForPartnership" boolean, marking "Marking") USING (id)`,
      [JSON.stringify(posts.map((post, place) => ({ isForPartnership: false, ...post, place })))],
    );
  } finally {
    await owner.end();
  }
}

/**
 * Updates the statistics and the visibility maps of newly filled tables, for the planner and for
 * index-only scans.
 */
export async function updateStatistics(ownerUrl: string): Promise<void> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    await owner.query('VACUUM (ANALYZE)');
  } finally {
    await owner.end();
  }
}
