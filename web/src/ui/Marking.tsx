import styles from './Marking.module.css';

interface MarkingProps {
  readonly marking: string;
}

/** The protective marking, in a box, as on paper. */
export function Marking({ marking }: MarkingProps) {
  return (
    // Printed sheets take the marking from here (base.css).
    <span className={styles.marking} data-marking={marking}>
      {marking}
    </span>
  );
}
