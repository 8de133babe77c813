import type { BlockCell, BlockColumn } from '#blocks/block.type.js';

import { Mark } from './Mark.js';
import { toShare } from './scale-share.js';
import styles from './TableView.module.css';

/**
 * The background of a column's marks has to fill a row of two lines too, so it extends beyond the
 * drawing and is cut off at the edge of the cell.
 */
const [above, below, whole] = ['-100%', '200%', '300%'];

interface DotPlotProps {
  readonly cell: BlockCell;
  readonly column: BlockColumn;
}

/**
 * A figure as a mark on the scale of its column, with its target behind it, its earlier value, or
 * its range as a line. The cell says the same in words.
 */
export function DotPlot({
  cell: { value, mark, start, usual },
  column: { scale, wanted, drawing },
}: DotPlotProps) {
  if (scale === null) return null;
  const place = (at: number) => `${toShare(at, scale)}%`;
  const [lower, upper] = wanted;

  return (
    <svg className={styles.dots} aria-hidden="true">
      {lower === undefined || upper === undefined ? null : (
        <rect
          className={styles.band}
          x={place(lower)}
          width={`${toShare(upper, scale) - toShare(lower, scale)}%`}
          y={above}
          height={whole}
        />
      )}
      {scale.ticks.map((tick) => (
        <line
          key={tick.value}
          className={styles.grid}
          x1={place(tick.value)}
          x2={place(tick.value)}
          y1={above}
          y2={below}
        />
      ))}
      {lower === undefined || upper !== undefined ? null : (
        <line className={styles.target} x1={place(lower)} x2={place(lower)} y1={above} y2={below} />
      )}
      {drawing === 'INTERVAL' ? (
        <line className={styles.middle} x1={place(0)} x2={place(0)} y1={above} y2={below} />
      ) : null}
      {drawing === 'INTERVAL' && usual !== null ? (
        <line
          className={styles.move}
          x1={place(usual.lower)}
          x2={place(usual.upper)}
          y1="50%"
          y2="50%"
          data-mark={mark}
        />
      ) : null}
      {value === null || start === null ? null : (
        <>
          <line className={styles.move} x1={place(start)} x2={place(value)} y1="50%" y2="50%" />
          <svg className={styles.place} x={place(start)} y="50%">
            <circle className={styles.before} r="4" />
          </svg>
        </>
      )}
      {value === null ? null : (
        <svg className={styles.place} x={place(value)} y="50%">
          {start === null ? <Mark mark={mark} /> : <circle className={styles.after} r="5" />}
        </svg>
      )}
    </svg>
  );
}
