import styles from './SoftHatch.module.css';

interface SoftHatchProps {
  readonly id: string;
}

/**
 * The hatching of a slot whose quarter is not closed, for use as the fill `url(#id)`. It is faint
 * enough for a line in front of it.
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
