import { QuarterPanels } from '#charts/QuarterPanels.js';
import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { formatNumber } from '#lib/format.js';
import { markTime } from '#lib/scope/time-mark.js';
import { formatMark } from '#lib/unit.js';

import styles from './AnswerChart.module.css';
import { type ChartOverTime, stepOf } from './chart-content.js';
import { describePoint } from './figure-words.js';
import { isProvisional } from './is-provisional.js';

interface PanelsOverTimeProps {
  /** The answer to draw. */
  readonly shape: AnswerShape;
  readonly course: ChartOverTime;
  readonly openQuarters: ReadonlySet<string>;
  readonly name: string;
}

const objectives = {
  PURSUE: 'pursue',
  PREVENT: 'prevent',
  PROTECT: 'protect',
  PREPARE: 'prepare',
} as const;

const tones = new Map<string, (typeof objectives)[keyof typeof objectives]>(
  Object.entries(objectives),
);

/** Heights in CSS pixels: of a single panel, and of several side by side. */
const heights = { one: 360, several: 190 };

/** Columns over time: one series, or a panel for each series, each on its own scale from zero. */
export function PanelsOverTime({ shape, course, openQuarters, name }: PanelsOverTimeProps) {
  const { periods, series } = course;
  const step = stepOf(course);
  const isOne = series.length === 1;
  const open = periods.find(({ key }) => openQuarters.has(key));
  return (
    <div>
      <QuarterPanels
        quarters={periods.map(({ key, label }, index) => ({
          key,
          label,
          mark: markTime(key, step),
          isOpen: openQuarters.has(key),
          isProvisional: isProvisional(course, index),
          isShown: index === periods.length - 1,
        }))}
        panels={series.map((one) => ({
          tone: tones.get(one.key) ?? 'series',
          name: isOne ? name : one.name,
          head: isOne ? null : <h3 className={styles.panelName}>{one.name}</h3>,
          targets: [],
          formatMark: (value) =>
            one.unit === null ? formatNumber(value) : formatMark(value, one.unit),
          points: one.cells.map((cell, index) => ({
            value: cell?.value ?? null,
            text: cell?.text ?? '',
            isSignal: false,
            told: `${periods[index]?.label ?? ''}. ${describePoint(course, one, { index, shape })}`,
          })),
        }))}
        targetName={null}
        openName={open === undefined ? null : `${open.label}, not closed yet`}
        unit={step}
        height={isOne ? heights.one : heights.several}
        onChoose={() => undefined}
      />
    </div>
  );
}
