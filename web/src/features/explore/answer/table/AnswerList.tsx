import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, useState } from 'react';

import type {
  AnswerCell,
  AnswerRow,
  AnswerShape,
} from '#features/explore/answer/shape/shape.type.js';
import { nameRows } from '#features/explore/answer/trust.js';
import { type Flag, formatFlags } from '#lib/figure.js';
import { formatNumber } from '#lib/format.js';
import { FilterControl } from '#ui/FilterControl.js';

import styles from './AnswerList.module.css';

interface AnswerListProps {
  readonly shape: AnswerShape;
  /** The subject of the list, for screen readers. */
  readonly caption: string;
  /** Flags that apply to all figures and are shown once. */
  readonly shared: readonly Flag[];
}

/** Height of a row in CSS pixels, as in the style sheet. */
const rowHeight = 72;
/** With more rows than this, the list scrolls within its own frame. */
const MAX_ROWS_IN_PAGE = 50;

/**
 * The rows of an answer for narrow screens: one column at a time, each figure with its bar, and the
 * total below.
 */
export function AnswerList({ shape, caption, shared }: AnswerListProps) {
  const captionId = useId();
  const scroller = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { columns, rows, totals, other } = shape;
  const isFramed = rows.length > MAX_ROWS_IN_PAGE;
  const names = columns.flatMap(({ kind }, index) => (kind === 'DIMENSION' ? [index] : []));
  const offered = columns.filter(({ kind }) => kind !== 'DIMENSION');
  // Rows without a dimension are named by their first column, which is not repeated.
  const column =
    offered.find(({ id }) => id === chosen) ??
    (names.length === 0 ? offered[1] : undefined) ??
    offered[0];
  const place = column === undefined ? -1 : columns.indexOf(column);
  const largest = rows.reduce((most, { cells }) => Math.max(most, cells[place]?.value ?? 0), 0);
  // oxlint-disable-next-line react/incompatible-library -- The results of the hook are used only here, in each render.
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    useFlushSync: false,
  });
  const nameOf = ({ cells }: AnswerRow) =>
    names.length === 0
      ? (cells[0]?.text ?? '')
      : names.map((index) => cells[index]?.text ?? '').join(', ');
  const drawRow = (row: AnswerRow, name: string, isBarred: boolean) => (
    <>
      <span className={styles.line}>
        <span className={styles.name}>{name}</span>
        <b>{describeFigure(row.cells[place], shared)}</b>
      </span>
      {isBarred && largest > 0 ? (
        <svg
          className={styles.bar}
          viewBox="0 0 100 12"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect width={Math.max(0, ((row.cells[place]?.value ?? 0) / largest) * 100)} height="12" />
        </svg>
      ) : null}
    </>
  );

  return (
    <div className={styles.answer}>
      <div className={styles.choice}>
        {column === undefined ? null : (
          <FilterControl
            label="Column"
            groups={[
              {
                name: null,
                options: offered.map(({ id, heading }) => ({ code: id, name: heading })),
              },
            ]}
            chosen={column.id}
            isSet={chosen !== null}
            onChoose={setChosen}
          />
        )}
        <span id={captionId} className={styles.count} aria-label={caption}>
          {formatNumber(rows.length)} {nameRows(shape, rows.length)}
        </span>
      </div>
      <ul
        className={isFramed ? `${styles.rows} ${styles.framed}` : styles.rows}
        ref={scroller}
        // oxlint-disable-next-line a11y/no-noninteractive-tabindex -- A list that scrolls can be reached by keyboard.
        tabIndex={isFramed ? 0 : undefined}
        aria-labelledby={captionId}
      >
        <li
          aria-hidden="true"
          className={styles.spacer}
          style={{ blockSize: virtualizer.getVirtualItems()[0]?.start ?? 0 }}
        />
        {virtualizer.getVirtualItems().map(({ index }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <li
              key={row.id}
              className={styles.row}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
            >
              {drawRow(row, nameOf(row), true)}
            </li>
          );
        })}
        <li
          aria-hidden="true"
          className={styles.spacer}
          style={{
            blockSize:
              virtualizer.getTotalSize() - (virtualizer.getVirtualItems().at(-1)?.end ?? 0),
          }}
        />
      </ul>
      {other === null ? null : (
        <div className={styles.whole}>{drawRow(other, 'The rest', false)}</div>
      )}
      {totals === null ? null : (
        <div className={styles.whole}>{drawRow(totals, `All ${nameRows(shape, 2)}`, false)}</div>
      )}
    </div>
  );
}

/** A figure with the words and flags that qualify it: `about 280`, `35% [u]`. */
function describeFigure(cell: AnswerCell | undefined, shared: readonly Flag[]): string {
  if (cell === undefined) return '';
  const isAbout = cell.flags.includes('ESTIMATED') && cell.value !== null;
  const flags = formatFlags(
    cell.flags.filter(
      (flag) =>
        !shared.includes(flag) &&
        !(isAbout && flag === 'ESTIMATED') &&
        formatFlags([flag]) !== cell.text,
    ),
  );
  return `${isAbout ? 'about ' : ''}${cell.text}${flags === '' ? '' : ` ${flags}`}`;
}
