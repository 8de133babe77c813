import styles from './Marking.module.css';

interface MarkingProps {
  readonly marking: string;
}

/** The protective marking, boxed, as it stands on paper. */
export function Marking({ marking }: MarkingProps) {
  return <span className={styles.marking}>{marking}</span>;
}
