import { useId } from 'react';

import { formatNumber } from '#lib/format.js';

import { placeGapSigns } from './gap-signs.js';
import { HatchPattern } from './HatchPattern.js';
import type { PanelLayout } from './panel-layout.js';
import { findGapSign, stackUp } from './stack-layout.js';
import type { StackQuarter } from './stacked-bars.type.js';
import styles from './StackedBars.module.css';
import { StackPatterns } from './StackPatterns.js';

interface StackDrawingProps {
  readonly width: number;
  readonly height: number;
  readonly layout: PanelLayout;
  readonly quarters: readonly StackQuarter[];
  /** The quarter that is read now; null where none is. */
  readonly active: number | null;
  readonly shown: number;
}

/** The bars, their scale and their axis. Their numbers stand in the key and in the table. */
export function StackDrawing({ width, height, layout, quarters, active, shown }: StackDrawingProps) {
  const id = useId();
  const { left, bottom, slot, barWidth, ticks, toX, toY } = layout;

  return (
    <svg className={styles.drawing} viewBox={`0 0 ${width} ${height}`} width="100%" height={height} aria-hidden="true">
      <HatchPattern id={`${id}-hatch`} tone="quiet" />
      <StackPatterns id={id} />
      {ticks.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${left} ${toY(tick)}H${width}`} />
          <text className={styles.tick} x={left - 6} y={toY(tick) + 4}>
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      {placeGapSigns({ signs: quarters.map((quarter) => (stackUp(quarter) === null ? findGapSign(quarter) : null)), slot }).map(
        ({ index, text }) => (
          <text key={index} className={styles.gap} x={toX(index + 0.5)} y={bottom - 5}>
            {text}
          </text>
        ),
      )}
      {quarters.map((quarter, index) => {
        const pieces = stackUp(quarter);
        const box = { x: toX(index) + (slot - barWidth) / 2, width: barWidth };
        if (pieces === null) return null;
        return (
          <g key={quarter.key}>
            {pieces.map(({ from, to }, part) => {
              const place = { ...box, y: toY(to), height: toY(from) - toY(to) };
              return quarter.isOpen ? (
                <rect key={part} className={styles.open} {...place} fill={`url(#${id}-hatch)`} />
              ) : (
                <g key={part}>
                  <rect className={styles[`part${part}`]} {...place} />
                  <rect className={styles.pattern} {...place} fill={`url(#${id}-${part})`} />
                </g>
              );
            })}
          </g>
        );
      })}
      {active === null ? null : <path className={styles.cursor} d={`M${toX(active + 0.5)} ${layout.top - 8}V${bottom}`} />}
      <path className={styles.shown} d={`M${toX(shown) + (slot - barWidth) / 2} ${bottom + 2}h${barWidth}`} />
      <path className={styles.axis} d={`M${left} ${bottom}H${width}`} />
      {layout.marks.map(({ x, words }) => (
        <g key={x}>
          <path className={styles.axis} d={`M${x} ${bottom}v6`} />
          <text x={x} y={bottom + 20}>
            {words}
          </text>
        </g>
      ))}
    </svg>
  );
}
