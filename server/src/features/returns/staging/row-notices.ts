import {
  type EarlierChanges,
  EarlierCorrections,
  printOfRecord,
} from '#domain/returns/staged/earlier-corrections.js';
import {
  type LeftOutRow,
  looksLikeTotal,
  printOfRow,
} from '#domain/returns/staged/left-out-rows.js';
import type { Correction } from '#domain/returns/staged/staged-return.js';
import type { RawRow } from '#features/returns/file/raw-return.type.js';

import { toShownCells } from './shown-cells.js';
import type { StagedRecord, StagedRow } from './staged-record.js';

/**
 * The maximum numbers of total rows, and of repeated corrections, that are offered. With more, the
 * file itself should be corrected.
 */
const [MAX_TOTALS, MAX_AGAIN] = [20, 500];

/** What is looked for in a file while it is screened. */
export interface Noticing {
  readonly kept: Pick<StagedRecord, 'columns' | 'corrections' | 'leftOut'>;
  /** The columns that identify a record. */
  readonly keys: readonly string[];
  /** Corrections in other files of the agency. */
  readonly before: EarlierChanges;
}

/** Collects, while a file is read, what is suggested to people for its rows. */
export class RowNotices {
  readonly totals: StagedRow[] = [];
  readonly again: { readonly cells: Correction[]; readonly rows: LeftOutRow[] } = {
    cells: [],
    rows: [],
  };
  private readonly positions: ReadonlyMap<string, number>;
  private readonly earlier: EarlierCorrections;
  private readonly corrected: ReadonlySet<string>;
  private readonly correctedRows: ReadonlySet<number>;
  private readonly leftOutRows: ReadonlySet<number>;
  private readonly records = new Map<number, string>();
  private readonly leftOut = new Map<number, Pick<LeftOutRow, 'cells' | 'print'>>();

  constructor(private readonly noticing: Noticing) {
    const { columns, corrections, leftOut } = noticing.kept;
    this.positions = new Map(
      columns.flatMap(({ column, position }) => (column === null ? [] : [[column, position]])),
    );
    this.earlier = new EarlierCorrections(noticing.before);
    this.corrected = new Set(corrections.map(({ row, column }) => `${row} ${column}`));
    this.correctedRows = new Set(corrections.map(({ row }) => row));
    this.leftOutRows = new Set(leftOut.map(({ row }) => row));
  }

  /**
   * Examines a row as the file has it.
   *
   * @returns whether the row is left out
   */
  notice({ row, cells }: RawRow): boolean {
    if (this.leftOutRows.has(row)) {
      this.leftOut.set(row, { cells: toShownCells(cells), print: printOfRow(cells) });
      return true;
    }
    const keyCells = this.noticing.keys.map((key) => cells[this.positions.get(key) ?? -1] ?? '');
    if (this.correctedRows.has(row)) this.records.set(row, printOfRecord(keyCells));
    const before = this.earlier.findRow({ row, cells });
    if (before && this.again.rows.length < MAX_AGAIN) this.again.rows.push(before);
    else if (this.totals.length < MAX_TOTALS && looksLikeTotal(cells, keyCells))
      this.totals.push({ row, cells: [...toShownCells(cells)] });
    const positionOf = (column: string) => this.positions.get(column) ?? -1;
    for (const each of this.earlier.findCells({ row, cells, keyCells, positionOf }))
      if (!this.corrected.has(`${row} ${each.column}`) && this.again.cells.length < MAX_AGAIN)
        this.again.cells.push(each);
    return false;
  }

  /** The corrections in this file, with the hashes by which they are found again. */
  toNoted({
    corrections,
    leftOut,
  }: Pick<StagedRecord, 'corrections' | 'leftOut'>): Pick<StagedRecord, 'corrections' | 'leftOut'> {
    return {
      corrections: corrections.map((each) => ({
        ...each,
        record: this.records.get(each.row) ?? each.record,
      })),
      leftOut: leftOut.map((each) => {
        const seen = this.leftOut.get(each.row);
        return seen ? { ...each, cells: [...seen.cells], print: seen.print } : each;
      }),
    };
  }
}
