import type { Acting } from '#domain/access/actor.js';
import { type ErasureRequest, readErasure } from '#domain/returns/erasure.js';
import { explainUnknownAgency } from '#domain/returns/known-places.js';
import type { Database, WritingTransaction } from '#platform/database.js';
import { nameForLog } from '#platform/record-names.js';

import { eraseRecord, findErasure, keepErasure, type NamedRecord } from './erase.store.js';
import { findKnownPlaces } from './known-places.store.js';
import { type AroundLock, lockPublishing } from './publishing-lock.store.js';
import { recordTables } from './record-table.js';

export interface RecordToErase extends ErasureRequest {
  /** The agency's code or name. */
  readonly agency: string;
  /** The person who erases the record, for the log. */
  readonly acting: Acting;
  readonly now: Date;
  /** Called with a sentence when the erasure has to wait. */
  readonly report: (line: string) => void;
  /** Checks the person again once the lock is held: see `AroundLock`. */
  readonly lookAgain?: AroundLock['lookAgain'];
}

export type ErasureOutcome =
  /** Nothing was changed; the sentence says why and what would work. */
  | {
      readonly status: 'REFUSED';
      readonly field: 'dataset' | 'agency' | 'reference' | 'why';
      readonly message: string;
    }
  | {
      readonly status: 'ERASED';
      /** Whether figures still count the record until its agency's next return for the dataset. */
      readonly isCounted: boolean;
      /** The keyed hash that names the record in the log. */
      readonly name: string;
    };

/**
 * Erases one record of an agency by its reference, in one transaction: from the records, their
 * history and the staged rows, and its name from all records that name it. From then on nobody sees
 * it, and it is refused if it is sent again. Figures still count it until its agency's next return
 * for the dataset changes them anyway (docs/decisions/0060). Signed packs stay as they are.
 */
export async function eraseOneRecord(
  database: Database,
  asked: RecordToErase,
): Promise<ErasureOutcome> {
  const read = readErasure(asked);
  if (!read.ok) return { status: 'REFUSED', field: read.field, message: read.sentence };
  return database.write((transaction) => eraseWithin(transaction, { ...asked, ...read.request }));
}

async function eraseWithin(
  transaction: WritingTransaction,
  { dataset, agency: wanted, reference, why, acting, now, report, lookAgain }: RecordToErase,
): Promise<ErasureOutcome> {
  await lockPublishing(transaction, { report, lookAgain });
  const agency = (await findKnownPlaces(transaction)).findAgency(wanted);
  if (agency === null)
    return { status: 'REFUSED', field: 'agency', message: explainUnknownAgency(wanted) };
  const table = Object.values(recordTables).find(
    ({ declaration }) => declaration.dataset === dataset,
  );
  if (!table) throw new Error(`No table of ${dataset}`);
  const named: NamedRecord = { table, agency, reference };
  const { records, formerVersions, staged } = await eraseRecord(transaction, named);
  if (records + formerVersions + staged === 0) {
    const erasedAt = await findErasure(transaction, named);
    return refuse(
      erasedAt === null
        ? `No record of ${agency.name} has or had that reference. References must match exactly, capitals included.`
        : `It was already erased on ${erasedAt.toISOString().slice(0, 10)}.`,
    );
  }
  await keepErasure(transaction, named, now);
  const name = (await nameForLog(transaction.query, [reference])).get(reference) ?? '';
  transaction.log({
    at: now,
    action: 'ERASURE',
    ...acting,
    touched: { [agency.id]: 1 },
    what: `Erased one record of ${dataset.toLowerCase()} for good`,
    dataset,
    filter: { agency: agency.code, record: name },
    rowCount: 1,
    reason: why,
  });
  return { status: 'ERASED', isCounted: records > 0, name };
}

function refuse(message: string): ErasureOutcome {
  return { status: 'REFUSED', field: 'reference', message };
}
