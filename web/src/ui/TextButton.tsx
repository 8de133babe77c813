import styles from './TextButton.module.css';

interface TextButtonProps {
  readonly children: string;
  readonly onPress: () => void;
  /** Whether the part that the button opens is open; left out if it opens nothing. */
  readonly isOpen?: boolean;
  /**
   * The full purpose of the button, starting with its visible text, for people who hear it out of
   * context.
   */
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
