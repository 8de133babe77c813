import type { ClipboardEvent, KeyboardEvent } from 'react';

import { type Cell, type CellDrafts, placeBlock, readBlock, toKey } from './cell-drafts.js';
import styles from './Targets.module.css';

interface TargetTableProps {
  readonly caption: string;
  readonly quarters: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly {
    readonly measure: string;
    readonly name: string;
    /** The measure's unit, such as per cent. */
    readonly unit: string;
    readonly cells: readonly {
      readonly cell: Cell;
      /** The text in the field before anything is typed. */
      readonly current: string;
      /** The current target in words. */
      readonly shown: string;
    }[];
  }[];
  readonly drafts: CellDrafts;
  /** Called when a cell has been changed. Null if nothing can be changed. */
  readonly onWrite: ((cell: Cell, text: string, current: string) => void) | null;
  /** Called after a paste with the number of cells that fell outside the table. */
  readonly onPasted: (leftOutCount: number) => void;
}

/**
 * Targets of measures by quarter, one field each. Up, down and Enter move to the field above or
 * below. A block pasted from a spreadsheet fills the fields from the current one onwards, except
 * where its cells are empty.
 */
export function TargetTable({
  caption,
  quarters,
  rows,
  drafts,
  onWrite,
  onPasted,
}: TargetTableProps) {
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const block = readBlock(event.clipboardData.getData('text/plain'));
    if (block === null || onWrite === null) return;
    event.preventDefault();
    const table = rows.map(({ cells }) => cells);
    const { writes, leftOutCount } = placeBlock(block, table, { row, column });
    for (const { field, text } of writes) onWrite(field.cell, text, field.current);
    onPasted(leftOutCount);
  };
  return (
    <table className={styles.grid}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          {quarters.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ measure, name, unit, cells }, row) => (
          <tr key={measure}>
            <th scope="row">
              {name} <small>{unit}</small>
            </th>
            {cells.map(({ cell, current, shown }, column) => {
              const draft = drafts.get(toKey(cell));
              const label = quarters[column]?.label ?? '';
              return (
                <td key={cell.quarter} data-heading={label}>
                  {onWrite === null ? (
                    shown
                  ) : (
                    <input
                      className={styles.cell}
                      aria-label={`${name}, ${label}`}
                      data-at={`${row} ${column}`}
                      data-typed={draft !== undefined}
                      autoComplete="off"
                      value={draft?.text ?? current}
                      onChange={(event) => onWrite(cell, event.target.value, current)}
                      onPaste={(event) => paste(event, row, column)}
                      onKeyDown={(event) => move(event, row, column)}
                    />
                  )}
                  {draft === undefined || onWrite === null ? null : (
                    <small className={styles.was}>
                      {current === '' ? 'No target set' : `Set: ${current}`}
                    </small>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const steps = new Map([
  ['ArrowUp', -1],
  ['ArrowDown', 1],
  ['Enter', 1],
]);

function move(event: KeyboardEvent<HTMLInputElement>, row: number, column: number): void {
  const step = steps.get(event.key);
  if (step === undefined) return;
  event.preventDefault();
  event.currentTarget
    .closest('table')
    ?.querySelector<HTMLInputElement>(`[data-at="${row + step} ${column}"]`)
    ?.focus();
}
