import { useId, useRef } from 'react';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';

import { formatNumber } from '#lib/format.js';

import { ChartTooltip } from './ChartTooltip.js';
import { HatchPattern } from './HatchPattern.js';
import { canLabelAll, toQuarterMarks } from './quarter-axis.js';
import type { QuarterPoint } from './quarter-chart.type.js';
import { chartHeight, plotTop, valueAxisWidth } from './quarter-geometry.js';
import { QuarterBar } from './QuarterBar.js';
import styles from './QuarterChart.module.css';
import { QuarterTick } from './QuarterTick.js';
import { toTicks } from './scale.js';
import { useChartWidth } from './use-chart-width.js';

interface QuarterBarsProps {
  readonly points: readonly QuarterPoint[];
  readonly noun: string;
  readonly onPaper?: number | undefined;
}

const axisHeight = 48;

/** The drawing itself. It takes no focus: the table beside it says the same and can be read by keyboard. */
export function QuarterBars({ points, noun, onPaper }: QuarterBarsProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, isKnown } = useChartWidth(ref, 640, onPaper);
  const hatch = useId();
  if (!isKnown) return <div className={styles.chart} ref={ref} />;

  const marks = toQuarterMarks(points.map((point) => point.key));
  const ticks = toTicks(Math.max(0, ...points.map((point) => point.value ?? 0)));
  const slot = (width - valueAxisWidth) / Math.max(1, points.length);
  const digits = Math.max(1, ...points.map((point) => point.text.length));

  return (
    <div className={styles.chart} ref={ref}>
      <BarChart
        width={width}
        height={chartHeight}
        data={[...points]}
        margin={{ top: plotTop, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        barCategoryGap="30%"
      >
        <HatchPattern id={hatch} />
        <CartesianGrid vertical={false} className={styles.grid ?? ''} />
        <XAxis
          dataKey="key"
          height={axisHeight}
          interval={0}
          tickLine={false}
          axisLine={{ className: styles.axis ?? '' }}
          tick={(props) => (
            <QuarterTick
              x={Number(props.x)}
              y={Number(props.y)}
              slot={slot}
              mark={marks[props.index]}
              isLatest={points[props.index]?.isLatest === true}
            />
          )}
        />
        <YAxis
          width={valueAxisWidth}
          ticks={[...ticks]}
          domain={[0, ticks.at(-1) ?? 1]}
          interval={0}
          tick={{ fill: 'var(--ink-2)' }}
          axisLine={false}
          tickLine={false}
          tickFormatter={(value: number) => formatNumber(value)}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ className: styles.cursor ?? '' }}
          content={({ active, label }) => (
            <ChartTooltip point={active ? points.find((point) => point.key === label) : undefined} noun={noun} />
          )}
        />
        <Bar
          dataKey={(point: QuarterPoint) => point.value ?? 0}
          isAnimationActive={false}
          shape={({ index, x, width: barWidth, y, height }) => (
            <QuarterBar
              point={points[index]}
              box={{ x, y, width: barWidth, height }}
              slot={slot}
              hatch={hatch}
              isLabelled={canLabelAll(slot, digits) || points[index]?.isLatest === true}
            />
          )}
        />
      </BarChart>
    </div>
  );
}
