import sql, { raw } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { endBefore, type Quarter, startOf } from '#domain/quarter.js';
import { partsOfHeadline } from '#domain/scorecard/headline-effect.js';
import {
  findMoved,
  type MovedFigure,
  type SumsOfHeadline,
} from '#domain/scorecard/moved-figure.js';
import { factTables } from '#features/periods/fact-tables.reader.js';
import type { Transaction } from '#platform/database.js';

import { findSentQuarters, headlinesOfTable, sumByQuarter } from './headline-sums.store.js';
import type { RecordTable } from './record-table.js';

/** The quarters of an agency whose figures may move. */
export interface Watched {
  readonly table: RecordTable;
  readonly agencyId: number;
  readonly quarters: readonly Quarter[];
}

/** An agency's headline figures, computed from its records, by quarter. */
export type HeadlineSums = ReadonlyMap<Quarter, readonly SumsOfHeadline[]>;

/**
 * The agency's own headlines for some quarters, from its records. Erased records are left out,
 * because they leave the figures with a later return, whose list of moved figures must not show
 * where they were (docs/decisions/0060).
 *
 * @param sent quarters that count as sent even if no return of them is published yet
 */
export async function sumHeadlines(
  transaction: Transaction,
  { table, agencyId, quarters }: Watched,
  sent: readonly Quarter[] = [],
): Promise<HeadlineSums> {
  const { dataset } = table.declaration;
  const { date } = factTables[dataset];
  const shown = headlinesOfTable(table);
  const ordered = [...new Set(quarters)].sort();
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (shown.length === 0 || first === undefined || last === undefined) return new Map();
  const parts = shown.flatMap(partsOfHeadline);
  const found = await sumByQuarter(transaction, {
    ...{ parts, date },
    from: sql`${raw(table.record)} AS fact
      WHERE fact.agency_id = ${agencyId} AND NOT fact.is_erased AND fact.${raw(date)} >= ${startOf(first)}::date AND fact.${raw(date)} < ${endBefore(last)}::date`,
  });
  const known = await findSentQuarters(transaction, { agencyId, dataset, from: startOf(first) });
  return new Map(
    ordered.map((quarter) => {
      const start = startOf(quarter);
      const isSent = known.has(start) || sent.includes(quarter);
      const sums = found.get(start) ?? (isSent ? parts.map(() => 0) : null);
      let at = 0;
      return [
        quarter,
        shown.map((headline) => {
          const [from, count] = [at, partsOfHeadline(headline).length];
          at += count;
          return { headline, sums: sums?.slice(from, from + count) ?? null };
        }),
      ];
    }),
  );
}

/** Submissions that were published together, and their agency's headlines before and after them. */
export interface Movement {
  readonly agencyId: number;
  readonly submissions: readonly { readonly id: string; readonly quarter: Quarter }[];
  /** The post of the person who published the submissions. */
  readonly by: string;
  readonly before: HeadlineSums;
  readonly after: HeadlineSums;
}

/**
 * Stores which headline figures submissions moved. If several submissions for one quarter were
 * published together, all their figures are stored with the last one, because their effects cannot
 * be told apart.
 */
export async function keepMoved(
  { query }: Transaction,
  { agencyId, submissions, by, before, after }: Movement,
): Promise<void> {
  const lastOf = new Map(submissions.map(({ id, quarter }) => [quarter, id]));
  const moved = submissions.map(({ id, quarter }): readonly MovedFigure[] =>
    lastOf.get(quarter) === id
      ? findMoved(before.get(quarter) ?? [], after.get(quarter) ?? [])
      : [],
  );
  await query(sql`
    UPDATE submission SET published_by = ${by}, moved = kept.moved::jsonb
    FROM   unnest(${submissions.map(({ id }) => id)}::uuid[], ${moved.map((each) => JSON.stringify(each))}::text[]) AS kept (id, moved)
    WHERE  submission.agency_id = ${agencyId} AND submission.id = kept.id`);
}

/**
 * Forgets which figures an agency's returns moved, because the count of an erased record may be
 * among them.
 */
export async function forgetMoved(
  { query }: Transaction,
  { agencyId, datasets }: { readonly agencyId: number; readonly datasets: readonly Dataset[] },
): Promise<void> {
  await query(sql`
    UPDATE submission SET moved = NULL
    WHERE  agency_id = ${agencyId} AND dataset = ANY (${datasets}::"Dataset"[]) AND moved IS NOT NULL`);
}
