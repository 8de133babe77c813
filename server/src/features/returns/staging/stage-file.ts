import { randomUUID } from 'node:crypto';

import { actingIn } from '#domain/access/acting.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { showInvisible } from '#domain/invisible-characters.js';
import type { Quarter } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { type Column, toPlainName } from '#domain/returns/column.js';
import {
  guessColumns,
  mapColumns,
  type RememberedColumns,
} from '#domain/returns/column-mapping.js';
import { countToLastFilled, MAX_COLUMNS } from '#domain/returns/header.js';
import { type FirstRow, type HeadingHints, MAX_HEADING_ROW } from '#domain/returns/heading-row.js';
import { explainNoRoom, MAX_STAGED_BYTES } from '#domain/returns/staged/staged-return.js';
import { withAliases } from '#features/returns/apply-mapping.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import type { RecordTable } from '#features/returns/record-table.js';
import {
  findRememberedColumns,
  findRememberedRow,
} from '#features/returns/remembered-columns.store.js';
import { type FoundFile, openFoundReturn } from '#features/returns/return-file.js';
import type { Database } from '#platform/database.js';

import { toShownCells } from './shown-cells.js';
import { spill } from './spill.js';
import type { StagedColumn, StagedRow } from './staged-record.js';
import { countWaiting, deleteExpired, insertStaged, lockRoom } from './staged-return.store.js';

export interface FileToKeep extends FoundFile {
  readonly name: string;
  readonly table: RecordTable;
  readonly agencyId: number;
  /** The quarter of the file; null if its dates decide. */
  readonly quarter: Quarter | null;
  /** The name of the chosen sheet; null if the headings decide. */
  readonly sheet: string | null;
  /** The heading row; null or left out if the first rows decide. */
  readonly headingRow?: number | null;
  /** Whether the return only adds and corrects; false if left out. */
  readonly isPartial?: boolean;
  readonly identity: RequestIdentity;
  readonly now: Date;
  /** Called before the file is stored; throws if nobody waits for the result any more. */
  readonly goOn?: () => void;
}

/** A return that was stored. */
export interface Kept {
  readonly agencyId: number;
  readonly id: string;
  /** Whether every required column is known for certain, so that nobody is asked. */
  readonly isClear: boolean;
}

/**
 * Stores a file that was sent in the browser, with the columns assigned to its headings.
 *
 * @throws UnusableReturn if the file is too large, if too many files are waiting, or if the file is
 * not a table
 */
export async function stageFile(database: Database, file: FileToKeep): Promise<Kept> {
  const { agencyId, table, quarter, sheet, isPartial = false, identity, now, name } = file;
  const { size, handle, headingRow = null } = file;
  if (size > MAX_STAGED_BYTES)
    throw new UnusableReturn(
      `It is larger than ${MAX_STAGED_BYTES / 1_000_000} MB. The import command takes files up to 500 MB.`,
    );
  const { dataset, columns } = table.declaration;
  const { noRoom, remembered, rememberedRow } = await database.write(async (transaction) => {
    await deleteExpired(transaction, agencyId, now);
    return {
      noRoom: explainNoRoom(await countWaiting(transaction, agencyId), size),
      remembered: await findRememberedColumns(transaction, agencyId, dataset),
      rememberedRow: await findRememberedRow(transaction, agencyId, dataset),
    };
  });
  // The file is refused only now, so that expired files are deleted either way.
  if (noRoom !== null) throw new UnusableReturn(noRoom);
  const content = Buffer.alloc(size);
  await handle.read(content, 0, size, 0);
  // The file is read here, while no database connection waits for it.
  const read = await readColumns(
    { ...(await spill(content)), parts: file.parts },
    {
      ...{ name, columns, remembered, sheet },
      headings: { wanted: headingRow, remembered: rememberedRow },
    },
  );
  return database.write(async (transaction) => {
    file.goOn?.();
    // This server or another may have stored files in the meantime.
    await lockRoom(transaction, agencyId);
    const fullNow = explainNoRoom(await countWaiting(transaction, agencyId), size);
    if (fullNow !== null) throw new UnusableReturn(fullNow);
    const id = randomUUID();
    await insertStaged(transaction, {
      ...{ agencyId, id, dataset, quarter, content, columns: [...read.columns] },
      ...{ headingRow: read.headingRow, firstRows: [...read.firstRows] },
      ...{ sheet: sheet === null ? read.sheet : toQuotedValue(sheet), isPartial },
      ...{ fileName: read.fileName, stagedAt: now, stagedBy: identity.actor.name },
    });
    transaction.log({
      ...{ ...concerningNoRecords, at: now, action: 'COLLECTION', ...actingIn(identity) },
      ...{ agencyId, dataset, filter: { staged: id } },
      what: `Staged a return of ${dataset.toLowerCase()}, without publishing it`,
    });
    return { agencyId, id, isClear: isClear(read.columns, columns) };
  });
}

