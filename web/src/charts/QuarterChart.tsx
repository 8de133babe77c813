import { lazy, Suspense } from 'react';

import type { QuarterPoint } from './quarter-chart.type.js';
import styles from './QuarterChart.module.css';

const QuarterBars = lazy(async () => {
  const { QuarterBars: component } = await import('./QuarterBars.js');
  return { default: component };
});

interface QuarterChartProps {
  readonly points: readonly QuarterPoint[];
  /** What the bars count, for the box that follows the pointer: `people`. */
  readonly noun: string;
  /** Its width on paper, in CSS pixels: that of the page unless given. */
  readonly onPaper?: number;
}

/** Bars by quarter, from zero. The drawing library arrives after the words, in room that is kept for it. */
export function QuarterChart({ points, noun, onPaper }: QuarterChartProps) {
  return (
    <div className={styles.room}>
      <Suspense fallback={null}>
        <QuarterBars points={points} noun={noun} onPaper={onPaper} />
      </Suspense>
    </div>
  );
}
