import type { ViewProps } from '#blocks/block.type.js';
import { toStep } from '#blocks/time-dimension.js';
import { QuarterPanels } from '#charts/QuarterPanels.js';
import { markTime } from '#lib/scope/time-mark.js';
import { formatMark } from '#lib/unit.js';

import { halfOfPaper } from './half-of-paper.js';

/** In CSS pixels: about as tall as its neighbour. */
const height = 240;

/** One figure over time, in bars, without ratings. Pressing a period shows it. */
export function SeriesView({ block: { table, question }, context }: ViewProps) {
  const [column] = table.columns;
  if (column === undefined) return null;
  const step = toStep(question.by.at(-1) ?? '') ?? 'quarter';
  const rows = table.rows.toReversed();

  return (
    <QuarterPanels
      quarters={rows.map(({ key, label }, index) => ({
        key,
        label,
        mark: markTime(key, step),
        isOpen: false,
        isShown: index === rows.length - 1,
      }))}
      panels={[
        {
          tone: 'series',
          name: column.heading,
          head: null,
          targets: [],
          formatMark: (value) => formatMark(value, column.measure.unit),
          points: rows.map(({ label, cells: [cell] }) => ({
            value: cell?.value ?? null,
            text: cell?.text ?? '',
            isSignal: false,
            told: `${label}. ${cell?.text ?? ''}`,
          })),
        },
      ]}
      targetName={null}
      openName={null}
      unit={step}
      height={height}
      {...(context.isHalfOnPaper === true ? { onPaper: halfOfPaper } : {})}
      onChoose={(period) => context.onChoose(context.toTime(period))}
    />
  );
}
