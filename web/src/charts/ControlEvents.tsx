import type { ControlEvent } from './control-chart.type.js';
import type { ControlLayout } from './control-layout.js';
import styles from './ControlChart.module.css';
import { toLetter } from './letter.js';

interface ControlEventsProps {
  readonly layout: ControlLayout;
  readonly events: readonly ControlEvent[];
}

/** The events: a dotted line each, with a letter that is explained below the chart. */
export function ControlEvents({ layout: { bottom, toEventX }, events }: ControlEventsProps) {
  return (
    <g>
      {events.map((event, index) => {
        const x = toEventX(event.at);
        return (
          <g key={event.key}>
            <path className={styles.event} d={`M${x} 18V${bottom}`} />
            <text className={styles.eventLetter} x={x} y={14}>
              {toLetter(index)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
