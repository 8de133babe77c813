import { useId } from 'react';

import { formatNumber } from '#lib/format.js';

import { placeGapSigns } from './gap-signs.js';
import { HatchPattern } from './HatchPattern.js';
import type { PanelLayout } from './panel-layout.js';
import type { PanelQuarter, QuarterPanelContent } from './quarter-panels.type.js';
import styles from './QuarterPanels.module.css';
import { estimateWidth } from './text-width.js';

interface PanelDrawingProps {
  readonly width: number;
  readonly height: number;
  readonly layout: PanelLayout;
  readonly quarters: readonly PanelQuarter[];
  readonly panel: QuarterPanelContent;
  readonly active: number | null;
  /** The index of the quarter whose number is above its bar. */
  readonly current: number;
}

/** The bars of one panel, its target, its axis, and the number of one quarter. */
export function PanelDrawing({
  width,
  height,
  layout,
  quarters,
  panel,
  active,
  current,
}: PanelDrawingProps) {
  const hatch = useId();
  const { left, bottom, barWidth, slot, toX, toY } = layout;
  const told = panel.points[current];
  const top = toY(told?.value ?? 0);

  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      height={height}
      aria-hidden="true"
    >
      <HatchPattern id={hatch} tone="quiet" />
      {quarters.map(({ key, isOpen, isProvisional }, index) =>
        isProvisional === true && !isOpen ? (
          <rect
            key={key}
            className={styles.provisional}
            x={toX(index)}
            y="0"
            width={slot}
            height={bottom}
          />
        ) : null,
      )}
      {layout.ticks.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${left} ${toY(tick)}H${width}`} />
          <text className={styles.tick} x={left - 6} y={toY(tick) + 4}>
            {(panel.formatMark ?? formatNumber)(tick)}
          </text>
        </g>
      ))}
      {placeGapSigns({
        signs: panel.points.map(({ value, text }) => (value === null ? text : null)),
        slot,
      }).map(({ index, text }) => (
        <text key={index} className={styles.gap} x={toX(index + 0.5)} y={bottom - 5}>
          {text}
        </text>
      ))}
      {panel.points.map(({ value, own = null }, index) => {
        const quarter = quarters[index];
        if (quarter === undefined || value === null) return null;
        const toBox = (part: number) => ({
          x: toX(index) + (slot - barWidth) / 2,
          y: toY(part),
          width: barWidth,
          height: bottom - toY(part),
        });
        if (quarter.isOpen)
          return (
            <rect
              key={quarter.key}
              className={styles.open}
              fill={`url(#${hatch})`}
              {...toBox(value)}
            />
          );
        return (
          <g key={quarter.key}>
            {own === null ? null : <rect className={styles.others} {...toBox(value)} />}
            <rect className={styles[panel.tone]} {...toBox(own ?? value)} />
          </g>
        );
      })}
      {panel.targets.map((target) => (
        <path key={target} className={styles.target} d={`M${left} ${toY(target)}H${width}`} />
      ))}
      {panel.points.map(({ value, isSignal }, index) =>
        isSignal && value !== null && index !== current ? (
          <path
            key={quarters[index]?.key}
            className={styles.signal}
            d={toDiamond(toX(index + 0.5), toY(value) - 1)}
          />
        ) : null,
      )}
      {active === null ? null : (
        <>
          <path className={styles.cursor} d={`M${toX(active + 0.5)} ${layout.top - 8}V${bottom}`} />
          <text className={styles.readout} x={left} y="12">
            {quarters[active]?.label}
          </text>
        </>
      )}
      {told === undefined || told.value === null ? null : (
        <>
          {told.isSignal ? (
            <path className={styles.signal} d={toDiamond(toX(current + 0.5), top - 1)} />
          ) : null}
          <text
            className={styles.number}
            x={Math.min(toX(current + 0.5), width - estimateWidth(told.text) / 2)}
            y={top - (told.isSignal ? 9 : 6)}
          >
            {told.text}
          </text>
        </>
      )}
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

function toDiamond(x: number, y: number): string {
  return `M${x} ${y - 5}l5 5-5 5-5-5Z`;
}
