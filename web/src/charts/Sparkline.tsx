import { useId } from 'react';

import { SoftHatch } from './SoftHatch.js';
import styles from './Sparkline.module.css';
import type { SparklineContent } from './sparkline.type.js';
import { layOutSparkline, type Place, type SparklineSize } from './sparkline-geometry.js';

interface SparklineProps {
  readonly content: SparklineContent;
  /** The content of the sparkline, as a sentence. */
  readonly label: string;
  readonly size: keyof typeof sizes;
}

const sizes = {
  tile: { width: 168, height: 56, inset: 5 },
  row: { width: 96, height: 22, inset: 5 },
  result: { width: 84, height: 26, inset: 5 },
  cell: { width: 130, height: 20, inset: 4 },
  line: { width: 110, height: 36, inset: 5 },
} as const satisfies Readonly<Record<string, SparklineSize>>;

/**
 * Thirteen quarters at a glance: the usual range, the target, the line, and whether the latest
 * quarter is a real change.
 */
export function Sparkline({ content, label, size }: SparklineProps) {
  const hatch = useId();
  const { width, height } = sizes[size];
  const drawn = layOutSparkline(content, sizes[size]);

  return (
    <svg
      className={styles.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {drawn.bands.map((band) => (
        <rect
          key={band.x}
          className={styles.usual}
          x={band.x}
          y={band.y}
          width={band.width}
          height={band.height}
        />
      ))}
      {drawn.openFrom === null ? null : (
        <>
          <SoftHatch id={hatch} />
          <rect
            x={drawn.openFrom}
            y="0"
            width={width - drawn.openFrom}
            height={height}
            fill={`url(#${hatch})`}
          />
        </>
      )}
      {drawn.breaks.map((x) => (
        <path key={x} className={styles.break} d={`M${x} 2V${height - 2}`} />
      ))}
      {drawn.targets.map((y) => (
        <path key={y} className={styles.target} d={`M0 ${y}H${width}`} />
      ))}
      {drawn.mean === null ? null : (
        <path className={styles.mean} d={`M${drawn.mean.x} ${drawn.mean.y}h${drawn.mean.width}`} />
      )}
      {drawn.lines.map((line) => (
        <path key={line} className={styles.line} d={line} />
      ))}
      {drawn.openLine === null ? null : <path className={styles.openLine} d={drawn.openLine} />}
      {drawn.lone.map(({ x, y }) => (
        <circle key={x} className={styles.dot} cx={x} cy={y} r="2.2" />
      ))}
      {drawn.earlier.map((place) => (
        <path key={place.x} className={styles.signal} d={toDiamond(place, 3)} />
      ))}
      {drawn.open.map(({ x, y }) => (
        <circle key={x} className={styles.openDot} cx={x} cy={y} r="2.6" />
      ))}
      {drawn.latest === null ? null : drawn.latest.isSignal ? (
        <path className={styles.signal} d={toDiamond(drawn.latest, 5)} />
      ) : (
        <circle className={styles.dot} cx={drawn.latest.x} cy={drawn.latest.y} r="3.2" />
      )}
    </svg>
  );
}

function toDiamond({ x, y }: Place, reach: number): string {
  return `M${x} ${y - reach}l${reach} ${reach}-${reach} ${reach}-${reach}-${reach}Z`;
}
