import styles from './TextButton.module.css';

interface TextButtonProps {
  readonly children: string;
  readonly onPress: () => void;
  /** Whether the part that it controls is open; left out if it opens nothing. */
  readonly isOpen?: boolean;
  /** Its full purpose, starting with its own words, for people who hear it out of context. */
  readonly label?: string;
}

/** A minor action, styled like a link. */
export function TextButton({ children, onPress, isOpen, label }: TextButtonProps) {
  return (
    <button
      className={styles.button}
      type="button"
      onClick={onPress}
      aria-expanded={isOpen}
      aria-label={label}
    >
      {children}
    </button>
  );
}
