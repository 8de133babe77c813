import { useId, useRef, useState } from 'react';

import { QuarterSlider } from './QuarterSlider.js';
import { SoftHatch } from './SoftHatch.js';
import type { LinePeriod, LinePoint, TimeLine } from './time-lines.type.js';
import { layOutLines, type TimeLinesLayout, toRuns, toSegments } from './time-lines-layout.js';
import styles from './TimeLines.module.css';
import { useChartWidth } from './use-chart-width.js';

interface TimeLinesProps {
  /** The topic of the chart, which names the control that moves through its periods. */
  readonly name: string;
  /** The kind of period: `month`, `quarter` or `year`. */
  readonly unit: string;
  /** In order of time. */
  readonly periods: readonly LinePeriod[];
  /** At most six lines, because more cannot be distinguished. */
  readonly lines: readonly TimeLine[];
  readonly formatMark: (value: number) => string;
}

/**
 * Lines over time on one scale, each labelled at its end or, on a narrow chart, below it. The arrow
 * keys and the pointer move through the periods.
 */
export function TimeLines({ name, unit, periods, lines, formatMark }: TimeLinesProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, isKnown } = useChartWidth(ref, 640);
  const [active, setActive] = useState<number | null>(null);
  const layout = layOutLines({ width, periods, lines, formatMark });

  return (
    <div className={styles.chart}>
      <QuarterSlider
        ref={ref}
        name={name}
        unit={unit}
        quarters={periods.map(({ key, label }, index) => ({
          key,
          told: `${label}. ${lines.map((line) => `${line.name} ${line.points[index]?.text ?? ''}`).join(', ')}`,
        }))}
        active={active}
        shown={Math.max(0, periods.length - 1)}
        layout={layout}
        onMove={setActive}
        onChoose={() => undefined}
      >
        {isKnown ? (
          <Drawing
            width={width}
            layout={layout}
            periods={periods}
            lines={lines}
            formatMark={formatMark}
            active={active}
          />
        ) : null}
      </QuarterSlider>
      {layout.areNamesAtEnds || lines.length < 2 ? null : (
        <ul className={styles.key} aria-label="Key">
          {lines.map((line, index) => {
            const words = layout.ends[index]?.words;
            return words === undefined ? null : (
              <li key={line.key}>
                <svg width="22" height="10" aria-hidden="true">
                  <path className={styles[line.tone]} data-dash={index % 2} d="M0 5H22" />
                </svg>
                {words}
              </li>
            );
          })}
        </ul>
      )}
      {describeAbsent(lines).map((words) => (
        <p key={words} className={styles.absent}>
          {words}
        </p>
      ))}
    </div>
  );
}

/** `Hidden to protect people: Sexual, Domestic`, for the lines without a single figure. */
function describeAbsent(lines: readonly TimeLine[]): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const { name, points, absence = 'No figure' } of lines) {
    if (points.some(({ value }) => value !== null)) continue;
    reasons.set(absence, [...(reasons.get(absence) ?? []), name]);
  }
  return [...reasons].map(([reason, names]) => `${reason}: ${names.join(', ')}`);
}

interface DrawingProps extends Pick<TimeLinesProps, 'periods' | 'lines' | 'formatMark'> {
  readonly width: number;
  readonly layout: TimeLinesLayout;
  readonly active: number | null;
}

