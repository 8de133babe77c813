import type { FileHandle } from 'node:fs/promises';

import type { Dataset } from '#domain/lists.js';
import { findPossibleDatasets } from '#domain/returns/likely-dataset.js';
import { MAX_STAGED_BYTES } from '#domain/returns/staged/staged-return.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import type { ImportOutcome } from '#features/returns/import-returns.js';
import { type RecordTable, recordTables } from '#features/returns/record-table.js';
import {
  findRememberedColumns,
  findRememberedRow,
} from '#features/returns/remembered-columns.store.js';
import { SharedParts } from '#features/returns/workbook/shared-parts.js';
import type { Database } from '#platform/database.js';

import { spill } from './spill.js';
import { isClear, readColumns } from './stage-file.js';

/** A file whose dataset its sender did not name. */
export interface FileToPlace {
  readonly name: string;
  readonly handle: FileHandle;
  /** The length in bytes. */
  readonly size: number;
  /** The name of the chosen sheet; null if the headings decide. */
  readonly sheet: string | null;
  readonly agencyId: number;
  /** Throws if nobody waits for the result any more. */
  readonly goOn: () => void;
}

/** The table that a file is read into, or the question of which table is meant. */
type TableChoice =
  | {
      readonly ok: true;
      readonly table: RecordTable;
      /** The parts read from a workbook, so that nobody reads them again. */
      readonly parts: SharedParts;
    }
  | { readonly ok: false; readonly outcome: ImportOutcome };

interface NamedTable {
  readonly table: RecordTable;
  /** Whether the headings decide the table, regardless of the named one. */
  readonly isDatasetByHeadings?: boolean;
}

/**
 * Chooses the named table, or the table that the headings decide. If the headings do not decide,
 * nothing is stored and the outcome is a question.
 *
 * @throws UnusableReturn if the file cannot be read at all, or one of its sheets has to be chosen
 * first
 */
export async function chooseTable(
  database: Database,
  file: FileToPlace,
  { table: named, isDatasetByHeadings = false }: NamedTable,
): Promise<TableChoice> {
  const parts = new SharedParts();
  if (!isDatasetByHeadings) return { ok: true, table: named, parts };
  const tables = await findTables(database, file, parts);
  const [table, ...others] = tables;
  if (table && others.length === 0) return { ok: true, table, parts };
  return {
    ok: false,
    outcome: {
      status: 'UNUSABLE',
      message: 'Its headings do not show which dataset it is a return of. Say which one it is.',
      datasets: tables.map(({ declaration }) => declaration.dataset),
    },
  };
}

/**
 * The tables that a file may be a return of, the likeliest first, by its headings and the agency's
 * own names for columns. There is only one if these decide. The file stays open.
 */
async function findTables(
  database: Database,
  file: FileToPlace,
  parts: SharedParts,
): Promise<readonly RecordTable[]> {
  const tables = Object.values(recordTables);
  // Staging refuses such a file, with its usual message.
  if (file.size > MAX_STAGED_BYTES) return tables.slice(0, 1);
  const content = Buffer.alloc(file.size);
  await file.handle.read(content, 0, file.size, 0);
  const read = [];
  for (const table of tables) {
    file.goOn();
    read.push(await readAs(table, { database, file, content, parts }));
  }
  const usable = read.flatMap((each) => (each.ok ? [each] : []));
  const refused = read.flatMap((each) => (each.ok ? [] : [each.error]));
  const bySheet = refused.find(({ sheets }) => sheets.length > 0);
  if (bySheet !== undefined && !usable.some((each) => each.isClear)) throw bySheet;
  const [first] = refused;
  if (usable.length === 0 && first !== undefined) throw first;
  return findPossibleDatasets(usable).flatMap(
    (dataset) => tables.find(({ declaration }) => declaration.dataset === dataset) ?? [],
  );
}

interface Reading {
  readonly database: Database;
  readonly file: FileToPlace;
  readonly content: Buffer;
  /** The parts of a workbook, read for the first table and used for the others. */
  readonly parts: SharedParts;
}

type ReadAs =
  | {
      readonly ok: true;
      readonly dataset: Dataset;
      readonly known: number;
      readonly isClear: boolean;
    }
  | { readonly ok: false; readonly error: UnusableReturn };

/** How well a file's headings match a table. */
async function readAs(
  { declaration: { dataset, columns } }: RecordTable,
  { database, file: { name, sheet, agencyId }, content, parts }: Reading,
): Promise<ReadAs> {
  const { remembered, rememberedRow } = await database.write(async (transaction) => ({
    remembered: await findRememberedColumns(transaction, agencyId, dataset),
    rememberedRow: await findRememberedRow(transaction, agencyId, dataset),
  }));
  try {
    const found = await readColumns(
      { ...(await spill(content)), parts },
      {
        ...{ name, columns, remembered, sheet },
        headings: { wanted: null, remembered: rememberedRow },
      },
    );
    return {
      ...{ ok: true, dataset },
      known: found.columns.filter(({ column }) => column !== null).length,
      isClear: isClear(found.columns, columns),
    };
  } catch (error) {
    if (!(error instanceof UnusableReturn)) throw error;
    return { ok: false, error };
  }
}
