import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { Text } from 'react-aria-components/Text';

import styles from './TickControl.module.css';

interface TickControlProps {
  readonly label: string;
  /** What a tick means, in a sentence; null if the label says it. */
  readonly hint: string | null;
  /**
   * Whether the box is ticked, with a function to call when that changes; or the code of the box in
   * a list that keeps the state.
   */
  readonly state:
    | { readonly isTicked: boolean; readonly onChange: (isTicked: boolean) => void }
    | { readonly code: string };
}

/** A checkbox. */
export function TickControl({ label, hint, state }: TickControlProps) {
  const tick =
    'code' in state
      ? { value: state.code }
      : { isSelected: state.isTicked, onChange: state.onChange };
  return (
    <CheckboxField className={styles.field ?? ''} {...tick}>
      <CheckboxButton className={styles.tick ?? ''}>
        <span className={styles.box}>
          <svg width="12" height="10" viewBox="0 0 12 10" aria-hidden="true">
            <path d="M1 5l3.5 3.5L11 1.5" />
          </svg>
        </span>
        {label}
      </CheckboxButton>
      {hint === null ? null : (
        <Text className={styles.hint ?? ''} slot="description">
          {hint}
        </Text>
      )}
    </CheckboxField>
  );
}
