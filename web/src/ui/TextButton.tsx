import styles from './TextButton.module.css';

interface TextButtonProps {
  readonly children: string;
  readonly onPress: () => void;
  /** Whether it has opened what it opens; left out where it opens nothing. */
  readonly isOpen?: boolean;
}

/** A small thing to do, written like a link. */
export function TextButton({ children, onPress, isOpen }: TextButtonProps) {
  return (
    <button className={styles.button} type="button" onClick={onPress} aria-expanded={isOpen}>
      {children}
    </button>
  );
}
