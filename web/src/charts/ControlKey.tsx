import type { ControlEvent } from './control-chart.type.js';
import styles from './ControlChart.module.css';
import { toLetter } from './letter.js';

interface ControlKeyProps {
  readonly events: readonly ControlEvent[];
}

/**
 * Explains the letters of a chart, below it: there is no room for words beside the lines of events.
 */
export function ControlKey({ events }: ControlKeyProps) {
  if (events.length === 0) return null;
  return (
    <ul className={styles.key}>
      {events.map(({ key, words }, index) => (
        <li key={key}>
          <b>{toLetter(index)}</b>
          {words}
        </li>
      ))}
    </ul>
  );
}
