import styles from './StackedBars.module.css';

interface StackPatternsProps {
  /** Begins the id of each: `url(#id-0)` is that of the lowest part. */
  readonly id: string;
}

/** Patterns that tell the parts of a bar apart without their colours: lines for the lowest, dots for the next, crosses for a third. */
export function StackPatterns({ id }: StackPatternsProps) {
  return (
    <defs>
      <pattern id={`${id}-0`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className={styles.patternLine} d="M0 0V7" />
      </pattern>
      <pattern id={`${id}-1`} width="7" height="7" patternUnits="userSpaceOnUse">
        <circle className={styles.patternDot} cx="3.5" cy="3.5" r="1.4" />
      </pattern>
      <pattern id={`${id}-2`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path className={styles.patternLine} d="M4 1.5V6.5M1.5 4H6.5" />
      </pattern>
    </defs>
  );
}
