import type { ReactNode } from 'react';

import { BarRow } from './BarRow.js';
import styles from './BulletBars.module.css';
import { KeyLine } from './KeyLine.js';
import { toBarPercent } from './scale.js';

export interface BulletBar {
  readonly key: string;
  /** What the bar is of, such as a link. A link takes the whole row. */
  readonly name: ReactNode;
  /** What there is. Null where there is no figure: no bar is drawn, and `text` says why. */
  readonly value: number | null;
  /** What it is held against. Null where that is not known. */
  readonly against: number | null;
  /** Both in words: `61.5 of 71.0`. */
  readonly text: string;
  readonly flags: string;
  /** What follows from the two, in the last column: `13.4% vacant`. Empty where nothing does. */
  readonly note: string;
  /** Picked out from the others. */
  readonly isPicked: boolean;
}

interface BulletBarsProps {
  /** In the order they are to be read. */
  readonly bars: readonly BulletBar[];
  /** Names of what there is and of what it is held against. */
  readonly legend: { readonly value: string; readonly against: string };
}

/** Bullet bars from zero, on one scale: what there is, in the bar of what it is held against, whose end is marked. */
export function BulletBars({ bars, legend }: BulletBarsProps) {
  const largest = Math.max(0, ...bars.flatMap(({ value, against }) => [value ?? 0, against ?? 0]));

  return (
    <>
      <KeyLine>
        <span>
          <svg width="16" height="12" aria-hidden="true">
            <rect className={styles.value} y="3" width="16" height="6" />
          </svg>
          {legend.value}
        </span>
        <span>
          <svg width="16" height="14" aria-hidden="true">
            <rect className={styles.against} y="1" width="15" height="12" />
            <path className={styles.end} d="M15 0V14" />
          </svg>
          {legend.against}
        </span>
      </KeyLine>
      <div className={styles.bars}>
        {bars.map(({ key, name, value, against, text, flags, note, isPicked }) => (
          <BarRow key={key} className={isPicked ? `${styles.row} ${styles.isPicked}` : styles.row} name={name} isChosen={isPicked} isClose>
            <svg className={styles.track} viewBox="0 0 100 22" preserveAspectRatio="none" aria-hidden="true">
              <rect className={styles.against} y="3" width={toLength(against, largest)} height="16" />
              <rect className={styles.value} y="7" width={toLength(value, largest)} height="8" />
              <path className={styles.zero} d="M0 0V22" />
              {against === null ? null : <path className={styles.end} d={`M${toLength(against, largest)} 1V21`} />}
            </svg>
            <span className={styles.number}>
              {text} {flags === '' ? null : <span className={styles.flags}>{flags}</span>}
            </span>
            <span className={styles.note}>{note}</span>
          </BarRow>
        ))}
      </div>
    </>
  );
}

/** Below zero no bar can be drawn: the number tells. */
function toLength(value: number | null, largest: number): number {
  return Math.max(0, toBarPercent(value, largest));
}
