import type { LineTone } from '#charts/time-lines.type.js';
import { TimeLines } from '#charts/TimeLines.js';
import { formatNumber } from '#lib/format.js';
import { markTime } from '#lib/time-mark.js';
import { formatMark } from '#lib/unit.js';

import { type ChartOverTime, stepOf } from './chart-content.js';
import { isProvisional } from './is-provisional.js';

interface LinesOverTimeProps {
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

/** The course of up to six series over time, on one scale. */
export function LinesOverTime({ course, openQuarters, name }: LinesOverTimeProps) {
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
      lines={series.map(({ key, name: called, cells }, index) => ({
        key,
        name: called,
        tone: objectives[key] ?? tones[index] ?? 'ink',
        points: cells.map((cell) => ({
          value: cell?.value ?? null,
          text: cell?.text ?? 'no group',
        })),
      }))}
      formatMark={(value) => (unit === null ? formatNumber(value) : formatMark(value, unit))}
    />
  );
}
