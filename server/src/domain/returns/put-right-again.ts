import { toQuotedValue } from '#domain/quoted-value.js';

import { type LeftOutRow, printOfRow } from './left-out.js';
import { toPrint } from './print.js';
import type { Correction } from './staged-return.js';

/** What was put right in files of the same agency and dataset that were sent before. */
export interface PutRight {
  /** The newest first. */
  readonly corrections: readonly Correction[];
  readonly leftOut: readonly LeftOutRow[];
}

/** A row of a file that is sent, and where its columns are. */
export interface SentRow {
  /** Counted as in a spreadsheet. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Those that name its record. */
  readonly keyCells: readonly string[];
  /** The position of a column, from 0; -1 if the file lacks it. */
  readonly positionOf: (column: string) => number;
}

/** A hash of what names the record of a row. */
export function printOfRecord(keyCells: readonly string[]): string {
  return toPrint(keyCells.map((cell) => cell.trim()).join('\0'));
}

/**
 * Finds, row by row, what was put right before and is wrong again: the cell of the same record with
 * the same value, and the same row that was left out. It is offered to people, and never done by
 * itself.
 */
export class EarlierCorrections {
  private readonly byRecord = new Map<string, Correction[]>();
  private readonly leftOut: ReadonlyMap<string, LeftOutRow>;

  constructor({ corrections, leftOut }: PutRight) {
    for (const each of corrections) {
      if (each.record === undefined) continue;
      const own = this.byRecord.get(each.record);
      if (own) own.push(each);
      else this.byRecord.set(each.record, [each]);
    }
    this.leftOut = new Map(leftOut.map((each) => [`${each.row} ${each.print ?? ''}`, each]));
  }

  /** The corrections that fit a row, each for the row and the position where its cell now is. */
  findCells({ row, cells, keyCells, positionOf }: SentRow): readonly Correction[] {
    if (this.byRecord.size === 0) return [];
    const isNamed = keyCells.every((cell) => cell.trim() !== '');
    const found = new Map<string, Correction>();
    for (const each of this.byRecord.get(printOfRecord(keyCells)) ?? []) {
      const position = positionOf(each.column);
      const isSame = toQuotedValue((cells[position] ?? '').trim()) === each.sent;
      // Rows without a reference are told apart by their numbers alone.
      if (position < 0 || !isSame || (!isNamed && each.row !== row)) continue;
      if (!found.has(each.column)) found.set(each.column, { ...each, row, position });
    }
    return [...found.values()];
  }

  /** The row as it was left out before; undefined if it was not, or holds something else now. */
  findRow({ row, cells }: Pick<SentRow, 'row' | 'cells'>): LeftOutRow | undefined {
    return this.leftOut.size === 0 ? undefined : this.leftOut.get(`${row} ${printOfRow(cells)}`);
  }
}
