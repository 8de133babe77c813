import type { WorkbookValue } from '#domain/returns/workbook-cell.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';

import { BROKEN } from './archive.js';
import {
  decodeCharacters,
  findStyle,
  MAX_TEXT_LENGTH,
  TextReader,
  type WorkbookParts,
} from './parts.js';
import { type Attributes, parseXml } from './xml.js';

/** A cell that is not empty. */
export interface SheetCell {
  /** The number of the column, from 1. */
  readonly column: number;
  readonly value: WorkbookValue;
}

/** A row that is not empty. */
export interface SheetRow {
  /** The number of the row as in Excel, from 1. */
  readonly row: number;
  /** The cells in the order of their columns. */
  readonly cells: readonly SheetCell[];
}

/** Merged cells; rows and columns from 1, both ends included. */
export interface MergedCells {
  readonly name: string;
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

/** The size of an Excel sheet. */
const [LAST_ROW, LAST_COLUMN] = [1_048_576, 16_384];
/**
 * The maximum length of the text of a row, as in a CSV file: more than a row of any dataset has.
 */
const MAX_ROW_LENGTH = MAX_TEXT_LENGTH;

/**
 * The rows of a sheet that are not empty, as they are read.
 *
 * @param onMerged called with merged cells, which come after all rows
 * @throws UnusableReturn if the sheet is broken
 */
export async function* readSheet(
  chunks: AsyncIterable<Buffer>,
  parts: WorkbookParts,
  onMerged: (merged: MergedCells) => void = () => undefined,
): AsyncIterable<SheetRow> {
  const reader = new SheetReader(parts, onMerged);
  const listener = {
    onOpen: (name: string, attributes: Attributes) => reader.open(name, attributes),
    onText: (text: string) => reader.add(text),
    onClose: (name: string) => reader.close(name),
  };
  yield* parseXml(chunks, listener, () => reader.takeRows());
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: string | undefined;
  /** The content of `v`; null if there is none. */
  stored: string | null;
  hasFormula: boolean;
  hasText: boolean;
}

class SheetReader {
  #rows: SheetRow[] = [];
  #isInRows = false;
  #row = 0;
  #cells: SheetCell[] | null = null;
  #column = 0;
  #characters = 0;
  #cell: OpenCell | null = null;
  #isInStored = false;
  readonly #text = new TextReader();

  constructor(
    private readonly parts: WorkbookParts,
    private readonly onMerged: (merged: MergedCells) => void,
  ) {}

