import { readReference } from '#domain/returns/cell.js';
import { findErasedAmong } from '#features/returns/erased-records.store.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import type { Context } from '#graphql/context.js';
import { Pauses } from '#platform/fair-share/pauses.js';

import { openKept } from './open-kept.js';
import { isOpenTo } from './open-to.js';
import { tableOf } from './screen-staged.js';
import type { StagedRecord } from './staged-record.js';
import { findKept, findSize, type KeptReturn } from './staged-return.store.js';

/** References of records, by their row in the file. */
export type References = ReadonlyMap<number, string>;

/** The column that names a record. */
const REFERENCE = 'reference';

/**
 * The maximum size of a file that is read for references, in bytes. A page should not wait for a
 * file of thousands of rows.
 */
const MAX_BYTES = 1_000_000;

/** The references read for an answer, so that they are read once for all its fields. */
const read = new WeakMap<StagedRecord, Promise<References>>();

/**
 * Finds the agency's references of the records in rows with findings. They are read from the file
 * for each answer and stored nowhere, because a record may be erased. Rows are left out if their
 * reference is empty, has a finding itself or was erased.
 *
 * @returns no references if the dataset has no references, or if the file is large or cannot be
 * read
 */
export function findReferences(context: Context, record: StagedRecord): Promise<References> {
  const found = read.get(record) ?? readReferences(context, record);
  read.set(record, found);
  return found;
}

async function readReferences(context: Context, record: StagedRecord): Promise<References> {
  const position = record.columns.find(({ column }) => column === REFERENCE)?.position;
  const wanted = rowsToName(record);
  if (position === undefined || wanted.size === 0) return new Map();
  const agency = context.referenceData.agencies.find(({ id }) => id === record.agencyId);
  if (!agency) throw new Error('A return was staged by an agency that does not exist');
  // Reading the file waits in the same queue as the files that are screened. If too many wait
  // already, the findings are shown without references.
  const entered = await context.screeningGate.enter(agency.code, context.work.signal);
  if (entered === null) return new Map();
  try {
    const { database, referenceData } = context;
    // A grant may have ended during the wait.
    const { viewer } = entered.hasWaited ? await context.lookAgain() : context;
    if (!isOpenTo(viewer, agency.id, referenceData)) return new Map();
    const kept = await database.write(async (transaction) =>
      ((await findSize(transaction, record)) ?? 0) > MAX_BYTES
        ? null
        : findKept(transaction, record),
    );
    if (kept === null) return new Map();
    const found = await readCells({ kept, record, position }, wanted);
    const erased = await database.write((transaction) =>
      findErasedAmong(
        transaction,
        { table: tableOf(record), agencyId: agency.id, agencyCode: agency.code },
        [...found.values()],
      ),
    );
    return new Map([...found].filter(([, reference]) => !erased.has(reference)));
  } finally {
    entered.leave();
  }
}

/**
 * Rows with findings, without rows whose reference has a finding. No rows if some findings are only
 * counted, because one of those may be about a reference.
 */
function rowsToName({ state, outcome }: StagedRecord): ReadonlySet<number> {
  if (state !== 'SCREENED' || outcome?.is !== 'SCREENED') return new Set();
  const { issues, warningCount, failureCount } = outcome.file;
  if (issues.length < warningCount + failureCount) return new Set();
  const rows = new Set(issues.map(({ row }) => row));
  for (const { row, column } of issues) if (column === REFERENCE) rows.delete(row);
  return rows;
}

interface ToRead {
  /** The staged return with its file, which is closed after reading. */
  readonly kept: KeptReturn;
  /** The staged return as in the rest of the answer. */
  readonly record: StagedRecord;
  /** The position of the references in the file, from 0. */
  readonly position: number;
}

/** Reads the file up to the last of these rows. */
async function readCells(
  { kept, record, position }: ToRead,
  wanted: ReadonlySet<number>,
): Promise<References> {
  const found = new Map<number, string>();
  const last = Math.max(...wanted);
  const pauses = new Pauses();
  try {
    const file = await openKept(
      { ...record, found: kept.found },
      tableOf(record).declaration.columns,
      { notices: { notice: () => false } },
    );
    try {
      for await (const { row, cells } of file.rows) {
        if (pauses.isDue) await pauses.take();
        if (row > last) break;
        const reference = wanted.has(row) ? readReference(cells[position] ?? '') : null;
        if (reference !== null) found.set(row, reference);
      }
    } finally {
      file.close();
    }
  } catch (error) {
    // Screening says what is wrong with the file.
    if (!(error instanceof UnusableReturn)) throw error;
  } finally {
    await kept.found.handle.close();
  }
  return found;
}
