import type { SlideRow, SlideTable } from './deck.js';

/** How a table stands in its room: widths and heights in inches, letters in points. */
export interface SizedTable {
  readonly widths: readonly number[];
  /** Of the line of headings, then of each row. */
  readonly heights: readonly number[];
  readonly size: number;
  /** Whether some cell takes more than one line. */
  readonly isWrapped: boolean;
}

/**
 * From the largest down to the smallest that are read from a chair: letters, and the line that they
 * need.
 */
const sizes = [
  { size: 16, line: 0.27 },
  { size: 14, line: 0.24 },
  { size: 13, line: 0.225 },
  { size: 12, line: 0.205 },
] as const;
const PADDING = 0.065;
const WIDEST = 56;
/** Letters are half as wide as high, more or less. */
const LETTER = 0.5;
/** Letters that the word of a narrow head has room for, so that none is broken. */
const SHORTEST = 8.5;

/**
 * The largest letters in which all rows fit, each on one line where that can be; or the smallest,
 * in which a table may need more than one slide.
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
  if (fits === undefined) throw new Error('There are no sizes of letters');
  return fits;
}

/** How high a table is. */
export function heightOf({ heights }: SizedTable): number {
  return heights.reduce((sum, height) => sum + height, 0);
}

/** Some rows of a table, and how they stand. */
export interface SplitTable {
  readonly sized: SizedTable;
  readonly part: SlideTable;
}

/**
 * A table in as many parts as it takes so that each fits, each with its headings. No heading of
 * rows is the last of a part.
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
 * Each column has its longest cell on one line where there is room for all, and never less than its
 * longest word. Where there is none, columns of short cells, such as a day, have what they need,
 * and those of sentences share the rest.
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

/** Letters of a cell that is kept on one line, and how much of a table columns of such may take. */
const [SHORT, MAX_SHORT] = [22, 0.7];

/** Inches that letters of a size in points take, with the edges of their cell. */
function widthOf(letters: number, size: number): number {
  return (letters * size * LETTER) / 72 + 0.24;
}

/** Lines that a text takes in a cell, in points of letters. */
function linesOf(text: string, width: number, size: number): number {
  return Math.ceil(text.length / Math.max(1, ((width - 0.2) * 72) / (size * LETTER)));
}
