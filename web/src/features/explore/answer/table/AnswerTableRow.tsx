import { memo } from 'react';

import type { AnswerRow } from '#features/explore/answer/shape/shape.type.js';
import type { Flag } from '#lib/figure.js';

import { AnswerCell } from './AnswerCell.js';
import styles from './AnswerTable.module.css';
import type { ShownColumn } from './shown-column.js';

export interface AnswerTableRowProps {
  readonly row: AnswerRow;
  /** Its place among all rows, from 0. */
  readonly index: number;
  readonly columns: readonly ShownColumn[];
  readonly shared: readonly Flag[];
  /** Begins the ids of its cells. */
  readonly gridId: string;
  /** The first and last of its columns that are selected; -1 where none is. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  /** The column of the cell that the keys are at; -1 where it is in another row. */
  readonly active: number;
  /** What it is called, where it is no row of its own; null for what is. */
  readonly name: string | null;
}

/** A row of an answer. It is drawn again only when something of it changes. */
export const AnswerTableRow = memo(function AnswerTableRow(props: AnswerTableRowProps) {
  const { row, index, columns, shared, gridId, selectedFrom, selectedTo, active, name } = props;
  return (
    <tr role="row" aria-rowindex={index + 2} className={name === null ? undefined : styles.foot}>
      {columns.map((shown, place) => {
        const cell = row.cells[shown.place] ?? { text: '', value: null, flags: [] };
        const isHead = place === 0 && !shown.column.isNumber;
        const Element = isHead ? 'th' : 'td';
        const { pinnedAt } = shown;
        return (
          <Element
            key={shown.column.id}
            id={`${gridId}-${index}-${place}`}
            role={isHead ? 'rowheader' : 'gridcell'}
            {...(isHead ? { scope: 'row' } : {})}
            aria-colindex={place + 1}
            aria-selected={place >= selectedFrom && place <= selectedTo}
            data-row={index}
            data-column={place}
            data-active={place === active}
            data-spills={place === 0 && name !== null && columns[1]?.column.kind === 'DIMENSION'}
            className={pinnedAt === null ? styles.cell : styles.pinned}
            style={pinnedAt === null ? undefined : { insetInlineStart: pinnedAt }}
          >
            {place === 0 && name !== null && cell.text === '' ? (
              <span className={styles.words}>{name}</span>
            ) : (
              <AnswerCell cell={cell} shown={shown} shared={shared} hasBar={name === null} />
            )}
          </Element>
        );
      })}
    </tr>
  );
});
