import { randomUUID } from 'node:crypto';

import type { Acting } from '#domain/access/actor.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { datasets } from '#domain/lists.js';
import { formatDate, type PlainDate } from '#domain/plain-date.js';
import { keptFromOf, type RetentionPeriod } from '#domain/retention/retention.js';
import { describeRetentionChange } from '#domain/retention/retention-change.js';
import { lockPublishing } from '#features/returns/publishing-lock.store.js';
import { recordTables } from '#features/returns/record-table.js';
import { actFor, type Database, type WritingTransaction } from '#platform/database.js';

import {
  changeRetention,
  countLeaving,
  findPeriods,
  type LeavingCounts,
  noteTaken,
  readDependents,
  takeLeaving,
} from './retention.store.js';

export interface Retaining {
  readonly today: PlainDate;
  readonly now: Date;
  /** The person who removes the records, for the log. */
  readonly acting: Acting;
  /** Called with a sentence when the removal has to wait. */
  readonly report: (line: string) => void;
}

/** The records to remove, or removed, and the retention period of each dataset. */
export interface RetentionCounts {
  readonly periods: readonly RetentionPeriod[];
  readonly counts: readonly LeavingCounts[];
}

/** Counts what would be removed today and changes nothing. */
export async function countRetention(
  database: Database,
  today: PlainDate,
): Promise<RetentionCounts> {
  return database.write(async (transaction) => {
    const periods = await findPeriods(transaction);
    return { periods, counts: await countLeaving(transaction, keptFromOf(periods, today)) };
  });
}

/**
 * Removes for good everything past its dataset's retention period, in one transaction under the
 * publishing lock: records, former versions and the steps and findings about them. Figures keep
 * their sums, cell by cell (docs/decisions/0065). The log has an entry for each dataset.
 */
export async function retain(
  database: Database,
  { today, now, acting, report }: Retaining,
): Promise<RetentionCounts> {
  return database.write(async (transaction) => {
    await lockPublishing(transaction, { report });
    const periods = await findPeriods(transaction);
    const keptFrom = keptFromOf(periods, today);
    const counts = await countLeaving(transaction, keptFrom);
    await readDependents(transaction, keptFrom);
    const taking = randomUUID();
    for (const table of Object.values(recordTables)) {
      const { dataset } = table.declaration;
      const from = keptFrom[dataset];
      if (from === null) continue;
      const own = counts.filter((each) => each.dataset === dataset);
      for (const { agencyId } of own) {
        report(`Removing ${datasets[dataset].toLowerCase()}: agency ${agencyId}`);
        await actFor(transaction, agencyId);
        await takeLeaving(transaction, { table, agencyId, keptFrom, taking });
      }
      await noteTaken(transaction, dataset, from);
      // A waiting record is counted when it is closed, and not again when it is removed, because
      // either number by itself would tell an agency how many of its records are named by those of
      // others.
      const left = own.filter((each) => each.closing + each.formerVersions > 0);
      if (left.length > 0) logTaken(transaction, { dataset, from, own: left, now, acting });
    }
    return { periods: await findPeriods(transaction), counts };
  });
}

interface Taken {
  readonly dataset: RetentionPeriod['dataset'];
  readonly from: PlainDate;
  readonly own: readonly LeavingCounts[];
  readonly now: Date;
  readonly acting: Acting;
}

function logTaken(transaction: WritingTransaction, { dataset, from, own, now, acting }: Taken) {
  const rowCount = own.reduce((sum, { closing }) => sum + closing, 0);
  transaction.log({
    ...{ ...concerningNoRecords, ...acting, at: now, action: 'ERASURE', dataset, rowCount },
    touched: Object.fromEntries(own.map(({ agencyId, closing }) => [agencyId, closing])),
    what: `Removed records of ${dataset.toLowerCase()} from before ${formatDate(from)}, past the period for which they are kept`,
    filter: { before: from },
  });
}

/** Sets how long records of a dataset are kept, and logs it. */
export async function setRetention(
  database: Database,
  { dataset, years }: Pick<RetentionPeriod, 'dataset' | 'years'>,
  { now, acting }: Pick<Retaining, 'now' | 'acting'>,
): Promise<void> {
  await database.write(async (transaction) => {
    const changed = await changeRetention(transaction, { dataset, years, seen: null });
    if (!changed.ok || changed.former === null) return;
    const what = describeRetentionChange({ dataset, years }, changed.former.years);
    transaction.log({
      ...{ ...concerningNoRecords, ...acting, at: now, action: 'ADMINISTER', what, dataset },
    });
  });
}
