import { formatNumber } from '#lib/format.js';

/** A cell of the table: codes of one measure, quarter, place, agency and objective. */
export interface Cell {
  readonly measure: string;
  readonly quarter: string;
  /** Empty means the whole force, all agencies and all objectives together. */
  readonly area: string;
  readonly agency: string;
  readonly objective: string;
}

/** The cells that somebody typed into, each with its text, by `toKey`. */
export type CellDrafts = ReadonlyMap<string, { readonly cell: Cell; readonly text: string }>;

export function toKey({ measure, quarter, area, agency, objective }: Cell): string {
  return [measure, quarter, area, agency, objective].join(' ');
}

interface Numbers {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tolerance: number | null;
}

/** The text of a cell: `660`, `600 to 700 ± 5`; empty if no target is set. */
export function toCellText(target: Numbers | null): string {
  if (target === null) return '';
  const { value, lower, upper, tolerance } = target;
  const aim =
    value === null ? `${toDigits(lower ?? 0)} to ${toDigits(upper ?? 0)}` : toDigits(value);
  return tolerance === null ? aim : `${aim} ± ${toDigits(tolerance)}`;
}

/**
 * A number with all its digits, so that a cell that nobody changed is saved with the same number.
 */
function toDigits(number: number): string {
  const short = formatNumber(number);
  return Number(short.replaceAll(',', '').replace('\u2212', '-')) === number
    ? short
    : String(number);
}

/**
 * The drafts after somebody typed into a cell. Text that equals the current target is not a draft.
 * @param current text of the cell before anything is typed
 */
export function writeCell(
  drafts: CellDrafts,
  cell: Cell,
  { text, current }: { readonly text: string; readonly current: string },
): CellDrafts {
  const next = new Map(drafts);
  if (text.trim() === current) next.delete(toKey(cell));
  else next.set(toKey(cell), { cell, text });
  return next;
}

/** A copied block of cells, row by row; null for a single cell, which the field itself handles. */
export function readBlock(text: string): readonly (readonly string[])[] | null {
  const rows = text
    .replaceAll(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim()));
  return rows.length === 1 && rows[0]?.length === 1 ? null : rows;
}

/** The field for the first cell of a pasted block: row and column, from 0. */
interface Corner {
  readonly row: number;
  readonly column: number;
}

/**
 * Places a block on a table, to the right and down from a field. Empty cells in the block are not
 * written: a gap in a spreadsheet does not remove a target, unlike a field that somebody clears by
 * hand.
 * @returns the fields to write, each with its text, and how many cells with text fall outside the
 * table
 */
export function placeBlock<Field>(
  block: readonly (readonly string[])[],
  table: readonly (readonly Field[])[],
  { row, column }: Corner,
): {
  readonly writes: readonly { readonly field: Field; readonly text: string }[];
  readonly leftOutCount: number;
} {
  const texts = block.flatMap((cells, down) =>
    cells.flatMap((text, across) =>
      text === '' ? [] : [{ field: table[row + down]?.[column + across], text }],
    ),
  );
  const writes = texts.flatMap(({ field, text }) => (field === undefined ? [] : [{ field, text }]));
  return { writes, leftOutCount: texts.length - writes.length };
}

/** The typed cells as the text of a spreadsheet that names everything by code. */
export function toPastedText(drafts: CellDrafts): string {
  const rows = [...drafts.values()].map(
    ({ cell: { measure, quarter, area, objective, agency }, text }) =>
      [measure, quarter, area, objective, agency, text.replaceAll(/[\t\n\r"]/g, ' ')].join('\t'),
  );
  return ['Measure\tQuarter\tPlace\tObjective\tAgency\tTarget', ...rows].join('\n');
}
