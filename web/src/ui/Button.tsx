import styles from './Button.module.css';

interface ButtonProps {
  readonly children: string;
  readonly onPress: () => void;
}

/** A button that does something on this page. */
export function Button({ children, onPress }: ButtonProps) {
  return (
    <button className={styles.button} type="button" onClick={onPress}>
      {children}
    </button>
  );
}
