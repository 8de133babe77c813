import type { ComponentProps, ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';

import styles from './Builder.module.css';

interface TickProps {
  readonly children: ReactNode;
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** Moves it among others, one down or one up: with Alt and an arrow key. */
  readonly onMove?: (by: 1 | -1) => void;
}

/** One of the measures, or whatever can be had or not, on one line. */
export function Tick({ children, label, isOn, onChange, onMove }: TickProps) {
  const moveByKey: ComponentProps<typeof CheckboxField>['onKeyDown'] = (event) => {
    const by = !event.altKey
      ? null
      : event.key === 'ArrowUp'
        ? -1
        : event.key === 'ArrowDown'
          ? 1
          : null;
    // Any other key is for what stands around it: Escape closes the list that it is in.
    if (by === null || onMove === undefined) event.continuePropagation();
    else onMove(by);
  };
  return (
    <CheckboxField
      className={styles.field ?? ''}
      isSelected={isOn}
      onChange={onChange}
      onKeyDown={moveByKey}
      aria-label={label}
    >
      <CheckboxButton className={styles.tick ?? ''}>
        <span className={styles.box}>
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            <path d="M1.5 5.2 4 7.7l4.5-5.2" />
          </svg>
        </span>
        <span className={styles.name} title={label}>
          {children}
        </span>
      </CheckboxButton>
    </CheckboxField>
  );
}
