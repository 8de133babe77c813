import styles from './HatchPattern.module.css';

interface HatchPatternProps {
  readonly id: string;
}

/** The hatching of a quarter that is not closed, to be filled with as `url(#id)`. */
export function HatchPattern({ id }: HatchPatternProps) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className={styles.hatch} d="M0 0V6" />
      </pattern>
    </defs>
  );
}
