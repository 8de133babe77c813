import styles from './AreaMap.module.css';

interface MapPatternsProps {
  readonly id: string;
}

/** The fill of districts that are not compared: lines, which also show on paper without colour. */
export function MapPatterns({ id }: MapPatternsProps) {
  return (
    <defs>
      <pattern
        id={`${id}-missing`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className={styles.ground} width="6" height="6" />
        <path className={styles.line} d="M0 0V6" />
      </pattern>
    </defs>
  );
}
