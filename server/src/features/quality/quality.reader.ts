import { createHmac } from 'node:crypto';

import sql from 'sql-template-tag';
import { z } from 'zod';

import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { Seal } from '#domain/quality/median-of-others.js';
import type { QualityFact } from '#domain/quality/quality-fact.js';
import { type Quarter, quarterOf, startOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { listReturns } from '#domain/returned/return-list.js';
import { readSent } from '#features/published-returns/return-status.reader.js';
import type { Database, Transaction } from '#platform/database.js';
import { keyedHash } from '#platform/keyed-hash.js';

/** What is known about the returns for a dataset. */
export interface QualityRead {
  readonly facts: readonly QualityFact[];
  /** What random rounding depends on; null if the installation has no salt. */
  readonly seal: Seal | null;
}

interface QualityAsked {
  readonly dataset: Dataset;
  readonly quarters: readonly Quarter[];
}

/**
 * Facts about all agencies' returns for a dataset, by agency and quarter: a row for each return
 * that is owed or came in. The facts come from the counts of each publication, and no records are
 * read. Callers must apply disclosure before they show any of it.
 */
export async function readQuality(
  database: Database,
  { dataset, quarters }: QualityAsked,
  referenceData: ReferenceData,
): Promise<QualityRead> {
  const read = await database.read(async (transaction) => ({
    sent: await readSent(transaction, quarters),
    counts: await readCounts(transaction, { dataset, quarters }),
    salt: await readSalt(transaction),
  }));
  const counts = new Map(
    read.counts.map((count) => [`${count.agencyId} ${quarterOf(count.start)}`, count]),
  );
  const listed = listReturns(
    quarters,
    { sent: read.sent.filter((each) => each.dataset === dataset), latePublishings: new Map() },
    referenceData,
  ).filter((each) => each.dataset === dataset);
  const facts = listed.map(({ agencyId, quarter, isOwed, state }) => {
    const found = counts.get(`${agencyId} ${quarter}`) ?? nothing;
    const { unknown, start: _, ...numbers } = found;
    return {
      ...numbers,
      ...{ agencyId, quarter, isOwed, state, unknown: unknownCounts.parse(unknown) },
    };
  });
  return { facts, seal: await readSeal(database, read.salt) };
}

const unknownCounts = z.record(z.string(), z.number());

type Numbers = Omit<QualityFact, 'quarter' | 'isOwed' | 'state' | 'unknown'>;

interface CountRow extends Numbers {
  readonly start: PlainDate;
  readonly unknown: unknown;
}

const nothing: CountRow = {
  ...{ agencyId: 0, start: '', sentAgain: 0, changed: 0, rows: 0, warnings: 0 },
  ...{ records: 0, placed: 0, largerPlace: 0, gaps: null, unknown: {} },
};

async function readCounts(
  { query }: Transaction,
  { dataset, quarters }: QualityAsked,
): Promise<readonly CountRow[]> {
  const { rows } = await query<CountRow>(sql`
    WITH counting AS (
      SELECT agency_id, quarter_start, id, published_at, is_partial, row_count, warning_count, corrected + withdrawn AS changed,
             min(published_at) FILTER (WHERE NOT is_partial) OVER (PARTITION BY agency_id, quarter_start) AS first_at
      FROM   submission
      WHERE  status = 'PUBLISHED' AND NOT is_moderation AND dataset = ${dataset}::"Dataset" AND quarter_start = ANY (${quarters.map(startOf)}::date[])),
    returned AS (
      SELECT agency_id, quarter_start,
             (count(*) FILTER (WHERE published_at > first_at))::int                                     AS sent_again,
             coalesce(sum(changed) FILTER (WHERE published_at > first_at), 0)::int                      AS changed,
             (array_agg(row_count ORDER BY published_at DESC, id) FILTER (WHERE NOT is_partial))[1]     AS row_count,
             (array_agg(warning_count ORDER BY published_at DESC, id) FILTER (WHERE NOT is_partial))[1] AS warning_count
      FROM   counting GROUP BY agency_id, quarter_start)
    SELECT agency_id AS "agencyId", quarter_start AS start, sent_again AS "sentAgain", changed, coalesce(row_count, 0) AS rows,
           coalesce(warning_count, 0) AS warnings, coalesce(records, 0) AS records, coalesce(placed, 0) AS placed,
           coalesce(larger_place, 0) AS "largerPlace", gaps, coalesce(unknown, '{}') AS unknown
    FROM   returned
    LEFT   JOIN (SELECT * FROM return_quality WHERE dataset = ${dataset}::"Dataset") AS quality USING (agency_id, quarter_start)`);
  return rows;
}

async function readSalt({ query }: Transaction): Promise<number | null> {
  const { rows } = await query<{ salt: number }>(
    sql`SELECT salt::float8 AS salt FROM installation_salt`,
  );
  return rows[0]?.salt ?? null;
}

/**
 * Reads what rounding medians needs: the salt, and a key that the database derives from the
 * installation's secret. The secret itself stays in the database.
 */
async function readSeal(database: Database, salt: number | null): Promise<Seal | null> {
  if (salt === null) return null;
  const { rows } = await database.write(({ query }) =>
    query<{ key: string | null }>(
      sql`SELECT encode(${keyedHash(['rounding of medians'])}, 'hex') AS key`,
    ),
  );
  const key = rows[0]?.key ?? null;
  if (key === null) return null;
  return {
    salt,
    toKeys: (name) =>
      createHmac('sha256', Buffer.from(key, 'hex')).update(name).digest().readUInt32BE(0),
  };
}
