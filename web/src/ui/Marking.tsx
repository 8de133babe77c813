import styles from './Marking.module.css';

interface MarkingProps {
  readonly marking: string;
}

/** The protective marking, in a box, as on paper. */
export function Marking({ marking }: MarkingProps) {
  return (
    // Paper takes it from here for each of its sheets (base.css).
    <span className={styles.marking} data-marking={marking}>
      {marking}
    </span>
  );
}
