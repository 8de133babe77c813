import styles from './MoreButton.module.css';

interface MoreButtonProps {
  readonly isOpen: boolean;
  /** The id of the row of filters. */
  readonly controls: string;
  /** How many of the filters in that row are set. */
  readonly set: number;
  readonly onPress: () => void;
}

/**
 * Opens the row of less common filters. While the row is closed, the button says how many of them
 * are set.
 */
export function MoreButton({ isOpen, controls, set, onPress }: MoreButtonProps) {
  return (
    <button
      className={set > 0 ? `${styles.more} ${styles.isSet}` : styles.more}
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onClick={onPress}
    >
      {set > 0 && !isOpen ? `More filters, ${set} set` : 'More filters'}
      <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
        <path d={isOpen ? 'M1 5l4-4 4 4' : 'M1 1l4 4 4-4'} />
      </svg>
    </button>
  );
}
