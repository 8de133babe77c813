import styles from './SoftHatch.module.css';

interface SoftHatchProps {
  readonly id: string;
}

/**
 * The hatching of a slot whose quarter is not closed, to be filled with as `url(#id)`. It keeps
 * still behind a line.
 */
export function SoftHatch({ id }: SoftHatchProps) {
  return (
    <defs>
      <pattern
        id={id}
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path className={styles.hatch} d="M0 0V4" />
      </pattern>
    </defs>
  );
}