export interface Reading {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly remembered: RememberedColumns;
  readonly sheet: string | null;
  readonly headings: HeadingHints;
}

/** How many rows are shown below the headings. */
const EXAMPLES = 3;

export interface ReadStart {
  readonly fileName: string;
  readonly columns: readonly StagedColumn[];
  /** The heading row, counted as in a spreadsheet. */
  readonly headingRow: number;
  readonly firstRows: readonly StagedRow[];
  /** The name of the sheet that was read, if other sheets are not empty; null otherwise. */
  readonly sheet: string | null;
}

/**
 * The headings of a file, the column assigned to each, and the first values below it. Reads and
 * closes the file.
 *
 * @throws UnusableReturn if the file is not a table, or has more columns than are read
 */
export async function readColumns(
  found: FoundFile,
  { name, columns, remembered, sheet, headings }: Reading,
): Promise<ReadStart> {
  const file = await openFoundReturn(
    {
      ...found,
      columns: withAliases(columns, remembered),
      ...{ sheet, headings },
      onProgress: () => undefined,
    },
    name,
  );
  try {
    const width = countToLastFilled(file.header);
    if (width > MAX_COLUMNS)
      throw new UnusableReturn(`It has ${width} columns; at most ${MAX_COLUMNS} are read.`);
    const first: FirstRow[] = [];
    for await (const row of file.rows) if (first.push(row) >= EXAMPLES) break;
    const mapped = guessColumns(columns, mapColumns(columns, file.header, remembered));
    return {
      fileName: file.fileName,
      headingRow: file.headerRow ?? 1,
      sheet: file.sheet ?? null,
      firstRows: toShownRows([...(file.firstRows ?? []), ...first]),
      columns: mapped.map((each) => ({
        ...{ ...each, heading: toQuotedValue(each.heading), plain: toStoredPlain(each.heading) },
        examples: first.map(({ cells }) => toQuotedValue(cells[each.position] ?? '')),
      })),
    };
  } finally {
    file.close();
  }
}

/** The first rows as people recognise them; of several with the same number, the first. */
function toShownRows(rows: readonly FirstRow[]): readonly StagedRow[] {
  const byRow = new Map(rows.toReversed().map(({ row, cells }) => [row, cells]));
  return [...byRow]
    .filter(([row]) => row <= MAX_HEADING_ROW)
    .sort(([one], [other]) => one - other)
    .map(([row, cells]) => ({ row, cells: [...toShownCells(cells)] }));
}

/** The plain name of a heading, in a form that the database can store. */
function toStoredPlain(heading: string): string {
  return showInvisible(toPlainName(heading));
}

/** Whether nobody has to be asked: no column is guessed, unknown or missing. */
export function isClear(mapped: readonly StagedColumn[], columns: readonly Column[]): boolean {
  const isKnown = mapped.every(
    ({ origin, heading }) => (origin !== 'GUESS' && origin !== 'NONE') || heading === '',
  );
  return (
    isKnown &&
    columns.every(
      ({ name, isRequired }) => !isRequired || mapped.some(({ column }) => column === name),
    )
  );
}
