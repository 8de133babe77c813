import type { ControlEvent } from './control-chart.type.js';
import { type ControlLayout, estimateWidth, eventRow } from './control-layout.js';
import styles from './ControlChart.module.css';
import { toLetter } from './letter.js';

interface ControlEventsProps {
  readonly layout: ControlLayout;
  readonly events: readonly ControlEvent[];
}

/** What happened: a dotted line with date and words on a row of its own; on a narrow chart a letter, told below it. */
export function ControlEvents({ layout, events }: ControlEventsProps) {
  const { left, right, bottom, isNarrow, toX } = layout;

  return (
    <g>
      {events.map(({ key, at, words }, index) => {
        const x = Math.max(left, Math.min(right, toX(at - 0.5)));
        const row = isNarrow ? 0 : index;
        const isBefore = !isNarrow && x + estimateWidth(words) + 8 > layout.width;
        return (
          <g key={key}>
            <path className={styles.event} d={`M${x} ${row * eventRow + (isNarrow ? 18 : 4)}V${bottom}`} />
            <text
              className={isNarrow ? styles.eventLetter : isBefore ? styles.eventBefore : styles.eventWords}
              x={isNarrow ? x : isBefore ? x - 6 : x + 6}
              y={row * eventRow + 14}
            >
              {isNarrow ? toLetter(index) : words}
            </text>
          </g>
        );
      })}
    </g>
  );
}
