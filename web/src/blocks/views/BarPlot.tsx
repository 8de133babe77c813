import type { BlockCell, BlockColumn } from '#blocks/block.type.js';

import styles from './plots.module.css';

interface BarPlotProps {
  readonly cell: BlockCell;
  readonly column: BlockColumn;
}

/**
 * A figure as a bar on the scale of its column: the viewer's own part dark, then the others' part
 * pale.
 */
export function BarPlot({ cell: { value, own }, column: { scale } }: BarPlotProps) {
  if (scale === null || value === null || scale.to === scale.from) return null;
  const toWidth = (amount: number) => (amount / (scale.to - scale.from)) * 100;
  const first = own ?? value;
  return (
    <svg className={styles.bar} aria-hidden="true">
      <rect
        className={own === null ? styles.whole : styles.own}
        width={`${toWidth(first)}%`}
        height="100%"
      />
      {value > first ? (
        <rect
          className={styles.others}
          x={`${toWidth(first)}%`}
          width={`${toWidth(value - first)}%`}
          height="100%"
        />
      ) : null}
    </svg>
  );
}
