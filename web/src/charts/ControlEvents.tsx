import type { ControlEvent } from './control-chart.type.js';
import { type ControlLayout, eventRow, findSide } from './control-layout.js';
import styles from './ControlChart.module.css';
import { toLetter } from './letter.js';

interface ControlEventsProps {
  readonly layout: ControlLayout;
  readonly events: readonly ControlEvent[];
}

/** What happened: a dotted line with date and words on a row of its own; where they have no room, a letter that is told below the chart. */
export function ControlEvents({ layout, events }: ControlEventsProps) {
  const { width, bottom, areEventsLettered, toEventX } = layout;

  return (
    <g>
      {events.map((event, index) => {
        const x = toEventX(event.at);
        const row = areEventsLettered ? 0 : index;
        const isBefore = findSide(event, x, width) === 'before';
        return (
          <g key={event.key}>
            <path className={styles.event} d={`M${x} ${row * eventRow + (areEventsLettered ? 18 : 4)}V${bottom}`} />
            <text
              className={areEventsLettered ? styles.eventLetter : isBefore ? styles.eventBefore : styles.eventWords}
              x={areEventsLettered ? x : isBefore ? x - 6 : x + 6}
              y={row * eventRow + 14}
            >
              {areEventsLettered ? toLetter(index) : event.words}
            </text>
          </g>
        );
      })}
    </g>
  );
}
