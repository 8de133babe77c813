import type { ViewProps } from '#blocks/block.type.js';
import { toEvents, toLabels, toQuarters } from '#charts/control-series.js';
import { ControlChart } from '#charts/ControlChart.js';
import { formatMark } from '#lib/unit.js';

import { markOnce } from './control-quarters.js';
import { halfOfPaper } from './half-of-paper.js';

/** One figure quarter by quarter, with what is usual for it. A quarter that is pressed is shown. */
export function ControlView({ block: { kpi, finding, question }, context }: ViewProps) {
  if (kpi === null) return null;
  const { name, unit } = kpi.measure;
  const first = kpi.trend.findIndex(({ figure }) => figure.value !== null);
  // Quarters from before there was anything to count are no gaps, and those after the one shown are another page.
  const trend = kpi.trend.filter(({ quarter }, index) => index >= first && quarter.key <= question.to.key);
  const marked = markOnce(toQuarters({ ...kpi, trend }, unit));
  // A chart of half the width has its heading close by: what that tells is not written again beside the diamond.
  const isTold = context.isHalfOnPaper === true && finding.kind === 'REAL_CHANGE';
  const quarters = isTold ? marked.map((quarter) => ({ ...quarter, mark: null })) : marked;

  return (
    <ControlChart
      name={name}
      quarters={quarters}
      labels={toLabels(quarters, unit, kpi.controlChart?.step ?? null)}
      events={toEvents({ ...kpi, trend }, quarters)}
      formatMark={(value) => formatMark(value, unit)}
      onChoose={(quarter) => context.onChoose(context.toTime(quarter))}
      {...(context.isHalfOnPaper === true ? { onPaper: halfOfPaper } : {})}
    />
  );
}
