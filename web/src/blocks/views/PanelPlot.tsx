import type { BlockCell, BlockColumn } from '#blocks/block.type.js';

import styles from './plots.module.css';

interface PanelPlotProps {
  readonly cell: BlockCell;
  readonly column: BlockColumn;
}

/** The size of a line's drawing, in its own units: it is stretched to the width of its column. */
const size = { width: 330, height: 46, inset: 16, foot: 3 };

/**
 * A figure quarter by quarter, on the scale of its column, so that rows can be compared. The line
 * of a rounded figure is as thick as its range.
 */
export function PanelPlot({
  cell: { series, ranges, usual, mark },
  column: { scale },
}: PanelPlotProps) {
  if (scale === null || series.every((value) => value === null) || scale.to === scale.from)
    return null;
  const step = series.length > 1 ? (size.width - 2 * size.inset) / (series.length - 1) : 0;
  const x = (index: number) => (size.inset + index * step).toFixed(1);
  const y = (value: number) =>
    (
      size.height -
      size.foot -
      ((value - scale.from) / (scale.to - scale.from)) * (size.height - 2 * size.foot)
    ).toFixed(1);
  const stretches = toSegments(series);
  const latest = series.at(-1) ?? null;
  const isRounded = ranges.length > 0;

  return (
    <svg
      className={styles.panel}
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {usual === null ? null : (
        <rect
          className={styles.band}
          width={size.width}
          y={y(usual.upper)}
          height={Number(y(usual.lower)) - Number(y(usual.upper))}
        />
      )}
      <path className={styles.axis} d={`M0 ${y(Math.max(0, scale.from))}H${size.width}`} />
      {stretches.map((points) => {
        const from = points[0]?.index ?? 0;
        if (!isRounded)
          return (
            <path
              key={from}
              className={styles.line}
              d={`M${points.map(({ index, value }) => `${x(index)} ${y(value)}`).join('L')}`}
            />
          );
        const ends = points.map(({ index, value }) => ({
          index,
          range: ranges[index] ?? { lower: value, upper: value },
        }));
        const over = ends.map(({ index, range }) => `${x(index)} ${y(range.upper)}`);
        const under = ends.toReversed().map(({ index, range }) => `${x(index)} ${y(range.lower)}`);
        return (
          <path key={from} className={styles.ribbon} d={`M${[...over, ...under].join('L')}Z`} />
        );
      })}
      {latest === null || isRounded ? null : (
        <path
          className={mark === 'SIGNAL' ? styles.latestSignal : styles.latest}
          d={`M${x(series.length - 1)} ${y(latest)}h.01`}
        />
      )}
    </svg>
  );
}

interface Point {
  readonly index: number;
  readonly value: number;
}

/** Splits quarters at the gaps between them. */
function toSegments(series: BlockCell['series']): readonly (readonly Point[])[] {
  const stretches: Point[][] = [];
  for (const [index, value] of series.entries()) {
    if (value === null) continue;
    const last = stretches.at(-1);
    if (last?.at(-1)?.index === index - 1) last.push({ index, value });
    else stretches.push([{ index, value }]);
  }
  return stretches;
}
