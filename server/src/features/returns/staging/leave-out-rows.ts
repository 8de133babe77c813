import { MAX_LEFT_OUT } from '#domain/returns/staged/left-out-rows.js';
import { withoutCells } from '#domain/returns/staged/staged-return.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';

import {
  change,
  type Changed,
  log,
  screenChanged,
  type Seen,
  toScreenAgain,
} from './keep-change.js';
import type { LeaveOutRowsInput } from './staged-change.type.js';
import type { StagedRecord } from './staged-record.js';
import { updateStaged } from './staged-return.store.js';

/**
 * The highest row number that is accepted: beyond the last row of any spreadsheet or of a CSV file
 * of 500 MB.
 */
const LAST_ROW = 100_000_000;

/** Leaves rows out, or reads rows again that were left out, and screens the return again. */
export async function leaveOutRows(
  context: Context,
  seen: Seen,
  { rows, isLeftOut }: Pick<LeaveOutRowsInput, 'rows' | 'isLeftOut'>,
): Promise<Changed> {
  const problems = await change(context, seen, async (kept, transaction) => {
    const first = (kept.headingRow ?? 1) + 1;
    if (!rows.every((row) => row >= first && row <= LAST_ROW))
      return [toProblem(`Rows below the headings can be left out, from row ${first}.`, 'rows')];
    const others = kept.leftOut.filter(({ row }) => !rows.includes(row));
    const leftOut = isLeftOut ? [...others, ...toLeftOut(context, kept, rows)] : others;
    if (leftOut.length > MAX_LEFT_OUT) return [tooMany];
    await updateStaged(transaction, { ...toScreenAgain(kept), leftOut: leftOut.sort(byRow) });
    const what = isLeftOut
      ? 'Left out rows of a staged return'
      : 'Put back rows of a staged return';
    log(context, transaction, kept)(what, { rows: [...rows] });
    return [];
  });
  return screenChanged(context, seen, problems);
}

const tooMany = toProblem(
  `At most ${MAX_LEFT_OUT} rows can be left out. Take them out of the file and send it again.`,
  'rows',
);

function byRow(one: { readonly row: number }, other: { readonly row: number }): number {
  return one.row - other.row;
}

function toLeftOut(
  { viewer, clock }: Context,
  { outcome }: StagedRecord,
  rows: readonly number[],
): StagedRecord['leftOut'] {
  const totals = outcome?.is === 'SCREENED' ? outcome.file.totals : [];
  const [by, at] = [viewer.name, clock.now().toISOString()];
  return [...new Set(rows)].map((row) => ({
    // The other contents of the row are recorded while the file is read.
    ...{ row, by, at, cells: totals.find((each) => each.row === row)?.cells ?? [] },
  }));
}

/**
 * Repeats the corrections to an earlier file: cells of the same records with the same wrong values,
 * and the same rows left out. Screens the return again.
 */
export async function repeatCorrections(context: Context, seen: Seen): Promise<Changed> {
  const problems = await change(context, seen, async (kept, transaction) => {
    const again = kept.outcome?.is === 'SCREENED' ? kept.outcome.file.again : null;
    if (again === null || again.cells.length + again.rows.length === 0)
      return [toProblem('Nothing in it was corrected before. Look at it again.', 'id')];
    const signed = { by: context.viewer.name, at: context.clock.now().toISOString() };
    const isAgain = ({ row, column }: { readonly row: number; readonly column: string }) =>
      again.cells.some((each) => each.row === row && each.column === column);
    const corrections = [
      ...kept.corrections.filter((each) => !isAgain(each)),
      ...again.cells.map((each) => ({ ...each, ...signed })),
    ];
    const leftOut = [...kept.leftOut, ...again.rows.map((each) => ({ ...each, ...signed }))];
    if (leftOut.length > MAX_LEFT_OUT) return [tooMany];
    // An acknowledged warning was about the former value of the cell.
    const acknowledgements = [...withoutCells(kept.acknowledgements, again.cells)];
    await updateStaged(transaction, {
      ...{ ...toScreenAgain(kept), corrections, acknowledgements },
      leftOut: leftOut.sort(byRow),
    });
    log(
      context,
      transaction,
      kept,
    )('Repeated earlier corrections in a staged return', {
      cells: again.cells.length,
      rows: again.rows.map(({ row }) => row),
    });
    return [];
  });
  return screenChanged(context, seen, problems);
}