function Drawing({ width, layout, periods, lines, formatMark, active }: DrawingProps) {
  const hatch = useId();
  const { height, left, right, top, bottom, slot, toX, toY } = layout;
  const toGround = ([first, last]: readonly [number, number]) => ({
    x: left + first * slot,
    y: top - 8,
    width: (last - first + 1) * slot,
    height: bottom - top + 8,
  });
  const provisional = toRuns(periods, ({ isProvisional, isOpen }) => isProvisional && !isOpen);

  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <SoftHatch id={hatch} />
      {provisional.map((run) => (
        <g key={run[0]}>
          <rect className={styles.provisional} {...toGround(run)} />
          <text
            className={styles.ground}
            x={Math.min(left + ((run[0] + run[1] + 1) / 2) * slot, width - 44)}
            y={top - 12}
          >
            provisional [p]
          </text>
        </g>
      ))}
      {toRuns(periods, ({ isOpen }) => isOpen).map((run) => (
        <rect key={run[0]} fill={`url(#${hatch})`} {...toGround(run)} />
      ))}
      {layout.ticks.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${left} ${toY(tick)}H${right}`} />
          <text className={styles.tick} x={left - 8} y={toY(tick) + 4}>
            {formatMark(tick)}
          </text>
        </g>
      ))}
      {lines.map((line, index) => (
        <g key={line.key} className={styles[line.tone]} data-dash={index % 2}>
          {toSegments(line.points.map(toClosed(periods)), layout).map((path) => (
            <path key={path} d={path} />
          ))}
          {toSegments(line.points.map(toLeading(periods)), layout).map((path) => (
            <path key={path} className={styles.open} d={path} />
          ))}
          {line.points.map(({ value, isSignal }, at) =>
            value === null ? null : isSignal === true ? (
              <path
                key={periods[at]?.key}
                data-signal
                d={`M${toX(at)} ${toY(value) - 6}l6 6l-6 6l-6-6z`}
              />
            ) : (
              <circle
                key={periods[at]?.key}
                cx={toX(at)}
                cy={toY(value)}
                r={active === at ? 4.5 : 2.5}
              />
            ),
          )}
        </g>
      ))}
      {layout.areNamesAtEnds
        ? lines.map(({ key, tone }, index) => {
            const end = layout.ends[index] ?? null;
            return end === null ? null : (
              <g key={key}>
                <path
                  className={styles.leader}
                  d={`M${end.from.x} ${end.from.y}L${right + 10} ${end.y}`}
                />
                <rect
                  className={styles[tone]}
                  data-swatch
                  x={right + 12}
                  y={end.y - 4}
                  width="8"
                  height="8"
                />
                <text className={styles.end} x={right + 24} y={end.y + 4}>
                  {end.words}
                </text>
              </g>
            );
          })
        : null}
      {active === null ? null : (
        <>
          <path className={styles.cursor} d={`M${toX(active)} ${top - 8}V${bottom}`} />
          <Readout layout={layout} index={active} period={periods[active]} lines={lines} />
        </>
      )}
      <path className={styles.axis} d={`M${left} ${bottom}H${right}`} />
      {layout.marks.map(({ x, words }) => (
        <g key={x}>
          <path className={styles.axis} d={`M${x} ${bottom}v5`} />
          <text className={styles.mark} x={x} y={bottom + 20}>
            {words}
          </text>
        </g>
      ))}
    </svg>
  );
}

const gap = { value: null, text: '' };

/** The points of closed periods; all others are gaps. */
function toClosed(periods: readonly LinePeriod[]) {
  return (point: LinePoint, index: number): LinePoint =>
    periods[index]?.isOpen === true ? gap : point;
}

/** The points of open periods, and the closed points from which a line leads to them. */
function toLeading(periods: readonly LinePeriod[]) {
  return (point: LinePoint, index: number): LinePoint =>
    periods[index]?.isOpen === true || periods[index + 1]?.isOpen === true ? point : gap;
}

interface ReadoutProps {
  readonly layout: TimeLinesLayout;
  readonly index: number;
  readonly period: LinePeriod | undefined;
  readonly lines: readonly TimeLine[];
}

/** The figures of one period, beside the pointer and above the lines. */
function Readout({ layout: { toX, right, top }, index, period, lines }: ReadoutProps) {
  const isLeft = toX(index) > right / 2;
  const x = toX(index) + (isLeft ? -10 : 10);
  return (
    <g className={isLeft ? styles.readoutLeft : styles.readout}>
      <text className={styles.period} x={x} y={top + 6}>
        {period?.label}
      </text>
      {lines.map((line, place) => (
        <text key={line.key} x={x} y={top + 24 + place * 17}>
          {lines.length === 1
            ? line.points[index]?.text
            : `${line.name} ${line.points[index]?.text ?? ''}`}
        </text>
      ))}
    </g>
  );
}
