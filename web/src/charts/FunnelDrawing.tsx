import { useContext, useMemo, useRef } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  Scatter,
  XAxis,
  YAxis,
} from 'recharts';

import type { FunnelContent, FunnelDot, FunnelLimit } from './funnel-chart.type.js';
import { placeFunnelLabels } from './funnel-labels.js';
import styles from './FunnelChart.module.css';
import { LowChartContext } from './low-chart.js';
import { useChartWidth } from './use-chart-width.js';

interface FunnelDrawingProps {
  readonly content: FunnelContent;
  /** The key of the dot that is read out; null for none. */
  readonly active: string | null;
  readonly onTell: (key: string | null) => void;
  readonly onChoose: (key: string) => void;
}

/** Heights of the drawing, in CSS pixels. FunnelChart.module.css reserves the lower one. */
const heights = { wide: 540, narrow: 340 };
const axis = { left: 48, bottom: 44, top: 14, right: 10 };
const narrow = 520;

/** The drawing itself. Its text equivalent is beside it, so it is hidden from screen readers. */
export function FunnelDrawing({ content, active, onTell, onChoose }: FunnelDrawingProps) {
  const ref = useRef<HTMLDivElement>(null);
  const low = useContext(LowChartContext);
  const { width, isKnown, isOnPaper } = useChartWidth(ref, 640);
  const height = low ?? (width < narrow || isOnPaper ? heights.narrow : heights.wide);
  const plot = useMemo(() => layOutPlot(content, { width, height }), [content, width, height]);
  if (!isKnown) return <div className={styles.drawing} ref={ref} />;

  const { dots, limits, centre, across, up } = content;
  const { from, to, labels } = plot;
  const ticks = across.ticks.filter(({ value }) => value >= from && value <= to);
  const lineOf = (limit: keyof FunnelLimit, className: string | undefined) => (
    <Line
      dataKey={limit}
      type="linear"
      dot={false}
      activeDot={false}
      isAnimationActive={false}
      className={className ?? ''}
    />
  );

  return (
    <div className={styles.drawing} ref={ref} aria-hidden="true">
      <ComposedChart
        width={width}
        height={height}
        data={limits.map((limit) => ({ ...limit, within: [limit.lower, limit.upper] }))}
        margin={{ top: axis.top, right: axis.right, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} className={styles.grid ?? ''} />
        <XAxis
          type="number"
          dataKey="base"
          scale="sqrt"
          domain={[from, to]}
          ticks={ticks.map(({ value }) => value)}
          tickFormatter={(value: number) => ticks.find((tick) => tick.value === value)?.text ?? ''}
          height={axis.bottom}
          interval="preserveStartEnd"
          tickLine={false}
          axisLine={{ className: styles.axis ?? '' }}
          tick={{ fill: 'var(--ink-2)' }}
          label={{ value: across.name, position: 'insideBottomLeft', fill: 'var(--ink-2)' }}
        />
        <YAxis
          type="number"
          width={axis.left}
          domain={[up.from, up.to]}
          ticks={up.ticks.map(({ value }) => value)}
          tickFormatter={(value: number) =>
            up.ticks.find((tick) => tick.value === value)?.text ?? ''
          }
          interval={0}
          tick={{ fill: 'var(--ink-2)' }}
          axisLine={false}
          tickLine={false}
        />
        <Area
          dataKey="within"
          type="linear"
          activeDot={false}
          isAnimationActive={false}
          className={styles.within ?? ''}
        />
        {lineOf('lower', styles.outer)}
        {lineOf('upper', styles.outer)}
        {lineOf('innerLower', styles.inner)}
        {lineOf('innerUpper', styles.inner)}
        <ReferenceLine y={centre.value} className={styles.centre ?? ''} />
        <Scatter
          data={[...dots]}
          dataKey="value"
          isAnimationActive={false}
          shape={({ cx, cy, index }) => (
            <Dot x={cx} y={cy} dot={dots[index]} {...{ active, onTell, onChoose }} />
          )}
        />
      </ComposedChart>
      {/* The names are above everything else that is drawn. */}
      <svg className={styles.labels} width={width} height={height}>
        {labels.map(({ key, line }) =>
          line === undefined ? null : <line key={key} className={styles.leader} {...line} />,
        )}
        {labels.map(({ key, words, isStrong, x, y, anchor }) => (
          <text
            key={key}
            className={isStrong ? styles.strongName : styles.name}
            x={x}
            y={y}
            textAnchor={anchor}
          >
            {words}
          </text>
        ))}
      </svg>
    </div>
  );
}

/**
 * Lays out a drawing of this width and height, in CSS pixels: once for each size, because placing
 * names takes a long time.
 */
function layOutPlot(
  { dots, limits, centre, up }: FunnelContent,
  { width, height }: { readonly width: number; readonly height: number },
) {
  // The axis has a square-root scale, because limits narrow with the root of the number of cases.
  const bases = [...limits.map(({ base }) => base), ...dots.map(({ base }) => base)];
  const ends = { least: Math.min(...bases), most: Math.max(...bases) };
  const room = (ends.most - ends.least || ends.most) * 0.04;
  // Leave more room on the left: many places have few cases, and some of their names are there.
  const [from, to] = [Math.max(0, ends.least - 2 * room), ends.most + room];
  const plot = {
    left: axis.left,
    right: width - axis.right,
    top: axis.top,
    bottom: height - axis.bottom,
  };
  const toX = (base: number) =>
    plot.left +
    ((Math.sqrt(base) - Math.sqrt(from)) / (Math.sqrt(to) - Math.sqrt(from))) *
      (plot.right - plot.left);
  const toY = (value: number) =>
    plot.bottom - ((value - up.from) / (up.to - up.from)) * (plot.bottom - plot.top);
  return {
    from,
    to,
    labels: placeFunnelLabels(dots, { ...plot, toX, toY, centre, isNarrow: width < narrow }),
  };
}

interface DotProps extends Pick<FunnelDrawingProps, 'active' | 'onTell' | 'onChoose'> {
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly dot: FunnelDot | undefined;
}

/** A diamond for an outlier, a dot for any other place. */
function Dot({ x, y, dot, active, onTell, onChoose }: DotProps) {
  if (x === undefined || y === undefined || dot === undefined) return null;
  return (
    <g
      className={styles.press}
      onPointerEnter={() => onTell(dot.key)}
      onPointerLeave={() => onTell(null)}
      onClick={() => onChoose(dot.key)}
    >
      {dot.key === active ? <circle className={styles.active} cx={x} cy={y} r="11" /> : null}
      {dot.text === null ? (
        <circle className={dot.isSetApart ? styles.apart : styles.dot} cx={x} cy={y} r="5" />
      ) : (
        <path className={styles.outlier} d={`M${x} ${y - 8}l8 8-8 8-8-8Z`} />
      )}
    </g>
  );
}
