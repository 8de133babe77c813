import type { KeyboardEvent, ReactNode } from 'react';

import styles from './Builder.module.css';

interface TickProps {
  readonly children: ReactNode;
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** Moves the option one place down or up, with Alt and an arrow key. */
  readonly onMove?: (by: 1 | -1) => void;
}

const steps: Readonly<Partial<Record<string, 1 | -1>>> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * One of the measures, or another option, on one line. It is a plain box: with the tick boxes of
 * forms, which validate their values, the workbench would be a fortieth larger.
 */
export function Tick({ children, label, isOn, onChange, onMove }: TickProps) {
  const moveByKey = (event: KeyboardEvent) => {
    const by = event.altKey ? steps[event.key] : undefined;
    if (by === undefined || onMove === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        aria-label={label}
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        onKeyDown={moveByKey}
      />
      <span className={styles.box}>
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path d="M1.5 5.2 4 7.7l4.5-5.2" />
        </svg>
      </span>
      <span className={styles.name} title={label}>
        {children}
      </span>
    </label>
  );
}
