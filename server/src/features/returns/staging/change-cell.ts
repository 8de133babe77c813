import { hasInvisible } from '#domain/invisible-characters.js';
import type { Issue } from '#domain/returns/issue.js';
import { isAlike, toSuggestion } from '#domain/returns/staged/alike-findings.js';
import { toFindingId, withoutCells } from '#domain/returns/staged/staged-return.js';
import { forgetAcknowledged } from '#features/returns/acknowledged-record.store.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';
import type { WritingTransaction } from '#platform/database.js';

import {
  change,
  type Changed,
  log,
  screenChanged,
  type Seen,
  toScreenAgain,
  unseen,
} from './keep-change.js';
import type { CorrectCellInput } from './staged-change.type.js';
import type { StagedRecord } from './staged-record.js';
import { updateStaged } from './staged-return.store.js';

type AskedChange = Omit<CorrectCellInput, 'id' | 'version'>;

/** A cell and the value that it counts as from now on. */
type CellChange = AskedChange & { readonly value: string };

/**
 * Corrects one cell without changing the file, or takes a correction back, and screens the return
 * again.
 */
export function changeCell(
  context: Context,
  seen: Seen,
  { value, ...cell }: AskedChange,
): Promise<Changed> {
  return typeof value === 'string'
    ? correctCell(context, seen, { ...cell, value })
    : takeCorrectionBack(context, seen, cell);
}

async function correctCell(
  context: Context,
  seen: Seen,
  { row, column, value, isForAlike }: CellChange,
): Promise<Changed> {
  const problems = await change(context, seen, async (kept, transaction) => {
    const place = kept.columns.find((each) => each.column === column);
    if (!place)
      return [toProblem('The file has no such column. Correct it in the file.', 'column')];
    if (value.length > MAX_CELL) return [toProblem(`At most ${MAX_CELL} characters.`, 'value')];
    if (hasInvisible(value)) return [toProblem(unseen, 'value')];
    const issues = kept.outcome?.is === 'SCREENED' ? kept.outcome.file.issues : [];
    const found = issues.find((each) => each.row === row && each.column === column);
    const before = kept.corrections.find((each) => each.row === row && each.column === column);
    if (!found && !before)
      return [
        toProblem('There is no finding about that cell, so there is nothing to correct.', 'row'),
      ];
    const cells = toAlikeCells(kept, { row, column, value, isForAlike });
    const rows = new Set(cells.map((cell) => cell.row));
    const corrected = kept.corrections.filter(
      (each) => each.column === column && rows.has(each.row),
    );
    const sentBefore = new Map(corrected.map((each) => [each.row, each.sent]));
    const corrections = [
      ...kept.corrections.filter((each) => !corrected.includes(each)),
      ...cells.map((cell) => ({
        ...{ row: cell.row, column, value, position: place.position },
        ...{ sent: sentBefore.get(cell.row) ?? cell.value ?? '', by: context.viewer.name },
        at: context.clock.now().toISOString(),
      })),
    ];
    const acknowledgements = await dropAcknowledged(transaction, kept, cells);
    await updateStaged(transaction, { ...toScreenAgain(kept), corrections, acknowledgements });
    log(
      context,
      transaction,
      kept,
    )(
      'Corrected a cell in a staged return',
      cells.length === 1 ? { row, column } : { row, column, cells: cells.length },
    );
    return [];
  });
  return screenChanged(context, seen, problems);
}

const MAX_CELL = 2_000;

type Cell = Pick<Issue, 'row' | 'column' | 'value'>;

/**
 * A cell, and the cells of other rows with the same finding that nobody acknowledged, each once. If
 * the value is the suggested one, these are the cells with the same suggestion, regardless of their
 * values.
 */
function toAlikeCells(
  { outcome, acknowledgements }: Pick<StagedRecord, 'outcome' | 'acknowledgements'>,
  { row, column, value, isForAlike }: CellChange,
): readonly Cell[] {
  const issues = outcome?.is === 'SCREENED' ? outcome.file.issues : [];
  const own = issues.filter((each) => each.row === row && each.column === column);
  const [found = { row, column, value: null }] = own;
  if (!isForAlike) return [found];
  const said = new Set(acknowledgements.map(({ finding }) => finding));
  const suggested = new Set(
    own.flatMap((each) => (each.meant === value ? (toSuggestion(each) ?? []) : [])),
  );
  const alike = issues.filter(
    (each) =>
      (own.some((one) => isAlike(one, each)) || suggested.has(toSuggestion(each) ?? '')) &&
      !said.has(toFindingId(each)),
  );
  return [...new Map([found, ...alike].map((each) => [each.row, each])).values()];
}

/**
 * Takes a correction back, so that the cell counts again as the file has it; also in cells that are
 * alike, if requested.
 */
async function takeCorrectionBack(
  context: Context,
  seen: Seen,
  { row, column, isForAlike }: Omit<AskedChange, 'value'>,
): Promise<Changed> {
  const problems = await change(context, seen, async (kept, transaction) => {
    const own = kept.corrections.find((each) => each.row === row && each.column === column);
    if (!own) return [toProblem('That cell was not corrected. Look at it again.', 'row')];
    const taken = kept.corrections.filter((each) =>
      isForAlike ? isSameCorrection(each, own) : each === own,
    );
    const corrections = kept.corrections.filter((each) => !taken.includes(each));
    const acknowledgements = await dropAcknowledged(transaction, kept, taken);
    await updateStaged(transaction, { ...toScreenAgain(kept), corrections, acknowledgements });
    log(
      context,
      transaction,
      kept,
    )(
      'Took back a correction to a staged return',
      taken.length === 1 ? { row, column } : { row, column, cells: taken.length },
    );
    return [];
  });
  return screenChanged(context, seen, problems);
}

type Correction = StagedRecord['corrections'][number];

function isSameCorrection(one: Correction, other: Correction): boolean {
  return (['column', 'sent', 'value', 'by'] as const).every((part) => one[part] === other[part]);
}

/**
 * Drops the acknowledgements about these cells, including those remembered for their records,
 * because an acknowledged warning was about the former value of its cell.
 */
async function dropAcknowledged(
  transaction: WritingTransaction,
  kept: StagedRecord,
  cells: readonly Pick<Issue, 'row' | 'column'>[],
): Promise<StagedRecord['acknowledgements']> {
  const acknowledgements = [...withoutCells(kept.acknowledgements, cells)];
  const left = new Set(acknowledgements);
  const dropped = kept.acknowledgements.filter((each) => !left.has(each));
  const marks = kept.outcome?.is === 'SCREENED' ? kept.outcome.file.marks : {};
  await forgetAcknowledged(
    transaction,
    kept,
    dropped.flatMap(({ finding }) => marks[finding] ?? []),
  );
  return acknowledgements;
}
