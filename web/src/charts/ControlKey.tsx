import type { ReactNode } from 'react';

import type { ControlEvent, ControlLabel } from './control-chart.type.js';
import styles from './ControlChart.module.css';
import { toLetter } from './letter.js';

interface ControlKeyProps {
  readonly labels: readonly ControlLabel[];
  readonly events: readonly ControlEvent[];
}

/** Below a chart without room for them: what its lines and letters mean. */
export function ControlKey({ labels, events }: ControlKeyProps) {
  if (labels.length === 0 && events.length === 0) return null;
  return (
    <ul className={styles.key}>
      {labels.map(({ key, words }) => (
        <li key={key}>
          <svg width="20" height="12" aria-hidden="true">
            {samples[key]}
          </svg>
          {words}
        </li>
      ))}
      {events.map(({ key, words }, index) => (
        <li key={key} className={styles.keyEvent}>
          <b>{toLetter(index)}</b>
          {words}
        </li>
      ))}
    </ul>
  );
}

const limit = (
  <>
    <rect className={styles.usual} width="20" height="12" />
    <path className={styles.limit} d="M0 .5h20M0 11.5h20" />
  </>
);
const target = <path className={styles.target} d="M0 6h20" />;

const samples: Readonly<Record<ControlLabel['key'], ReactNode>> = {
  upper: limit,
  lower: limit,
  centre: <path className={styles.centre} d="M0 6h20" />,
  target,
  'target-upper': target,
  level: <path className={styles.level} d="M0 6h20" />,
  before: limit,
  running: <circle className={styles.open} cx="10" cy="6" r="4.5" />,
  beside: <path className={styles.beside} d="M0 6h20" />,
  latest: <circle className={styles.dot} cx="10" cy="6" r="4.5" />,
  'last-year': <path className={styles.lastYear} d="M1 6h18" />,
};
