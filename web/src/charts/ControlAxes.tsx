import type { ControlQuarter } from './control-chart.type.js';
import type { ControlLayout } from './control-layout.js';
import styles from './ControlChart.module.css';
import { toQuarterMarks } from './quarter-axis.js';
import { estimateWidth } from './text-width.js';

interface ControlAxesProps {
  readonly layout: ControlLayout;
  readonly quarters: readonly ControlQuarter[];
  readonly formatMark: (value: number) => string;
}

/** Below this width a slot has room for `1`, but not for `Q1`. */
const narrowSlot = 19;

/**
 * The grid lines with their numbers; quarters below, their financial years under them, and a rule
 * at each Q1.
 */
export function ControlAxes({ layout, quarters, formatMark }: ControlAxesProps) {
  const { width, left, right, bottom, slot, toX, toY } = layout;
  const marks = toQuarterMarks(quarters.map(({ key }) => key));

  return (
    <g>
      {layout.ticks.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${left} ${toY(tick)}H${right}`} />
          <text className={styles.tick} x={left - 8} y={toY(tick) + 4}>
            {formatMark(tick)}
          </text>
        </g>
      ))}
      {marks.map(({ number, year, startsYear }, index) => {
        const key = quarters[index]?.key;
        const start = toX(index - 0.5);
        const at = start + (startsYear ? 6 : 0);
        // The last year may have only one or two quarters: its label is shortened to fit beside its
        // rule, and never overlaps it.
        const isShort = slot < narrowSlot || (year !== null && at + estimateWidth(year) > right);
        const shown = year !== null && isShort ? year.slice(2) : year;
        return (
          <g key={key}>
            {startsYear ? (
              <path className={styles.axis} d={`M${start} ${bottom}V${bottom + 40}`} />
            ) : null}
            <text
              className={quarters[index]?.isLatest === true ? styles.latestQuarter : styles.quarter}
              x={toX(index)}
              y={bottom + 18}
            >
              {slot < narrowSlot ? number.slice(1) : number}
            </text>
            {shown === null ? null : (
              <text x={Math.min(at, width - estimateWidth(shown))} y={bottom + 38}>
                {shown}
              </text>
            )}
          </g>
        );
      })}
      <path className={styles.axis} d={`M${left} ${bottom}H${right}`} />
    </g>
  );
}
