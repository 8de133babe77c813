import styles from '#features/boards/records/Records.module.css';

/** A mark of two sheets: a figure has been revised since sign-off. */
export function RevisedMark() {
  return (
    <svg className={styles.mark} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <rect className={styles.under} x="1" y="1" width="8.5" height="8.5" rx="1" />
      <rect className={styles.over} x="5" y="5" width="8.5" height="8.5" rx="1" />
    </svg>
  );
}
