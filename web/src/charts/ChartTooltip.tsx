import type { QuarterPoint } from './quarter-chart.type.js';
import styles from './QuarterChart.module.css';

interface ChartTooltipProps {
  readonly point: QuarterPoint | undefined;
  readonly noun: string;
}

/** The words of one bar, beside the pointer. All of it stands in the table too. */
export function ChartTooltip({ point, noun }: ChartTooltipProps) {
  if (point === undefined) return null;

  return (
    <div className={styles.tooltip}>
      <b>{point.label}</b>
      <span>
        {point.told} {point.value === null ? '' : noun} {point.flags}
      </span>
      {point.isOpen ? <span>So far: returns are still coming in</span> : null}
    </div>
  );
}
