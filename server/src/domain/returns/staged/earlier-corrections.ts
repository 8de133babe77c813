import { toQuotedValue } from '#domain/quoted-value.js';

import { type LeftOutRow, printOfRow } from './left-out-rows.js';
import { toPrint } from './print.js';
import type { Correction } from './staged-return.js';

/** Corrections in the agency's earlier files for the same dataset. */
export interface EarlierChanges {
  /** The corrections, newest first. */
  readonly corrections: readonly Correction[];
  readonly leftOut: readonly LeftOutRow[];
}

/** A row of a file, with the positions of its columns. */
export interface SentRow {
  /** The row's number, as in a spreadsheet. */
  readonly row: number;
  readonly cells: readonly string[];
  /** The cells that identify the row's record. */
  readonly keyCells: readonly string[];
  /** The position of a column, from 0; -1 if the file lacks it. */
  readonly positionOf: (column: string) => number;
}

/** A hash of the cells that identify the row's record. */
export function printOfRecord(keyCells: readonly string[]): string {
  return toPrint(keyCells.map((cell) => cell.trim()).join('\0'));
}

/**
 * Finds, row by row, earlier corrections that are needed again: the cell of the same record with
 * the same value, and the same row that was left out. They are offered to people, never made
 * automatically.
 */
export class EarlierCorrections {
  private readonly byRecord = new Map<string, Correction[]>();
  private readonly leftOut: ReadonlyMap<string, LeftOutRow>;

  constructor({ corrections, leftOut }: EarlierChanges) {
    for (const each of corrections) {
      if (each.record === undefined) continue;
      const own = this.byRecord.get(each.record);
      if (own) own.push(each);
      else this.byRecord.set(each.record, [each]);
    }
    this.leftOut = new Map(leftOut.map((each) => [`${each.row} ${each.print ?? ''}`, each]));
  }

  /** The corrections that fit a row, each with the row and position of its cell now. */
  findCells({ row, cells, keyCells, positionOf }: SentRow): readonly Correction[] {
    if (this.byRecord.size === 0) return [];
    const isNamed = keyCells.every((cell) => cell.trim() !== '');
    const found = new Map<string, Correction>();
    for (const each of this.byRecord.get(printOfRecord(keyCells)) ?? []) {
      const position = positionOf(each.column);
      const isSame = toQuotedValue((cells[position] ?? '').trim()) === each.sent;
      // Rows without a reference can be distinguished only by their numbers.
      if (position < 0 || !isSame || (!isNamed && each.row !== row)) continue;
      if (!found.has(each.column)) found.set(each.column, { ...each, row, position });
    }
    return [...found.values()];
  }

  /**
   * The row as it was left out before; undefined if it was not left out, or its content has
   * changed.
   */
  findRow({ row, cells }: Pick<SentRow, 'row' | 'cells'>): LeftOutRow | undefined {
    return this.leftOut.size === 0 ? undefined : this.leftOut.get(`${row} ${printOfRow(cells)}`);
  }
}
