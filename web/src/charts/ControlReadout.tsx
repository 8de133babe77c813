import type { ControlQuarter } from './control-chart.type.js';
import type { ControlLayout } from './control-layout.js';
import styles from './ControlChart.module.css';
import { estimateWidth } from './text-width.js';

interface ControlReadoutProps {
  readonly layout: ControlLayout;
  readonly index: number;
  readonly quarter: ControlQuarter;
}

const line = 18;
const padding = 8;

/** One quarter in words, for the pointer or the arrow keys. The table says the same. */
export function ControlReadout({ layout, index, quarter: { told } }: ControlReadoutProps) {
  const { top, bottom, width, toX } = layout;
  const x = toX(index);
  const box = Math.min(width, Math.max(...told.map(estimateWidth)) + 2 * padding);
  const start = x + 14 + box > width ? Math.max(0, x - 14 - box) : x + 14;

  return (
    <g className={styles.readout}>
      <path className={styles.cursor} d={`M${x} ${top}V${bottom}`} />
      <rect x={start} y={top} width={box} height={told.length * line + padding} rx="4" />
      {told.map((words, row) => (
        <text
          key={words}
          className={row === 0 ? styles.readoutName : undefined}
          x={start + padding}
          y={top + 17 + row * line}
        >
          {words}
        </text>
      ))}
    </g>
  );
}
