import sql, { raw } from 'sql-template-tag';

import { endBefore, quartersBetween, shift, startOf } from '#domain/quarter.js';
import {
  effectOn,
  type HeadlineEffect,
  partsOfHeadline,
  type Sums,
  USUAL_QUARTERS,
} from '#domain/scorecard/headline-effect.js';
import { factTables } from '#features/periods/fact-tables.reader.js';
import type { Transaction } from '#platform/database.js';

import { findSentQuarters, headlinesOfTable, sumByQuarter } from './headline-sums.store.js';
import type { RecordTable } from './record-table.js';
import type { StagedSubmission } from './return.type.js';

/** A staged return for a whole quarter. */
export interface StagedQuarter {
  readonly table: RecordTable;
  readonly agencyId: number;
  readonly submission: StagedSubmission;
}

/**
 * Finds how publishing a staged return would change its agency's own headline figures for the
 * quarter: the sums of its current records, and of the staged rows. Erased records are left out,
 * because they leave with this return, and its effect must not show where they were
 * (docs/decisions/0060).
 */
export async function findHeadlineEffect(
  transaction: Transaction,
  { table, agencyId, submission }: StagedQuarter,
): Promise<readonly HeadlineEffect[]> {
  const { dataset } = table.declaration;
  const { date } = factTables[dataset];
  const shown = headlinesOfTable(table);
  if (shown.length === 0) return [];
  const parts = shown.flatMap(partsOfHeadline);
  const { quarter } = submission;
  const first = shift(quarter, -USUAL_QUARTERS);
  const records = sql`${raw(table.record)} AS fact
    WHERE fact.agency_id = ${agencyId} AND NOT fact.is_erased AND fact.${raw(date)} >= ${startOf(first)}::date AND fact.${raw(date)} < ${endBefore(quarter)}::date`;
  const staged = sql`${raw(table.staging)} AS fact
    WHERE fact.agency_id = ${agencyId} AND fact.submission_id = ${submission.id}::uuid`;
  const recorded = await sumByQuarter(transaction, { parts, date, from: records });
  const then = await sumByQuarter(transaction, { parts, date, from: staged });
  const sent = await findSentQuarters(transaction, { agencyId, dataset, from: startOf(first) });
  const none = parts.map(() => 0);
  const sumsOf = (of: string): Sums => {
    const start = startOf(of);
    return recorded.get(start) ?? (sent.has(start) ? none : null);
  };
  let at = 0;
  return shown.map((headline) => {
    const [from, count] = [at, partsOfHeadline(headline).length];
    at += count;
    const own = (sums: Sums) => sums?.slice(from, from + count) ?? null;
    return effectOn(headline, {
      now: own(sumsOf(quarter)),
      then: own(then.get(startOf(quarter)) ?? none),
      earlier: quartersBetween(first, shift(quarter, -1)).map((each) => own(sumsOf(each))),
    });
  });
}
