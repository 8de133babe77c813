import type { ReactNode } from 'react';

import { toBarScale } from './bar-scale.js';
import { BarRow } from './BarRow.js';
import styles from './ComparedBars.module.css';
import { KeyLine } from './KeyLine.js';

export interface ComparedBar {
  readonly key: string;
  /** What the bar is of, such as a link. A link takes the whole row. */
  readonly name: ReactNode;
  /** Null where there is no figure: no bar is drawn, and `text` says why. */
  readonly value: number | null;
  /** The same a year before: a tick. Null where there is none. */
  readonly before: number | null;
  readonly text: string;
  readonly flags: string;
  /** Words under the number; empty without. */
  readonly detail: string;
  /** How much of the value is dark: one's own. The rest is pale. Null where all of it has the tone of the bar. */
  readonly own: number | null;
  /** The change in the last column, or what else stands there; empty where there is none. */
  readonly change: ReactNode;
  /** `chosen` is what the page is of; `rest` is what is not listed one by one, `others` what is protected and nobody's own. */
  readonly tone: 'plain' | 'chosen' | 'rest' | 'others';
}

interface ComparedBarsProps {
  /** In the order they are to be read. */
  readonly bars: readonly ComparedBar[];
  /** Names of the bars, of the ticks and of the last column; the latter two null where no row has any. */
  readonly legend: {
    readonly bar: string;
    /** Whether parts are told apart, as one's own and those of others; `SOME` where some of the bars are protected and all of each. */
    readonly parts: 'NONE' | 'SOME' | 'OTHERS' | 'OWN_AND_OTHERS';
    readonly tick: string | null;
    readonly change: string | null;
  };
}

/** Bars from zero that lie down, each with its name, its number, a tick for the year before and a change. */
export function ComparedBars({ bars, legend }: ComparedBarsProps) {
  const scale = toBarScale(bars.flatMap(({ value, before }) => [value, before]));

  return (
    <>
      <KeyLine>
        {legend.parts === 'OTHERS' ? null : (
          <span>
            <svg width="16" height="12" aria-hidden="true">
              <rect className={styles.plain} y="1" width="16" height="10" />
            </svg>
            {legend.parts === 'OWN_AND_OTHERS' ? `${legend.bar}, yours, exact` : legend.bar}
          </span>
        )}
        {legend.parts === 'NONE' ? null : (
          <span>
            <svg width="16" height="12" aria-hidden="true">
              <rect className={styles.others} y="1" width="16" height="10" />
            </svg>
            {protectedNames[legend.parts](legend.bar)}
          </span>
        )}
        {legend.tick === null ? null : (
          <span>
            <svg width="4" height="14" aria-hidden="true">
              <path className={styles.tick} d="M2 0V14" />
            </svg>
            {legend.tick}
          </span>
        )}
        {legend.change === null ? null : <span>Last column: {legend.change}</span>}
      </KeyLine>
      <div className={styles.bars}>
        {bars.map(({ key, name, value, before, text, flags, detail, own, change, tone }) => (
          <BarRow
            key={key}
            className={tone === 'chosen' ? `${styles.row} ${styles.isChosen}` : styles.row}
            name={name}
            isChosen={tone === 'chosen'}
            isClose
          >
            <svg className={styles.track} viewBox="0 0 100 22" preserveAspectRatio="none" aria-hidden="true">
              <path className={styles.zero} d={`M${scale.zero} 0V22`} />
              {value === null ? null : (
                <rect
                  className={styles[own === null ? tone : 'others']}
                  x={scale.toBar(value).start}
                  y="3"
                  width={scale.toBar(value).length}
                  height="16"
                />
              )}
              {own === null || own === 0 ? null : (
                <rect
                  className={styles[tone === 'others' ? 'plain' : tone]}
                  x={scale.toBar(own).start}
                  y="3"
                  width={scale.toBar(own).length}
                  height="16"
                />
              )}
              {before === null ? null : <path className={styles.tick} d={`M${scale.toPlace(before)} 0V22`} />}
            </svg>
            <span className={styles.number}>
              {text} {flags === '' ? null : <span className={styles.flags}>{flags}</span>}
              {detail === '' ? null : <span className={styles.detail}>{detail}</span>}
            </span>
            <span className={styles.change}>{change}</span>
          </BarRow>
        ))}
      </div>
    </>
  );
}

/** What the pale bars are called. */
const protectedNames = {
  SOME: () => 'protected',
  OTHERS: (bar: string) => `${bar}, protected`,
  OWN_AND_OTHERS: () => 'others, protected',
} as const;
