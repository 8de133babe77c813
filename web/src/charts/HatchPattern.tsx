import styles from './HatchPattern.module.css';

interface HatchPatternProps {
  readonly id: string;
  /** `quiet` is behind figures; `series` is a figure itself. */
  readonly tone?: 'series' | 'quiet';
}

/** The hatching of a quarter that is not closed, for use as the fill `url(#id)`. */
export function HatchPattern({ id, tone = 'series' }: HatchPatternProps) {
  const size = tone === 'quiet' ? 4 : 6;

  return (
    <defs>
      <pattern
        id={id}
        width={size}
        height={size}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path className={tone === 'quiet' ? styles.quiet : styles.hatch} d={`M0 0V${size}`} />
      </pattern>
    </defs>
  );
}
