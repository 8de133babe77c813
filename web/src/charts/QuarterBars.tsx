import { useId, useRef } from 'react';

import { formatNumber } from '#lib/format.js';

import { HatchPattern } from './HatchPattern.js';
import { canLabelAll, toQuarterMarks } from './quarter-axis.js';
import type { QuarterPoint } from './quarter-chart.type.js';
import { chartHeight, plotTop, quarterAxisHeight, valueAxisWidth } from './quarter-geometry.js';
import { QuarterBar } from './QuarterBar.js';
import styles from './QuarterBars.module.css';
import { QuarterTick } from './QuarterTick.js';
import { toTicks } from './scale.js';
import { useChartWidth } from './use-chart-width.js';

interface QuarterBarsProps {
  readonly points: readonly QuarterPoint[];
  /** What the bars count, for the words beside the pointer: `people`. */
  readonly noun: string;
  /** Its width on paper, in CSS pixels: that of the page unless given. */
  readonly onPaper?: number | undefined;
}

/** How much of its slot a bar takes; the rest is the gap to its neighbours. */
const barPart = 0.7;

/** Bars by quarter, from zero. They take no focus: the table beside them says the same and can be read by keyboard. */
export function QuarterBars({ points, noun, onPaper }: QuarterBarsProps) {
  const ref = useRef<HTMLDivElement>(null);
  const width = useChartWidth(ref, 640, onPaper);
  const hatch = useId();

  const marks = toQuarterMarks(points.map((point) => point.key));
  const ticks = toTicks(Math.max(0, ...points.map((point) => point.value ?? 0)));
  const slot = (width - valueAxisWidth) / Math.max(1, points.length);
  const digits = Math.max(1, ...points.map((point) => point.text.length));
  const base = chartHeight - quarterAxisHeight;
  const toHeight = (value: number) => ((base - plotTop) * value) / (ticks.at(-1) ?? 1);

  return (
    <div className={styles.chart} ref={ref}>
      <svg width={width} height={chartHeight}>
        <HatchPattern id={hatch} />
        {ticks.map((tick) => (
          <g key={tick}>
            <path className={tick === 0 ? styles.axis : styles.grid} d={`M${valueAxisWidth} ${base - toHeight(tick)}H${width}`} />
            <text className={styles.value} x={valueAxisWidth - 8} y={base - toHeight(tick)} dominantBaseline="central">
              {formatNumber(tick)}
            </text>
          </g>
        ))}
        {points.map((point, index) => {
          const start = valueAxisWidth + slot * index;
          const height = toHeight(point.value ?? 0);
          return (
            <g key={point.key} className={styles.slot}>
              <rect className={styles.cursor} x={start} y={plotTop} width={slot} height={base - plotTop}>
                <title>{wordPoint(point, noun)}</title>
              </rect>
              <QuarterBar
                point={point}
                box={{ x: start + (slot * (1 - barPart)) / 2, y: base - height, width: slot * barPart, height }}
                slot={slot}
                hatch={hatch}
                isLabelled={canLabelAll(slot, digits) || point.isLatest}
              />
              <QuarterTick x={start + slot / 2} y={base + 8} slot={slot} mark={marks[index]} isLatest={point.isLatest} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** `Q2 2026/27: about 87 (47 of yours, about 40 of others) people [e]`. All of it stands in the table too. */
function wordPoint({ label, told, value, flags, isOpen }: QuarterPoint, noun: string): string {
  const words = [told, value === null ? '' : noun, flags, isOpen ? 'so far: returns are still coming in' : ''];
  return `${label}: ${words.filter((part) => part !== '').join(' ')}`;
}
