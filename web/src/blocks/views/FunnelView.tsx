import type { BlockRow, ViewProps } from '#blocks/block.type.js';
import type { FunnelDot } from '#charts/funnel-chart.type.js';
import { FunnelChart } from '#charts/FunnelChart.js';

import { describeRow } from './describe-row.js';

/**
 * Parts by number of cases, with the range that chance explains. Pressing a part narrows the page
 * to it.
 */
export function FunnelView({ block, context }: ViewProps) {
  const { about, funnel, table } = block;
  const [figure, base] = table.columns;
  if (funnel === null || !figure?.scale || !base?.scale) return null;
  const { area, compare } = context.asked;

  return (
    <FunnelChart
      name={about}
      content={{
        dots: table.rows.flatMap((row) => toDot(row, row.key === area || row.key === compare)),
        limits: funnel.limits,
        centre: { value: funnel.centre, text: funnel.centreText },
        across: { ...base.scale, name: base.heading },
        up: figure.scale,
      }}
      onChoose={(key) => context.onChoose({ area: key })}
    />
  );
}

function toDot(row: BlockRow, isSetApart: boolean): readonly FunnelDot[] {
  const [figure, base] = row.cells;
  if (
    figure?.value === null ||
    figure?.value === undefined ||
    base?.value === null ||
    base?.value === undefined
  )
    return [];
  return [
    {
      key: row.key,
      name: row.label,
      base: base.value,
      value: figure.value,
      text: row.isMarked ? figure.text : null,
      isSetApart,
      told: describeRow(row),
    },
  ];
}
