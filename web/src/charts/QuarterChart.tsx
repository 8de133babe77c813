import { lazy, Suspense, useRef } from 'react';

import { useIsNear } from '#ui/use-is-near.js';

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

/** Bars by quarter, from zero. The drawing library arrives once the reader comes near, in room that is kept for it. */
export function QuarterChart({ points, noun, onPaper }: QuarterChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(ref);

  return (
    <div className={styles.room} ref={ref}>
      <Suspense fallback={null}>{isNear ? <QuarterBars points={points} noun={noun} onPaper={onPaper} /> : null}</Suspense>
    </div>
  );
}