  takeRows(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (!this.#isInRows) {
      if (name === 'sheetData') this.#isInRows = true;
      if (name === 'mergeCell') this.onMerged(toMergedCells(attributes.ref ?? ''));
      return;
    }
    if (this.#cell) this.#openInCell(this.#cell, name);
    else if (name === 'c' && this.#cells) this.#openCell(attributes);
    else if (name === 'row' && !this.#cells) this.#openRow(attributes.r);
  }

  add(text: string): void {
    if (!this.#cell) return;
    if (!this.#isInStored) {
      this.#text.add(text);
      return;
    }
    this.#cell.stored = (this.#cell.stored ?? '') + text;
    if (this.#cell.stored.length > MAX_TEXT_LENGTH) throw this.#tooLong();
  }

  close(name: string): void {
    if (name === 'sheetData') this.#isInRows = false;
    if (!this.#isInRows) return;
    if (name === 'v') this.#isInStored = false;
    else if (name === 'c' && this.#cell) this.#closeCell(this.#cell);
    else if (name === 'row' && this.#cells) this.#closeRow(this.#cells);
    else if (this.#cell) this.#text.close(name);
  }

  #openRow(number: string | undefined): void {
    const row = number === undefined ? this.#row + 1 : Number(number);
    if (!Number.isInteger(row) || row <= this.#row || row > LAST_ROW)
      throw new UnusableReturn(BROKEN);
    this.#row = row;
    this.#column = 0;
    this.#characters = 0;
    this.#cells = [];
  }

  #openCell({ r: name, t: type, s: style }: Attributes): void {
    const column = name === undefined ? this.#column + 1 : toColumn(name.replace(/\d+$/u, ''));
    // A text that is not a column name has no number either.
    if (!(column > this.#column && column <= LAST_COLUMN)) throw new UnusableReturn(BROKEN);
    this.#column = column;
    this.#cell = {
      column,
      type: type ?? 'n',
      style,
      stored: null,
      hasFormula: false,
      hasText: false,
    };
  }

  #openInCell(cell: OpenCell, name: string): void {
    if (name === 'f') cell.hasFormula = true;
    else if (name === 'v') {
      this.#isInStored = true;
      cell.stored ??= '';
    } else if (name === 'is') {
      cell.hasText = true;
      this.#text.begin();
    } else if (cell.hasText) this.#text.open(name);
  }

  #closeCell(cell: OpenCell): void {
    this.#cell = null;
    this.#isInStored = false;
    const value = this.#toValue(cell);
    if (value === null) return;
    // Cells of every kind count, because all of them are held until the row is complete.
    this.#characters += value.type === 'text' ? value.text.length : (cell.stored?.length ?? 0);
    if (this.#characters > MAX_ROW_LENGTH) throw this.#tooLong();
    this.#cells?.push({ column: cell.column, value });
  }

  #closeRow(cells: readonly SheetCell[]): void {
    this.#cells = null;
    if (cells.length > 0) this.#rows.push({ row: this.#row, cells });
  }

  /** The value of a cell; null if it is empty. */
  #toValue({ type, style, stored, hasFormula, hasText }: OpenCell): WorkbookValue | null {
    // Only a text may be stored as empty.
    const isUncalculated =
      this.parts.isUncalculated || stored === null || (stored === '' && type !== 'str');
    if (hasFormula && isUncalculated) return { type: 'uncalculated' };
    if (type === 'inlineStr' && hasText) return toText(this.#text.end());
    if (stored === null || stored === '') return null;
    switch (type) {
      case 's':
        return toText(this.#findText(stored));
      case 'str':
      case 'inlineStr':
        return toText(decodeCharacters(stored));
      case 'b':
        return { type: 'boolean', isTrue: stored.trim() !== '0' };
      case 'e':
        return { type: 'error', text: stored };
      case 'd':
        return { type: 'day', text: stored.trim() };
      case 'n':
        return { type: 'number', digits: stored, style: findStyle(this.parts.styles, style) };
      default:
        throw new UnusableReturn(BROKEN);
    }
  }

  #findText(number: string): string {
    const text = /^\d+$/u.test(number) ? this.parts.texts[Number(number)] : undefined;
    if (text === undefined) throw new UnusableReturn(BROKEN);
    return text;
  }

  #tooLong(): UnusableReturn {
    return new UnusableReturn(
      `Row ${this.#row} holds more than ${MAX_ROW_LENGTH / 1024} KB of text: one of its cells is far too long. Correct that row.`,
    );
  }
}

function toText(text: string): WorkbookValue | null {
  return text.trim() === '' ? null : { type: 'text', text };
}

/** `C7`, from column and row, counted as in Excel. */
export function toCellName(column: number, row: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** The number of a column by its letters, from 1; NaN if they are not letters. */
function toColumn(letters: string): number {
  if (!/^[A-Z]{1,3}$/iu.test(letters)) return Number.NaN;
  return [...letters.toUpperCase()].reduce(
    (column, letter) => column * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}

function toMergedCells(name: string): MergedCells {
  const [, left = '', top, right = left, bottom = top] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/iu.exec(name) ?? [];
  if (top === undefined) throw new UnusableReturn(BROKEN);
  return { name, rows: [Number(top), Number(bottom)], columns: [toColumn(left), toColumn(right)] };
}
