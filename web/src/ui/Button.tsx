import { Button as AriaButton } from 'react-aria-components/Button';

import styles from './Button.module.css';

interface ButtonProps {
  readonly children: string;
  readonly onPress: () => void;
}

/** A button that does something on this page. */
export function Button({ children, onPress }: ButtonProps) {
  return (
    <AriaButton className={styles.button ?? ''} onPress={onPress}>
      {children}
    </AriaButton>
  );
}
