import { useId, useRef } from 'react';

import { HatchPattern } from './HatchPattern.js';
import { useChartWidth } from './use-chart-width.js';
import styles from './Waterfall.module.css';
import { layOutWaterfall, type WaterfallStep } from './waterfall-layout.js';

interface WaterfallProps {
  readonly steps: readonly WaterfallStep[];
}

const rowHeight = 38;
const barHeight = 20;

/** Room after the longest bar for its number. */
const numberRoom = 44;

/** From this width on the names stand before the bars; below it, over them. */
const wide = 400;
const nameRoom = 176;

/** How a number came to be another: it lies down, from zero, totals dark, gains pale, losses hatched. */
export function Waterfall({ steps }: WaterfallProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, isKnown } = useChartWidth(ref, 620);
  const hatch = useId();
  if (!isKnown) return <div className={styles.chart} ref={ref} />;

  const left = width < wide ? 0 : nameRoom;
  const nameHeight = width < wide ? 20 : 0;
  const row = rowHeight + nameHeight;
  const bars = layOutWaterfall(steps);
  const toX = (part: number) => left + part * (width - left - numberRoom);

  return (
    <div className={styles.chart} ref={ref}>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${width} ${row * steps.length}`}
        width="100%"
        height={row * steps.length}
        aria-hidden="true"
      >
        <HatchPattern id={hatch} />
        <path className={styles.axis} d={`M${left + 0.5} 0V${row * steps.length}`} />
        {steps.map(({ key, name, kind, text }, index) => {
          const bar = bars[index];
          const y = index * row + nameHeight + (rowHeight - barHeight) / 2;
          if (bar === undefined) return null;
          return (
            <g key={key}>
              <text className={kind === 'whole' ? styles.wholeName : styles.name} x={left === 0 ? 6 : 0} y={left === 0 ? y - 6 : y + 15}>
                {name}
              </text>
              <rect
                className={styles[bar.tone]}
                fill={bar.tone === 'loss' ? `url(#${hatch})` : undefined}
                x={toX(bar.start)}
                y={y}
                width={toX(bar.start + bar.length) - toX(bar.start)}
                height={barHeight}
              />
              {index === steps.length - 1 ? null : <path className={styles.connector} d={`M${toX(bar.end)} ${y + barHeight}V${y + row}`} />}
              <text className={styles.number} x={toX(bar.start + bar.length) + 8} y={y + 15}>
                {text}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
