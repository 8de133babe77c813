import type { AnswerColumn } from '#features/explore/answer/shape/shape.type.js';
import { capitalise } from '#lib/format.js';

import styles from './AnswerTable.module.css';
import { describeOrder, type RowOrder } from './column-order.js';

interface AnswerHeadingProps {
  readonly column: AnswerColumn;
  readonly id: string;
  readonly place: number;
  readonly order: RowOrder | null;
  readonly pinnedAt: number | null;
  readonly flagWidth: number;
  readonly isActive: boolean;
  readonly isResizing: boolean;
  readonly onSort: () => void;
  readonly onPin: () => void;
  readonly onResizeStart: (event: unknown) => void;
  readonly onResetSize: () => void;
}

/**
 * The heading of a column: it can be pressed to order the rows, dragged at its edge to widen the
 * column, and pinned to keep the column in view.
 */
export function AnswerHeading(props: AnswerHeadingProps) {
  const {
    column,
    id,
    place,
    order,
    pinnedAt,
    flagWidth,
    isActive,
    isResizing,
    onSort,
    onPin,
    onResizeStart,
    onResetSize,
  } = props;
  const isOrdered = order?.id === column.id;
  const [name = '', ...rest] = column.heading.split(': ');
  const isPinned = pinnedAt !== null;

  return (
    <th
      id={id}
      role="columnheader"
      scope="col"
      aria-colindex={place + 1}
      aria-sort={isOrdered ? (order.isDescending ? 'descending' : 'ascending') : undefined}
      className={isPinned ? styles.pinnedHeading : styles.heading}
      data-number={column.isNumber}
      data-active={isActive}
      style={isPinned ? { insetInlineStart: pinnedAt } : undefined}
    >
      {/* The cell handles the keys for these buttons, because the table is a single stop for
          Tab. */}
      <button
        className={styles.sort}
        type="button"
        tabIndex={-1}
        onClick={onSort}
        style={{ paddingInlineEnd: flagWidth }}
      >
        {rest.length === 0 ? name : capitalise(rest.join(': '))}
        {rest.length === 0 ? null : <span className={styles.of}> {name}</span>}
        {column.alias === null ? null : <span className={styles.alias}> {column.alias}</span>}
        {isOrdered ? <i> {describeOrder(column, order)}</i> : null}
      </button>
      <button
        className={styles.pin}
        type="button"
        tabIndex={-1}
        aria-pressed={isPinned}
        aria-label={isPinned ? `Let ${column.heading} scroll` : `Keep ${column.heading} in view`}
        onClick={onPin}
      >
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M4 1h4l-.6 4 2 2H6.6v4h-1.200V7H2.600l2-2Z" />
        </svg>
      </button>
      {/* The edge can only be dragged by a pointer; keys on the heading do the same. */}
      <span
        className={styles.edge}
        data-resizing={isResizing}
        aria-hidden="true"
        onMouseDown={onResizeStart}
        onTouchStart={onResizeStart}
        onDoubleClick={onResetSize}
      />
    </th>
  );
}
