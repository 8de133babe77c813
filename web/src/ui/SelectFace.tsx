import styles from './SelectBox.module.css';

interface SelectFaceProps {
  readonly label: string;
  /** The choice, in words. */
  readonly children: string | undefined;
  readonly isSet?: boolean;
}

/** The look of a filter, in its final size, until the code of its list is loaded. */
export function SelectFace({ label, children, isSet = false }: SelectFaceProps) {
  return (
    <span className={styles.select}>
      <span className={isSet ? `${styles.control} ${styles.isSet}` : styles.control}>
        <span className={styles.label}>{label}</span>
        <span className={styles.value}>{children}</span>
        <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </span>
    </span>
  );
}
