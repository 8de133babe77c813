import type { ControlQuarter } from './control-chart.type.js';
import type { ControlLayout } from './control-layout.js';
import { findLines } from './control-runs.js';
import styles from './ControlChart.module.css';
import { placeMark } from './mark-line.js';
import { estimateWidth } from './text-width.js';

interface ControlPointsProps {
  readonly layout: ControlLayout;
  readonly quarters: readonly ControlQuarter[];
}

/**
 * The line and its points: a diamond for a real change, a ring for a quarter that is not closed,
 * and the sign of a gap on the axis.
 */
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
        <ControlPoint
          key={quarter.key}
          layout={layout}
          quarter={quarter}
          index={index}
          quarters={quarters}
        />
      ))}
    </g>
  );
}

interface ControlPointProps {
  readonly layout: ControlLayout;
  readonly quarter: ControlQuarter;
  /** Index of the quarter, from 0. */
  readonly index: number;
  readonly quarters: readonly ControlQuarter[];
}

function ControlPoint({ layout, quarter, index, quarters }: ControlPointProps) {
  const { left, top, bottom, right, toX, toY } = layout;
  const { value, text, isOpen, isLatest, isSignal, mark } = quarter;
  const x = toX(index);
  if (value === null) {
    return (
      <text className={styles.gap} x={x} y={bottom - 6}>
        {text}
      </text>
    );
  }

  const y = toY(value);
  // The words of a diamond are before it, above the earlier usual range. If there is no room there,
  // they come after it. A diamond without words of its own has its figure in that place; the latest
  // figure is at the end of its line.
  const words = mark ?? (isSignal && !isLatest ? text : null);
  const needed = words === null ? 0 : estimateWidth(words) + 14;
  const isMarkBefore = needed <= x - left;
  const context =
    words === null
      ? null
      : findGround(
          { layout, quarters },
          isMarkBefore ? [x - needed, x - 14] : [x + 14, x + needed],
        );
  return (
    <g>
      {isOpen ? (
        <circle className={styles.open} cx={x} cy={y} r="4.5" />
      ) : isSignal ? (
        <path className={styles.signal} d={`M${x} ${y - 8}l8 8-8 8-8-8Z`} />
      ) : (
        <circle className={styles.dot} cx={x} cy={y} r={isLatest ? 4.5 : 3.5} />
      )}
      {context === null || (!isMarkBefore && x + needed > right) ? null : (
        <text
          className={isMarkBefore ? styles.markBefore : styles.mark}
          x={isMarkBefore ? x - 14 : x + 14}
          y={placeMark({ y, top: top - 10, bottom, ...context })}
        >
          {words}
        </text>
      )}
    </g>
  );
}

/** Step in which the line of figures is checked for overlap with words, in pixels. */
const step = 6;

/**
 * Where words between two positions would overlap lines: the horizontal lines, and the line of the
 * figures.
 */
function findGround(
  { layout, quarters }: ControlPointsProps,
  [from, to]: readonly [number, number],
) {
  const { left, slot, toY } = layout;
  const toIndex = (x: number) => (x - left) / slot - 0.5;
  const beside = quarters.filter(
    (_, index) => index >= Math.floor(toIndex(from)) && index <= Math.ceil(toIndex(to)),
  );
  const lines = beside.flatMap(({ band, level, targets }) => [
    ...(band === null ? [] : [band.lower, band.centre, band.upper]),
    ...(level === null ? [] : [level]),
    ...targets,
  ]);
  const path = Array.from({ length: Math.ceil((to - from) / step) + 1 }, (_, count) =>
    toIndex(Math.min(to, from + count * step)),
  );
  return {
    lines: [...new Set(lines)].map(toY),
    path: path.flatMap((at) => {
      const [one, other] = [
        quarters[Math.floor(at)]?.value ?? null,
        quarters[Math.ceil(at)]?.value ?? null,
      ];
      return one === null || other === null
        ? []
        : [toY(one + (other - one) * (at - Math.floor(at)))];
    }),
  };
}
