import { memo } from 'react';

import type { AnswerRow } from '#features/explore/answer/shape/shape.type.js';
import type { Flag } from '#lib/figure.js';

import { AnswerCell } from './AnswerCell.js';
import styles from './AnswerTable.module.css';
import type { ShownColumn } from './shown-column.js';

export interface AnswerTableRowProps {
  readonly row: AnswerRow;
  /** The position of the row among all rows, from 0. */
  readonly index: number;
  readonly columns: readonly ShownColumn[];
  readonly shared: readonly Flag[];
  /** The prefix of the cells' ids. */
  readonly gridId: string;
  /** The indexes of the first and the last selected column in the row; -1 if none is selected. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  /** The index of the column of the current cell; -1 if that is in another row. */
  readonly active: number;
  /** The name of the row if it is the rest or the total; null for an ordinary row. */
  readonly name: string | null;
}

/** A row of an answer. It renders again only if something in it changes. */
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
