import { type ClipboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';

import { findInRow, rowsOf, toTabbed } from '#features/explore/answer/cell-range.js';
import type {
  AnswerColumn,
  AnswerRow,
  AnswerShape,
} from '#features/explore/answer/shape/shape.type.js';
import { nameRows } from '#features/explore/answer/trust.js';
import { useElementWidth } from '#features/explore/answer/use-element-width.js';
import type { Flag } from '#lib/figure.js';
import { formatNumber } from '#lib/format.js';
import { HiddenText } from '#ui/HiddenText.js';

import { AnswerHeading } from './AnswerHeading.js';
import { AnswerRows, type AnswerRowsHandle } from './AnswerRows.js';
import styles from './AnswerTable.module.css';
import { AnswerTableRow } from './AnswerTableRow.js';
import { findAskedOrder, type RowOrder, toggleOrder } from './column-order.js';
import { useAnswerColumns } from './use-answer-columns.js';
import { useCellKeys } from './use-cell-keys.js';

interface AnswerTableProps {
  readonly shape: AnswerShape;
  /** The subject of the table, for screen readers. */
  readonly caption: string;
  /** Flags that apply to all figures and are shown once. */
  readonly shared: readonly Flag[];
  /**
   * Asks the server for another order if not all rows are loaded; false if the API cannot order by
   * that column.
   */
  readonly onAskOrder: (column: AnswerColumn, order: RowOrder | null) => boolean;
}

/** All rows of an answer. Only the visible ones are drawn. Totals stay at the bottom. */
export function AnswerTable({ shape, caption, shared, onAskOrder }: AnswerTableProps) {
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const asked = findAskedOrder(shape);
  const [sorted, setSorted] = useState<RowOrder | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const order = sorted ?? asked;
  const bar = shape.columns.find(({ id, kind }) => kind === 'FIGURE' && id === order?.id);
  const { shown, headers, rows, width, pinnedWidth, resize } = useAnswerColumns({
    shape,
    order: sorted,
    barOf: bar?.id ?? null,
    shared,
  });
  const foot = useMemo(() => toFoot(shape), [shape]);
  const count = rows.length + foot.length;
  const list = useRef<AnswerRowsHandle>(null);
  const room = useElementWidth(scroller);

  const sort = (place: number) => {
    const column = shown[place]?.column;
    if (column === undefined) return;
    const next = toggleOrder(column, order);
    if (shape.completeness !== 'COMPLETE' && onAskOrder(column, next)) {
      setSorted(null);
      return;
    }
    const isAsCame =
      next === null || (next.id === asked?.id && next.isDescending === asked.isDescending);
    setSorted(isAsCame ? null : next);
    if (shape.completeness !== 'COMPLETE') setAnnouncement('Only the rows listed were sorted.');
  };
  const pin = (place: number) => {
    const column = headers[place]?.column;
    column?.pin(column.getIsPinned() === 'start' ? false : 'start');
  };
  const keys = useCellKeys({
    bounds: { rows: count, columns: shown.length },
    onReach: ({ row }) => (row >= 0 && row < rows.length ? list.current?.reach(row) : undefined),
    onSort: sort,
    onPin: pin,
    onResize: (place, by) => {
      const id = shown[place]?.column.id;
      if (id !== undefined) resize(id, by);
    },
  });
  const { active, range } = keys;
  const activeId = active === null ? undefined : `${gridId}-${active.row}-${active.column}`;
  useEffect(() => {
    if (activeId === undefined) return;
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeId]);

  const onCopy = (event: ClipboardEvent) => {
    if (range === null || range.to.row < 0) return;
    event.preventDefault();
    const [top, bottom] = rowsOf(range);
    const [first = 0, last = 0] = findInRow(range, top) ?? [];
    const picked = Array.from({ length: bottom - top + 1 }, (_, index) => {
      const row = rows[top + index] ?? foot[top + index - rows.length]?.row;
      return shown.slice(first, last + 1).map(({ place }) => row?.cells[place] ?? empty);
    });
    // True if the whole table is selected: then its parts are copied as one, with the headings.
    const isAll = top === 0 && bottom === count - 1 && first === 0 && last === shown.length - 1;
    const headings = isAll ? [shown.map(({ column }) => ({ ...empty, text: column.heading }))] : [];
    event.clipboardData.setData('text/plain', toTabbed([...headings, ...picked]));
    const cells = picked.length * (last - first + 1);
    setAnnouncement(cells === 1 ? '1 cell copied' : `${formatNumber(cells)} cells copied`);
  };

  const stretch = Math.max(0, room - width);
  // Any space left is shared by all columns.
  const share = stretch / Math.max(1, shown.length);
  const placed = useMemo(
    () =>
      shown.map((each, place) =>
        each.pinnedAt === null ? each : { ...each, pinnedAt: each.pinnedAt + place * share },
      ),
    [shown, share],
  );
  const drawRow = (row: AnswerRow, index: number, name: string | null) => {
    const [from = -1, to = -1] = findInRow(range, index) ?? [];
    return (
      <AnswerTableRow
        key={row.id}
        row={row}
        index={index}
        columns={placed}
        shared={shared}
        gridId={gridId}
        selectedFrom={from}
        selectedTo={to}
        active={active?.row === index ? active.column : -1}
        name={name}
      />
    );
  };

  return (
    <>
      <HiddenText role="status">{announcement}</HiddenText>
      <span className={styles.keys} id={`${gridId}-keys`}>
        Enter moves by cell; Escape leaves. Shift with the arrow keys selects; Ctrl with C copies.
        On a heading Enter sorts, P keeps it in view, and Shift with an arrow key makes it wider.
      </span>
      <div
        className={styles.scroller}
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={caption}
        aria-describedby={`${gridId}-keys`}
        aria-rowcount={count + 1}
        aria-colcount={shown.length}
        aria-multiselectable
        aria-activedescendant={activeId}
        data-cells={active !== null}
        style={{ scrollPaddingInlineStart: pinnedWidth }}
        onKeyDown={keys.onKeyDown}
        onPointerDown={keys.onPointerDown}
        onPointerOver={keys.onPointerOver}
        onCopy={onCopy}
      >
        <table className={styles.table} role="presentation" style={{ inlineSize: width + stretch }}>
          <colgroup>
            {headers.map(({ column }) => (
              <col key={column.id} style={{ inlineSize: column.getSize() + share }} />
            ))}
          </colgroup>
          <thead>
            <tr role="row" aria-rowindex={1}>
              {shown.map((each, place) => (
                <AnswerHeading
                  key={each.column.id}
                  column={each.column}
                  id={`${gridId}--1-${place}`}
                  place={place}
                  order={order}
                  pinnedAt={each.pinnedAt === null ? null : each.pinnedAt + place * share}
                  flagWidth={each.flagWidth}
                  isActive={active?.row === -1 && active.column === place}
                  isResizing={headers[place]?.column.getIsResizing() === true}
                  onSort={() => sort(place)}
                  onPin={() => pin(place)}
                  onResizeStart={(event) => headers[place]?.getResizeHandler()(event)}
                  onResetSize={() => headers[place]?.column.resetSize()}
                />
              ))}
            </tr>
          </thead>
          <AnswerRows
            ref={list}
            scroller={scroller}
            rows={rows}
            footCount={foot.length}
            drawRow={(row, index) => drawRow(row, index, null)}
          />
          {foot.length === 0 ? null : (
            <tfoot>
              {foot.map(({ row, name }, index) => drawRow(row, rows.length + index, name))}
            </tfoot>
          )}
        </table>
      </div>
    </>
  );
}

const empty = { text: '', value: null, flags: [] };

/** The rows below all others: the rest and the total. */
function toFoot(shape: AnswerShape): readonly { readonly row: AnswerRow; readonly name: string }[] {
  const { other, totals, groupCount, rows } = shape;
  const left = groupCount === null ? null : groupCount - rows.length;
  const rest =
    left === null ? 'The rest' : `The rest, ${formatNumber(left)} ${nameRows(shape, left)}`;
  return [
    ...(other === null ? [] : [{ row: other, name: rest }]),
    ...(totals === null
      ? []
      : [{ row: totals, name: shape.by.length === 0 ? 'All' : `All ${nameRows(shape, 2)}` }]),
  ];
}
