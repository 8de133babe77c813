import type { SlideRow, SlideTable } from './deck.js';

/** The dimensions of a table: widths and heights in inches, letters in points. */
export interface SizedTable {
  readonly widths: readonly number[];
  /** The height of the heading line, then of each row. */
  readonly heights: readonly number[];
  readonly size: number;
  /** Whether any cell takes more than one line. */
  readonly isWrapped: boolean;
}

/**
 * Letter sizes and their line heights, from the largest down to the smallest that can be read from
 * a chair.
 */
const sizes = [
  { size: 16, line: 0.27 },
  { size: 14, line: 0.24 },
  { size: 13, line: 0.225 },
  { size: 12, line: 0.205 },
] as const;
const PADDING = 0.065;
const WIDEST = 56;
/** Letters are about half as wide as high. */
const LETTER = 0.5;
/** The length of the longest word that fits a narrow heading unbroken, in letters. */
const SHORTEST = 8.5;

/**
 * Chooses the largest letters in which all rows fit, on one line each if possible, or else the
 * smallest, in which a table may need more than one slide.
 */
export function sizeTable(
  table: SlideTable,
  { w, h }: { readonly w: number; readonly h: number },
): SizedTable {
  const sized = sizes.map(({ size, line }) => {
    const widths = toWidths(table, { w, size });
    const linesOfRow = ({ cells, isHeading }: SlideRow) =>
      isHeading
        ? 1
        : Math.max(1, ...cells.map(({ text }, index) => linesOf(text, widths[index] ?? w, size)));
    const head = {
      isHeading: false,
      cells: table.headings.map((text) => ({ text, isBold: true })),
    };
    const [ofHead = 1, ...ofRows] = [head, ...table.rows].map(linesOfRow);
    return {
      widths,
      size,
      heights: [ofHead, ...ofRows].map((lines) => lines * line + PADDING),
      isWrapped: ofRows.some((lines) => lines > 1),
    };
  });
  const fitting = sized.filter((each) => heightOf(each) <= h);
  const fits = fitting.find(({ isWrapped }) => !isWrapped) ?? fitting[0] ?? sized.at(-1);
  if (fits === undefined) throw new Error('There are no font sizes to try');
  return fits;
}

/** The height of a table. */
export function heightOf({ heights }: SizedTable): number {
  return heights.reduce((sum, height) => sum + height, 0);
}

/** Some rows of a table, with their dimensions. */
export interface SplitTable {
  readonly sized: SizedTable;
  readonly part: SlideTable;
}

/**
 * Splits a table into parts that fit, each with its headings. A heading of rows is never the last
 * row of a part.
 */
export function splitTable(
  table: SlideTable,
  room: { readonly w: number; readonly h: number },
): readonly SplitTable[] {
  const { heights, ...sized } = sizeTable(table, room);
  const [head = 0, ...ofRows] = heights;
  const parts: SplitTable[] = [];
  for (let at = 0; at < table.rows.length;) {
    const end = findEnd(table.rows, { at, heights: ofRows, room: room.h - head });
    parts.push({
      sized: { ...sized, heights: [head, ...ofRows.slice(at, end)] },
      part: { ...table, rows: table.rows.slice(at, end) },
    });
    at = end;
  }
  return parts;
}

interface Beginning {
  readonly at: number;
  readonly heights: readonly number[];
  readonly room: number;
}

function findEnd(rows: readonly SlideRow[], { at, heights, room }: Beginning): number {
  let end = at;
  for (let left = room; end < rows.length && (heights[end] ?? 0) <= left; end += 1)
    left -= heights[end] ?? 0;
  while (end < rows.length && end > at + 1 && rows[end - 1]?.isHeading === true) end -= 1;
  return Math.max(end, at + 1);
}

/**
 * The widths of columns. If everything fits, each is as wide as its longest cell, and never
 * narrower than its longest word. Otherwise columns of short cells, such as dates, get the width
 * they need, and columns of sentences share the rest.
 */
function toWidths(
  { headings, rows }: SlideTable,
  { w, size }: { readonly w: number; readonly size: number },
): readonly number[] {
  const columns = headings.map((heading, index) => {
    const texts = rows.flatMap(({ cells, isHeading }) => (isHeading ? [] : (cells[index] ?? [])));
    const longest = Math.max(
      0,
      ...texts.map(({ text, isBold }) => text.length * (isBold ? 1.1 : 1)),
    );
    const word = Math.max(SHORTEST, ...heading.split(' ').map((part) => part.length));
    const weight = Math.min(WIDEST, Math.max(word * 1.15, longest)) + 3.5;
    return {
      weight,
      needed: longest > SHORT ? null : widthOf(Math.max(word * 1.15, longest), size),
    };
  });
  const all = columns.reduce((sum, { weight }) => sum + weight, 0);
  const short = columns.reduce((sum, { needed }) => sum + (needed ?? 0), 0);
  const long = columns.reduce((sum, { needed, weight }) => sum + (needed === null ? weight : 0), 0);
  const isRoomy = columns.every(({ weight, needed }) => (weight / all) * w >= (needed ?? 0));
  if (isRoomy || long === 0 || short > w * MAX_SHORT)
    return columns.map(({ weight }) => (weight / all) * w);
  return columns.map(({ weight, needed }) => needed ?? (weight / long) * (w - short));
}

/**
 * The maximum number of letters in a cell that stays on one line, and the maximum share of a
 * table’s width for columns of such cells.
 */
const [SHORT, MAX_SHORT] = [22, 0.7];

/** The width of text of a size in points, with the margins of its cell, in inches. */
function widthOf(letters: number, size: number): number {
  return (letters * size * LETTER) / 72 + 0.24;
}

/** The number of lines that a text takes in a cell, at a letter size in points. */
function linesOf(text: string, width: number, size: number): number {
  return Math.ceil(text.length / Math.max(1, ((width - 0.2) * 72) / (size * LETTER)));
}
