import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, type RefObject, useImperativeHandle } from 'react';

import type { AnswerRow } from '#features/explore/answer/shape/shape.type.js';

import styles from './AnswerTable.module.css';

/** Height of a row in CSS pixels, as in the style sheet. */
export const rowHeight = 32;
export const headHeight = 64;

export interface AnswerRowsHandle {
  /** Scrolls a row into view. */
  readonly reach: (index: number) => void;
}

interface AnswerRowsProps {
  readonly ref: Ref<AnswerRowsHandle>;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: readonly AnswerRow[];
  /** How many rows stay at the bottom, below all others. */
  readonly footCount: number;
  readonly drawRow: (row: AnswerRow, index: number) => ReactNode;
}

/** The rows in view, with space for all others. */
export function AnswerRows({ ref, scroller, rows, footCount, drawRow }: AnswerRowsProps) {
  // oxlint-disable-next-line react/incompatible-library -- The results of the hook are used only here, in each render.
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: footCount * rowHeight + 4,
    // The frame is drawn first; the rows may be drawn a moment later.
    useFlushSync: false,
  });
  useImperativeHandle(ref, () => ({ reach: (index) => virtualizer.scrollToIndex(index) }), [
    virtualizer,
  ]);
  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? headHeight) - headHeight;
  const after = virtualizer.getTotalSize() - before - items.length * rowHeight;

  return (
    <tbody>
      <Spacer size={before} />
      {items.map(({ index }) => {
        const row = rows[index];
        return row === undefined ? null : drawRow(row, index);
      })}
      <Spacer size={after} />
    </tbody>
  );
}

function Spacer({ size }: { readonly size: number }) {
  if (size <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td className={styles.spacer} style={{ blockSize: size }} />
    </tr>
  );
}
