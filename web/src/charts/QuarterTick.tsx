import type { QuarterMark } from './quarter-axis.js';
import styles from './QuarterBars.module.css';

interface QuarterTickProps {
  readonly x: number;
  readonly y: number;
  readonly slot: number;
  readonly mark: QuarterMark | undefined;
  readonly isLatest: boolean;
}

/** What stands under one quarter: Q1 to Q4, and under the first of a financial year its name and a rule. */
export function QuarterTick({ x, y, slot, mark, isLatest }: QuarterTickProps) {
  if (mark === undefined) return null;

  const start = x - slot / 2;
  return (
    <g>
      {mark.startsYear ? <path className={styles.axis} d={`M${start} ${y - 8}V${y + 34}`} /> : null}
      <text className={isLatest ? styles.latestTick : styles.tick} x={x} y={y + 10}>
        {mark.number}
      </text>
      {mark.year === null ? null : (
        <text className={styles.year} x={start + 6} y={y + 30}>
          {mark.year}
        </text>
      )}
    </g>
  );
}
