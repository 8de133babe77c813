import type { QuarterPoint } from './quarter-chart.type.js';
import { plotTop } from './quarter-geometry.js';
import styles from './QuarterBars.module.css';

interface QuarterBarProps {
  readonly point: QuarterPoint | undefined;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Width of the whole slot that the bar stands in the middle of. */
  readonly slot: number;
  /** Id of the hatched pattern. */
  readonly hatch: string;
  readonly isLabelled: boolean;
}

/** One quarter: a bar with its number, a hatched bar while it runs, or a gap with the sign that explains it. */
export function QuarterBar({ point, box, slot, hatch, isLabelled }: QuarterBarProps) {
  if (point === undefined) return null;

  const { x, y, width, height } = box;
  const base = y + height;
  const middle = x + width / 2;
  const start = middle - slot / 2;

  return (
    <g>
      {point.isBreak ? (
        <>
          <path className={styles.break} d={`M${start} ${plotTop - 22}V${base}`} />
          <text className={styles.breakLabel} x={start + 5} y={plotTop - 26}>
            break [b]
          </text>
        </>
      ) : null}
      {point.value === null ? null : (
        <rect
          className={point.isOpen ? styles.openBar : point.own !== null ? styles.othersBar : point.isLatest ? styles.latestBar : styles.bar}
          fill={point.isOpen ? `url(#${hatch})` : undefined}
          x={x}
          y={y}
          width={width}
          height={height}
        />
      )}
      {point.own === null || point.value === null || point.value === 0 || point.isOpen ? null : (
        <rect
          className={styles.ownBar}
          x={x}
          y={base - (height * point.own) / point.value}
          width={width}
          height={(height * point.own) / point.value}
        />
      )}
      {isLabelled || point.value === null ? (
        <text className={point.isLatest ? styles.latestNumber : styles.number} x={middle} y={y - 6}>
          {point.text}
        </text>
      ) : null}
    </g>
  );
}
