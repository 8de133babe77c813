import type { LineTone } from '#charts/time-lines.type.js';
import { TimeLines } from '#charts/TimeLines.js';
import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { formatNumber } from '#lib/format.js';
import { markTime } from '#lib/scope/time-mark.js';
import { formatMark } from '#lib/unit.js';

import { type ChartOverTime, stepOf } from './chart-content.js';
import { describeAbsence, describePoint } from './figure-words.js';
import { isProvisional } from './is-provisional.js';

interface LinesOverTimeProps {
  /** The answer to draw. */
  readonly shape: AnswerShape;
  readonly course: ChartOverTime;
  readonly openQuarters: ReadonlySet<string>;
  readonly name: string;
}

const objectives: Readonly<Record<string, LineTone>> = {
  PURSUE: 'pursue',
  PREVENT: 'prevent',
  PROTECT: 'protect',
  PREPARE: 'prepare',
};
const tones: readonly LineTone[] = ['series', 'protect', 'prepare', 'prevent', 'ink', 'pursue'];

/** Up to six series over time, on one scale. */
export function LinesOverTime({ shape, course, openQuarters, name }: LinesOverTimeProps) {
  const { periods, series } = course;
  const step = stepOf(course);
  const unit = series[0]?.unit ?? null;

  return (
    <TimeLines
      name={name}
      unit={step}
      periods={periods.map(({ key, label }, index) => ({
        key,
        label,
        mark: markTime(key, step),
        isOpen: openQuarters.has(key),
        isProvisional: isProvisional(course, index),
      }))}
      lines={series.map((one, index) => ({
        key: one.key,
        name: one.name,
        tone: objectives[one.key] ?? tones[index] ?? 'ink',
        points: one.cells.map((cell, at) => ({
          value: cell?.value ?? null,
          text: describePoint(course, one, { index: at, shape }),
        })),
        absence: describeAbsence(one),
      }))}
      formatMark={(value) => (unit === null ? formatNumber(value) : formatMark(value, unit))}
    />
  );
}
