import type { ControlQuarter } from './control-chart.type.js';
import { type ControlLayout, estimateWidth } from './control-layout.js';
import { findLines } from './control-runs.js';
import styles from './ControlChart.module.css';

interface ControlPointsProps {
  readonly layout: ControlLayout;
  readonly quarters: readonly ControlQuarter[];
}

/** The line and its points: a diamond for a real change, a ring for what is not closed, the sign of a gap on the axis. */
export function ControlPoints({ layout, quarters }: ControlPointsProps) {
  const { toX, toY } = layout;
  const lines = findLines(quarters).map(({ from, to }) =>
    quarters.slice(from, to + 1).map(({ value }, step) => `${toX(from + step)} ${toY(value ?? 0)}`),
  );

  return (
    <g>
      {lines.map((points) => (
        <path key={points[0]} className={styles.line} d={`M${points.join('L')}`} />
      ))}
      {quarters.map((quarter, index) => (
        <ControlPoint key={quarter.key} layout={layout} quarter={quarter} x={toX(index)} />
      ))}
    </g>
  );
}

interface ControlPointProps {
  readonly layout: ControlLayout;
  readonly quarter: ControlQuarter;
  readonly x: number;
}

function ControlPoint({ layout: { left, bottom, right, toY }, quarter, x }: ControlPointProps) {
  const { value, text, isOpen, isLatest, isSignal, mark } = quarter;
  if (value === null) {
    return (
      <text className={styles.gap} x={x} y={bottom - 6}>
        {text}
      </text>
    );
  }

  const y = toY(value);
  // What is written beside a diamond stands where the line came from, over what was usual before, else after it, where it has room.
  // One that stands alone has its figure there; that of the latest stands at the end of its line.
  const words = mark ?? (isSignal && !isLatest ? text : null);
  const needed = words === null ? 0 : estimateWidth(words) + 14;
  const isMarkBefore = needed <= x - left;
  return (
    <g>
      {isOpen ? (
        <circle className={styles.open} cx={x} cy={y} r="4.5" />
      ) : isSignal ? (
        <path className={styles.signal} d={`M${x} ${y - 8}l8 8-8 8-8-8Z`} />
      ) : (
        <circle className={styles.dot} cx={x} cy={y} r={isLatest ? 4.5 : 3.5} />
      )}
      {words === null || (!isMarkBefore && x + needed > right) ? null : (
        <text className={isMarkBefore ? styles.markBefore : styles.mark} x={isMarkBefore ? x - 14 : x + 14} y={Math.min(y + 4, bottom - 6)}>
          {words}
        </text>
      )}
    </g>
  );
}
