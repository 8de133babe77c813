import type { ViewProps } from '#blocks/block.type.js';

import { stackDots } from './dot-stacks.js';
import styles from './DotsView.module.css';
import { toShare } from './scale-share.js';

/** In units of the drawing, which are CSS pixels at full width. */
const axisHeight = 22;
const maxStep = 9;
const tallest = 108;

/** Parts as dots along one scale. Dots in the same place are stacked. */
export function DotsView({ block: { table } }: ViewProps) {
  const index = table.columns.findIndex(({ drawing }) => drawing === 'DOT');
  const scale = table.columns[index]?.scale ?? null;
  if (scale === null) return null;
  const stacks = stackDots(
    table.rows.flatMap(({ cells }) => cells[index]?.value ?? []),
    scale,
  );
  const most = Math.max(1, ...stacks.map(({ count }) => count));
  const step = Math.min(maxStep, tallest / most);
  const height = Math.max(36, most * step + step);

  return (
    <svg className={styles.dots} height={height + axisHeight} aria-hidden="true">
      <line className={styles.axis} x1="0" x2="100%" y1={height} y2={height} />
      {scale.ticks.map(({ value, text }) => {
        const place = toShare(value, scale);
        return (
          <text
            key={value}
            className={styles.tick}
            x={`${place}%`}
            y={height + 16}
            textAnchor={place < 5 ? 'start' : place > 95 ? 'end' : 'middle'}
          >
            {text}
          </text>
        );
      })}
      {stacks.map(({ value, count }) =>
        Array.from({ length: count }, (_, place) => (
          <circle
            key={`${value} ${place}`}
            className={styles.dot}
            data-side={value < 0 ? 'less' : value > 0 ? 'more' : 'same'}
            cx={`${toShare(value, scale)}%`}
            cy={height - step * (place + 0.6)}
            r={step * 0.42}
          />
        )),
      )}
    </svg>
  );
}
