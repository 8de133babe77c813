import { type KeyboardEvent, useState } from 'react';

import type { Choices } from '#features/explore/workbench.type.js';
import { HiddenText } from '#ui/HiddenText.js';

import { toGridYears } from './quarter-years.js';
import styles from './QuarterGrid.module.css';

interface QuarterGridProps {
  readonly label: string;
  readonly periods: Choices['periods'];
  /** How a quarter is shown: as selected, as between two selected ones, or null for neither. */
  readonly lookOf: (key: string) => 'CHOSEN' | 'BETWEEN' | null;
  readonly onPress: (key: string) => void;
}

/**
 * Quarters as a grid of years. It is a single stop for Tab: left and right move by a quarter, up
 * and down by a year.
 */
export function QuarterGrid({ label, periods, lookOf, onPress }: QuarterGridProps) {
  const years = toGridYears(periods);
  const latest =
    periods.findLast(({ key }) => lookOf(key) === 'CHOSEN')?.key ?? periods.at(-1)?.key;
  const [stop, setStop] = useState(latest);
  const open = periods.find(({ status }) => status === 'OPEN');
  return (
    <div
      className={styles.quarters}
      role="toolbar"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={moveFocus}
    >
      {years.map(({ year, quarters }) => (
        <div key={year} className={styles.year}>
          <span>{year}</span>
          {quarters.map((quarter, index) => {
            if (quarter === null) return <i key={index} className={styles.none} />;
            const look = lookOf(quarter.key);
            return (
              <button
                key={quarter.key}
                type="button"
                className={styles.quarter}
                data-look={look ?? (quarter.isOpen ? 'OPEN' : undefined)}
                data-key={quarter.key}
                aria-pressed={look !== null}
                tabIndex={quarter.key === stop ? 0 : -1}
                onFocus={() => setStop(quarter.key)}
                onClick={() => onPress(quarter.key)}
              >
                <b>{quarter.number}</b> <HiddenText>{year}</HiddenText>{' '}
                <small>{quarter.months}</small>
              </button>
            );
          })}
        </div>
      ))}
      {open === undefined ? null : <p className={styles.note}>{open.label} has not ended yet.</p>}
    </div>
  );
}

/** Steps of the arrow keys, in quarters. The latest year is at the top. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: 4,
  ArrowDown: -4,
};

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = steps[event.key];
  if (by === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-key]')].sort(
    (one, other) => ((one.dataset.key ?? '') < (other.dataset.key ?? '') ? -1 : 1),
  );
  const place = buttons.findIndex((button) => button === document.activeElement);
  event.preventDefault();
  buttons[place + by]?.focus();
}
