import styles from './RankedBars.module.css';
import { toBarPercent } from './scale.js';

export interface RankedBar {
  readonly key: string;
  readonly name: string;
  /** Null where there is no figure: no bar is drawn, and `text` says why. */
  readonly value: number | null;
  readonly text: string;
  readonly flags: string;
  /** Words under the number; empty without. */
  readonly detail: string;
  /** `OWN`: all of it is dark. `OTHERS`: all of it is pale. A number: so much of it is dark, one's own, and the rest pale. */
  readonly own: number | 'OWN' | 'OTHERS';
}

interface RankedBarsProps {
  /** In the order they are to be read. */
  readonly bars: readonly RankedBar[];
}

/** Bars from zero that lie down, each with its name and its number. */
export function RankedBars({ bars }: RankedBarsProps) {
  const largest = Math.max(0, ...bars.map((bar) => bar.value ?? 0));

  return (
    <div className={styles.bars}>
      {bars.map((bar) => (
        <div key={bar.key} className={styles.row}>
          <span className={styles.name}>{bar.name}</span>
          <svg className={styles.track} viewBox="0 0 100 10" preserveAspectRatio="none">
            <rect
              className={bar.own === 'OWN' ? styles.bar : styles.others}
              x="0"
              y="0"
              width={toBarPercent(bar.value, largest)}
              height="10"
            />
            {typeof bar.own === 'number' ? (
              <rect className={styles.bar} x="0" y="0" width={toBarPercent(bar.own, largest)} height="10" />
            ) : null}
          </svg>
          <span className={styles.number}>
            {bar.text} {bar.flags === '' ? null : <span className={styles.flags}>{bar.flags}</span>}
            {bar.detail === '' ? null : <span className={styles.detail}>{bar.detail}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}
