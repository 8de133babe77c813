import { explainHeadingRow } from '#domain/returns/heading-row.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { recordTables } from '#features/returns/record-table.js';
import { findRememberedColumns, rememberRow } from '#features/returns/remembered-columns.store.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';

import {
  change,
  type Changed,
  gone,
  log,
  screenChanged,
  type Seen,
  toChanged,
  toScreenAgain,
} from './keep-change.js';
import { isClear, readColumns } from './stage-file.js';
import type { StagedRow } from './staged-record.js';
import { findKept, updateStaged } from './staged-return.store.js';

/**
 * Uses another row of a staged file as its headings, remembers that for the agency and dataset, and
 * reads its columns again. The file is screened at once if nobody has to be asked about the
 * columns.
 */
export async function takeHeadings(context: Context, seen: Seen, row: number): Promise<Changed> {
  const wrong = explainHeadingRow(row);
  if (wrong !== null) return toChanged([toProblem(wrong, 'headingRow')], seen);
  const read = { isClear: false };
  const problems = await change(context, seen, async (kept, transaction) => {
    const whole = await findKept(transaction, kept);
    if (whole === null) return [gone];
    const { agencyId, dataset, fileName: name, sheet } = kept;
    const declared = Object.values(recordTables).find(
      ({ declaration }) => declaration.dataset === dataset,
    );
    const columns = declared?.declaration.columns ?? [];
    const remembered = await findRememberedColumns(transaction, agencyId, dataset);
    try {
      const headings = { wanted: row, remembered: null };
      const start = await readColumns(whole.found, { name, columns, remembered, sheet, headings });
      read.isClear = isClear(start.columns, columns);
      // A correction belongs to a cell, and does not apply to another column in its place.
      const corrections = kept.corrections.filter(
        (each) =>
          each.row > row &&
          start.columns.some(
            ({ position, column }) => position === each.position && column === each.column,
          ),
      );
      await rememberRow(transaction, { agencyId, dataset, row });
      await updateStaged(transaction, {
        ...{ ...toScreenAgain(kept), columns: [...start.columns], corrections },
        ...{ headingRow: row, firstRows: joinRows(kept.firstRows, start.firstRows) },
      });
    } catch (error) {
      if (!(error instanceof UnusableReturn)) throw error;
      return [toProblem(error.message, 'headingRow')];
    }
    log(
      context,
      transaction,
      kept,
    )('Set the heading row of a staged return', {
      headingRow: row,
    });
    return [];
  });
  return read.isClear ? screenChanged(context, seen, problems) : toChanged(problems, seen);
}

/** The first rows that were read before and now, each once. */
function joinRows(before: readonly StagedRow[], now: readonly StagedRow[]): StagedRow[] {
  const byRow = new Map([...before, ...now].map((each) => [each.row, each]));
  return [...byRow.values()].sort((one, other) => one.row - other.row);
}
