import styles from './TextButton.module.css';

interface TextButtonProps {
  readonly children: string;
  readonly onPress: () => void;
  /** Whether it has opened what it opens; left out where it opens nothing. */
  readonly isOpen?: boolean;
  /**
   * What it does in full, beginning with its words, for people who hear it without its
   * surroundings.
   */
  readonly label?: string;
}

/** A small thing to do, written like a link. */
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
