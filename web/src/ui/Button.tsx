import type { Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';

import styles from './Button.module.css';

interface ButtonProps {
  readonly children: string;
  readonly onPress: () => void;
  /** To lead the reader back to it. */
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that does something on this page. */
export function Button({ children, onPress, ref }: ButtonProps) {
  return (
    <AriaButton className={styles.button ?? ''} ref={ref ?? null} onPress={onPress}>
      {children}
    </AriaButton>
  );
}
