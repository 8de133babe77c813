import type { ControlQuarter } from './control-chart.type.js';
import type { ControlLayout } from './control-layout.js';
import { findLinesBeside } from './control-runs.js';
import styles from './ControlChart.module.css';

interface ControlBesideProps {
  readonly layout: ControlLayout;
  readonly quarters: readonly ControlQuarter[];
}

/** What the chart is compared with: a dashed line with a small cross for each of its quarters. A gap stays a gap. */
export function ControlBeside({ layout: { toX, toY }, quarters }: ControlBesideProps) {
  const lines = findLinesBeside(quarters).map(({ from, to }) =>
    quarters.slice(from, to + 1).map(({ beside }, step) => `${toX(from + step)} ${toY(beside ?? 0)}`),
  );

  return (
    <g>
      {lines.map((points) => (
        <path key={points[0]} className={styles.beside} d={`M${points.join('L')}`} />
      ))}
      {quarters.map(({ key, beside }, index) =>
        beside === null ? null : <path key={key} className={styles.besideMark} d={`M${toX(index) - 3} ${toY(beside) - 3}l6 6m0-6l-6 6`} />,
      )}
    </g>
  );
}
