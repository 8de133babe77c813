import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { type Quarter, startOf } from '#domain/quarter.js';
import {
  decidePeriod,
  type PeriodChange,
  type StoredPeriod,
} from '#domain/return-calendar/period-change.js';
import type { Transaction } from '#platform/database.js';

/** The outcome of changes to one quarter that are made together. */
export type ChangedPeriods =
  | {
      readonly ok: true;
      /**
       * Changes that made a difference, each with the previous setting; null if the rule applied.
       */
      readonly changed: readonly {
        readonly change: PeriodChange;
        readonly former: StoredPeriod | null;
      }[];
    }
  | {
      readonly ok: false;
      readonly conflicts: readonly {
        readonly dataset: Dataset;
        readonly stored: StoredPeriod | null;
      }[];
    };

/** The settings for a quarter's datasets; datasets without one follow the rule. */
export async function readPeriods(
  { query }: Transaction,
  quarter: Quarter,
): Promise<ReadonlyMap<Dataset, StoredPeriod>> {
  const { rows } = await query<StoredPeriod & { readonly dataset: Dataset }>(sql`
    SELECT dataset::text AS dataset, due_on AS "dueOn", closed_on AS "closedOn", version
    FROM   period
    WHERE  quarter_start = ${startOf(quarter)}::date`);
  return new Map(rows.map(({ dataset, ...stored }) => [dataset, stored]));
}

/**
 * Changes the datasets of one quarter: all of them, or none if one was changed after the person saw
 * it. A concurrent change waits for this transaction.
 */
export async function changePeriods(
  transaction: Transaction,
  quarter: Quarter,
  changes: readonly PeriodChange[],
): Promise<ChangedPeriods> {
  // Locks the whole table, because there may be no row to lock. The table changes only a few times
  // a year.
  await transaction.query(sql`LOCK TABLE period IN EXCLUSIVE MODE`);
  const stored = await readPeriods(transaction, quarter);
  const decided = changes.map((change) => {
    const former = stored.get(change.dataset) ?? null;
    return { change, former, decision: decidePeriod(former, change) };
  });
  const conflicts = decided.flatMap(({ change, former, decision }) =>
    decision === 'CONFLICT' ? [{ dataset: change.dataset, stored: former }] : [],
  );
  if (conflicts.length > 0) return { ok: false, conflicts };
  const changed = decided.filter(({ decision }) => decision === 'WRITE');
  for (const { change } of changed) await writePeriod(transaction, change);
  return { ok: true, changed };
}

async function writePeriod(
  { query }: Transaction,
  { dataset, quarter, dueOn, closedOn }: PeriodChange,
): Promise<void> {
  await query(sql`
    INSERT INTO period (dataset, quarter_start, due_on, closed_on, version)
    VALUES (${dataset}::"Dataset", ${startOf(quarter)}::date, ${dueOn}::date, ${closedOn}::date, 1)
    ON     CONFLICT (dataset, quarter_start) DO UPDATE
    SET    due_on = excluded.due_on, closed_on = excluded.closed_on, version = period.version + 1`);
}
