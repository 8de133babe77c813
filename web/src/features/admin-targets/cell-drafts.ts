import { formatNumber } from '#lib/format.js';

/** A cell of the table: one measure, quarter, place, agency and objective, by their codes. */
export interface Cell {
  readonly measure: string;
  readonly quarter: string;
  /** Empty for the whole force, all agencies and all objectives together. */
  readonly area: string;
  readonly agency: string;
  readonly objective: string;
}

/** What was typed into cells, by `toKey`, with the cell that it stands in. */
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

/** What stands in a cell: `660`, `600 to 700 ± 5`; nothing where no target is set. */
export function toCellText(target: Numbers | null): string {
  if (target === null) return '';
  const { value, lower, upper, tolerance } = target;
  const aim =
    value === null ? `${toDigits(lower ?? 0)} to ${toDigits(upper ?? 0)}` : toDigits(value);
  return tolerance === null ? aim : `${aim} ± ${toDigits(tolerance)}`;
}

/** All digits of it: what stands in a cell is saved again as it stands. */
function toDigits(number: number): string {
  const short = formatNumber(number);
  return Number(short.replaceAll(',', '').replace('\u2212', '-')) === number
    ? short
    : String(number);
}

/**
 * Drafts after a cell was typed into. One that says again what is set is none.
 *
 * @param current what stands in the cell while nothing is typed
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

/**
 * A block of cells that was copied, row by row; null where it is a single cell, which the field
 * itself takes.
 */
export function readBlock(text: string): readonly (readonly string[])[] | null {
  const rows = text
    .replaceAll(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim()));
  return rows.length === 1 && rows[0]?.length === 1 ? null : rows;
}

/** Where a block of cells is pasted: the field that its first cell falls on, from 0. */
interface Corner {
  readonly row: number;
  readonly column: number;
}

/**
 * Lays a block over a table from a field to the right and down. Empty cells of it write nothing: a
 * gap in a spreadsheet removes no target, unlike a field that somebody empties by hand.
 *
 * @returns the fields that are written to, each with its text, and how many cells with a text fall
 *   outside the table
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

/** What was typed as the text of a spreadsheet, in which all that names a cell is a code. */
export function toPastedText(drafts: CellDrafts): string {
  const rows = [...drafts.values()].map(
    ({ cell: { measure, quarter, area, objective, agency }, text }) =>
      [measure, quarter, area, objective, agency, text.replaceAll(/[\t\n\r"]/g, ' ')].join('\t'),
  );
  return ['Measure\tQuarter\tPlace\tObjective\tAgency\tTarget', ...rows].join('\n');
}
