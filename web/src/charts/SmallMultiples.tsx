import { useId, useState } from 'react';

import { HatchPattern } from './HatchPattern.js';
import type { PanelQuarter } from './quarter-panels.type.js';
import type { MultipleContent } from './small-multiples.type.js';
import { SmallMultiple } from './SmallMultiple.js';
import styles from './SmallMultiples.module.css';

interface SmallMultiplesProps {
  /** From early to late. */
  readonly quarters: readonly PanelQuarter[];
  readonly multiples: readonly MultipleContent[];
  /** `Q3 2026/27 so far`; null where no quarter is open. */
  readonly openName: string | null;
  /** What a point stands for: `quarter`, `month` or `year`. */
  readonly unit: string;
  /** A quarter was chosen, by Enter or by the pointer. */
  readonly onChoose: (key: string) => void;
}

/**
 * Lines over time beside each other, each on a scale of its own from zero, with its name and its end value. The arrow keys and the
 * pointer move through the quarters of all of them at once; Enter or a press chooses one.
 */
export function SmallMultiples({ quarters, multiples, openName, unit, onChoose }: SmallMultiplesProps) {
  const [active, setActive] = useState<number | null>(null);
  const hatch = useId();
  const hasSignal = multiples.some(({ points }) => points.some(({ isSignal }) => isSignal));
  const read = active === null ? undefined : quarters[active];
  const shown = quarters.find(({ isShown }) => isShown) ?? quarters.at(-1);

  return (
    <>
      <ul className={styles.key} aria-label="Key">
        <li>
          Numbers: <b>{(read ?? shown)?.label}</b>
        </li>
        {hasSignal ? (
          <li>
            <svg width="12" height="12" aria-hidden="true">
              <path className={styles.signal} d="M6 1l5 5-5 5-5-5Z" />
            </svg>
            real change
          </li>
        ) : null}
        {openName === null ? null : (
          <li>
            <svg width="12" height="14" aria-hidden="true">
              <HatchPattern id={hatch} tone="quiet" />
              <rect className={styles.hatched} x=".5" y=".5" width="11" height="13" fill={`url(#${hatch})`} />
            </svg>
            {openName}
          </li>
        )}
      </ul>
      <div className={styles.multiples}>
        {multiples.map((multiple) => (
          <SmallMultiple
            key={multiple.key}
            quarters={quarters}
            multiple={multiple}
            unit={unit}
            active={active}
            onMove={setActive}
            onChoose={onChoose}
          />
        ))}
      </div>
    </>
  );
}
