import type { ReactNode } from 'react';

import { BarRow } from './BarRow.js';
import styles from './RankedBars.module.css';
import { toBarPercent } from './scale.js';

export interface RankedBar {
  readonly key: string;
  /** What the bar is of, such as a link. A link takes the whole row. */
  readonly name: ReactNode;
  /** Null where there is no figure: no bar is drawn, and `text` says why. */
  readonly value: number | null;
  readonly text: string;
  readonly flags: string;
  /** Words under the number; empty without. */
  readonly detail: string;
  /** `OWN`: all of it is dark. `OTHERS`: all of it is pale. A number: so much of it is dark, one's own, and the rest pale. */
  readonly own: number | 'OWN' | 'OTHERS';
  /** What stands where a part would be that is hidden, without any length: `[c]`. Nothing of it is drawn otherwise. */
  readonly hidden?: string | null;
  /** Whether it is what the page is narrowed to. */
  readonly isChosen?: boolean;
}

interface RankedBarsProps {
  /** In the order they are to be read. */
  readonly bars: readonly RankedBar[];
}

/** How much of its room the longest bar takes where a sign may have to stand after it, in hundredths. */
const longestBesideSign = 84;

/** Bars from zero that lie down, each with its name and its number. */
export function RankedBars({ bars }: RankedBarsProps) {
  const largest = Math.max(0, ...bars.map((bar) => bar.value ?? 0));
  const longest = bars.some(({ hidden = null }) => hidden !== null) ? longestBesideSign : 100;
  const toLength = (value: number | null) => `${(toBarPercent(value, largest) * longest) / 100}%`;

  return (
    <div className={bars.some(({ detail }) => detail !== '') ? `${styles.bars} ${styles.areTold}` : styles.bars}>
      {bars.map(({ key, name, value, text, flags, detail, own, hidden = null, isChosen = false }) => (
        <BarRow key={key} className={styles.row} name={name} isChosen={isChosen}>
          <svg className={styles.track}>
            <rect className={own === 'OWN' ? styles.bar : styles.others} width={toLength(value)} height="100%" />
            {typeof own === 'number' ? <rect className={styles.bar} width={toLength(own)} height="100%" /> : null}
            {hidden === null ? null : (
              <text className={styles.hidden} x={toLength(value)} dx="6" y="50%" dominantBaseline="central">
                {hidden}
              </text>
            )}
          </svg>
          <span className={styles.number}>
            {text} {flags === '' ? null : <span className={styles.flags}>{flags}</span>}
            {detail === '' ? null : <span className={styles.detail}>{detail}</span>}
          </span>
        </BarRow>
      ))}
    </div>
  );
}
