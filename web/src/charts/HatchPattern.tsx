import styles from './HatchPattern.module.css';

interface HatchPatternProps {
  readonly id: string;
  /** `quiet` lies behind figures, `series` is one. */
  readonly tone?: 'series' | 'quiet';
}

/** The hatching of a quarter that is not closed, to be filled with as `url(#id)`. */
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
