import type { ViewProps } from '#blocks/block.type.js';
import { toEvents } from '#charts/control-series.js';
import { ControlChart } from '#charts/ControlChart.js';
import { formatMark } from '#lib/unit.js';

import { toControlDrawn } from './control-quarters.js';
import { halfOfPaper } from './half-of-paper.js';

/** One figure quarter by quarter, with its usual range. Pressing a quarter shows it. */
export function ControlView({ block, context }: ViewProps) {
  const drawn = toControlDrawn(block, context.isHalfOnPaper === true);
  if (drawn === null) return null;
  const { kpi, quarters, labels } = drawn;

  return (
    <ControlChart
      name={kpi.measure.name}
      quarters={quarters}
      labels={labels}
      events={toEvents(kpi, quarters)}
      formatMark={(value) => formatMark(value, kpi.measure.unit)}
      onChoose={(quarter) => context.onChoose(context.toTime(quarter))}
      {...(context.isHalfOnPaper === true ? { onPaper: halfOfPaper } : {})}
    />
  );
}
