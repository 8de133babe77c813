import type { ReactNode } from 'react';

import { BarRow } from './BarRow.js';
import styles from './PairedBars.module.css';
import { toBarPercent } from './scale.js';

export interface PairedFigure {
  /** Null where there is no figure: no bar is drawn, and `text` says why. */
  readonly value: number | null;
  readonly text: string;
}

export interface PairedBar {
  readonly key: string;
  /** What the bars are of, such as a link. A link takes the whole row. */
  readonly name: ReactNode;
  readonly first: PairedFigure;
  readonly second: PairedFigure;
  readonly isChosen: boolean;
}

interface PairedBarsProps {
  /** In the order they are to be read. */
  readonly bars: readonly PairedBar[];
  /** `Led (684 in all)` and `Supported`. */
  readonly names: readonly [string, string];
  /** Whether some numbers are words, such as `3 of 11`, that need more room. */
  readonly hasWords?: boolean;
}

/** Two numbers of each thing as bars beside each other, each column with a scale of its own from zero: they are not to be added. */
export function PairedBars({ bars, names, hasWords = false }: PairedBarsProps) {
  const [first, second] = [bars.map((bar) => bar.first), bars.map((bar) => bar.second)].map((figures) =>
    Math.max(0, ...figures.map(({ value }) => value ?? 0)),
  );

  return (
    <div className={hasWords ? `${styles.bars} ${styles.hasWords}` : styles.bars}>
      <div className={styles.heads} aria-hidden="true">
        {names.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      {bars.map((bar) => (
        <BarRow key={bar.key} className={styles.row} name={bar.name} isChosen={bar.isChosen} isClose>
          <Figure figure={bar.first} largest={first ?? 0} tone="plain" />
          <Figure figure={bar.second} largest={second ?? 0} tone="soft" />
        </BarRow>
      ))}
    </div>
  );
}

interface FigureProps {
  readonly figure: PairedFigure;
  readonly largest: number;
  readonly tone: 'plain' | 'soft';
}

function Figure({ figure: { value, text }, largest, tone }: FigureProps) {
  return (
    <span className={styles.figure}>
      <svg className={styles.track} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles[tone]} width={toBarPercent(value, largest)} height="16" />
      </svg>
      <span className={tone === 'plain' ? styles.strong : undefined}>{text}</span>
    </span>
  );
}
