import styles from './AreaMap.module.css';

interface MapPatternsProps {
  readonly id: string;
}

/** Fills for what has no figure: lines where none is available, dots where it is hidden. Paper without colour tells them apart. */
export function MapPatterns({ id }: MapPatternsProps) {
  return (
    <defs>
      <pattern id={`${id}-missing`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={styles.ground} width="6" height="6" />
        <path className={styles.line} d="M0 0V6" />
      </pattern>
      <pattern id={`${id}-hidden`} width="7" height="7" patternUnits="userSpaceOnUse">
        <rect className={styles.ground} width="7" height="7" />
        <circle className={styles.dot} cx="2" cy="2" r="1.3" />
      </pattern>
    </defs>
  );
}
