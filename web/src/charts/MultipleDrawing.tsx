import { useId } from 'react';

import { formatNumber } from '#lib/format.js';

import { placeGapSigns } from './gap-signs.js';
import { HatchPattern } from './HatchPattern.js';
import { findPieces } from './line-runs.js';
import type { PanelLayout } from './panel-layout.js';
import type { PanelPoint, PanelQuarter } from './quarter-panels.type.js';
import styles from './SmallMultiples.module.css';

interface MultipleDrawingProps {
  readonly width: number;
  readonly height: number;
  readonly layout: PanelLayout;
  readonly quarters: readonly PanelQuarter[];
  readonly points: readonly PanelPoint[];
  /** The quarter that is read now; null where none is. */
  readonly active: number | null;
  readonly shown: number;
}

/** The line of one, its scale, and its axis. Its words stand beside it. */
export function MultipleDrawing({ width, height, layout, quarters, points, active, shown }: MultipleDrawingProps) {
  const hatch = useId();
  const { left, top, bottom, slot, ticks, toX, toY } = layout;
  const middle = (index: number) => toX(index + 0.5);
  const pieces = findPieces(points.map(({ value }, index) => ({ value, isOpen: quarters[index]?.isOpen === true })));

  return (
    <svg className={styles.drawing} viewBox={`0 0 ${width} ${height}`} width="100%" height={height} aria-hidden="true">
      <HatchPattern id={hatch} tone="quiet" />
      {quarters.map(({ key, isOpen }, index) =>
        isOpen ? <rect key={key} x={toX(index)} y={top} width={slot} height={bottom - top} fill={`url(#${hatch})`} /> : null,
      )}
      {[0, ticks.at(-1) ?? 1].map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? styles.axis : styles.grid} d={`M${left} ${toY(tick)}H${width}`} />
          <text className={styles.tick} x={left - 6} y={toY(tick) + 4}>
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      {pieces.map((piece) => (
        <path
          key={piece[0]}
          className={styles.line}
          d={`M${piece.map((index) => `${middle(index)} ${toY(points[index]?.value ?? 0)}`).join('L')}`}
        />
      ))}
      {placeGapSigns({ signs: points.map(({ value, text }) => (value === null ? text : null)), slot }).map(({ index, text }) => (
        <text key={index} className={styles.gap} x={middle(index)} y={bottom - 5}>
          {text}
        </text>
      ))}
      {points.map(({ value, isSignal }, index) => {
        const key = quarters[index]?.key;
        const x = middle(index);
        if (value === null) return null;
        const y = toY(value);
        if (quarters[index]?.isOpen === true) return <circle key={key} className={styles.open} cx={x} cy={y} r="3" />;
        if (isSignal) return <path key={key} className={styles.signal} d={`M${x} ${y - 5}l5 5-5 5-5-5Z`} />;
        const isLone = pieces.some((piece) => piece.length === 1 && piece[0] === index);
        return index === shown || isLone ? <circle key={key} className={styles.dot} cx={x} cy={y} r={index === shown ? 3.5 : 2.5} /> : null;
      })}
      {active === null ? null : (
        <>
          <path className={styles.cursor} d={`M${middle(active)} ${top - 6}V${bottom}`} />
          {points[active] === undefined || points[active].value === null ? null : (
            <circle className={styles.read} cx={middle(active)} cy={toY(points[active].value)} r="4" />
          )}
        </>
      )}
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
