import type { ReactNode } from 'react';

import { BarRow } from './BarRow.js';
import styles from './GroupedBars.module.css';
import { KeyLine } from './KeyLine.js';
import { toBarPercent } from './scale.js';

export interface GroupedFigure {
  /** Null where there is no figure: no bar is drawn, and `text` says why. */
  readonly value: number | null;
  readonly text: string;
}

export interface BarGroup {
  readonly key: string;
  /** What the bars are of, such as a link. A link takes the whole group. */
  readonly name: ReactNode;
  readonly first: GroupedFigure;
  readonly second: GroupedFigure;
  /** A figure from elsewhere to hold them against: a line across both. Null without one. */
  readonly mark: { readonly value: number; readonly text: string } | null;
  readonly isChosen: boolean;
}

interface GroupedBarsProps {
  /** In the order they are to be read. */
  readonly groups: readonly BarGroup[];
  /** What the first bar, the second and the line are. */
  readonly names: { readonly first: string; readonly second: string; readonly mark: string };
}

/** Two bars of each thing, one under the other, all on one scale from zero, with a line to hold them against. */
export function GroupedBars({ groups, names }: GroupedBarsProps) {
  const largest = Math.max(0, ...groups.flatMap(({ first, second, mark }) => [first.value ?? 0, second.value ?? 0, mark?.value ?? 0]));

  return (
    <>
      <KeyLine>
        <span>
          <svg width="16" height="12" aria-hidden="true">
            <rect className={styles.first} y="1" width="16" height="10" />
          </svg>
          {names.first}
        </span>
        <span>
          <svg width="16" height="12" aria-hidden="true">
            <rect className={styles.second} y="1" width="16" height="10" />
          </svg>
          {names.second}
        </span>
        <span>
          <svg width="4" height="14" aria-hidden="true">
            <path className={styles.mark} d="M2 0V14" />
          </svg>
          {names.mark}
        </span>
      </KeyLine>
      <div className={styles.groups}>
        {groups.map(({ key, name, first, second, mark, isChosen }) => (
          <BarRow key={key} className={styles.group} name={name} isChosen={isChosen}>
            <svg className={styles.track} viewBox="0 0 100 44" preserveAspectRatio="none" aria-hidden="true">
              <rect className={styles.first} y="5" width={toBarPercent(first.value, largest)} height="16" />
              <rect className={styles.second} y="23" width={toBarPercent(second.value, largest)} height="16" />
              <path className={styles.zero} d="M0 0V44" />
              {mark === null ? null : (
                <>
                  <path className={styles.halo} d={`M${toBarPercent(mark.value, largest)} 1V43`} />
                  <path className={styles.mark} d={`M${toBarPercent(mark.value, largest)} 1V43`} />
                </>
              )}
            </svg>
            <span className={styles.numbers}>
              <b>{first.text}</b>
              <span>{second.text}</span>
            </span>
            <span className={styles.marked}>{mark?.text}</span>
          </BarRow>
        ))}
      </div>
    </>
  );
}
