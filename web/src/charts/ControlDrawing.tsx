import type { ControlEvent, ControlLabel, ControlQuarter } from './control-chart.type.js';
import type { ControlLayout } from './control-layout.js';
import { ControlAxes } from './ControlAxes.js';
import { ControlBands } from './ControlBands.js';
import { ControlEnds } from './ControlEnds.js';
import { ControlEvents } from './ControlEvents.js';
import { ControlPoints } from './ControlPoints.js';
import { ControlReadout } from './ControlReadout.js';

interface ControlDrawingProps {
  readonly layout: ControlLayout;
  readonly quarters: readonly ControlQuarter[];
  readonly labels: readonly ControlLabel[];
  readonly events: readonly ControlEvent[];
  readonly formatMark: (value: number) => string;
  /** The index of the quarter that is read out beside the pointer; null for none. */
  readonly active: number | null;
}

/**
 * The drawing, from back to front. Its text equivalent is beside it, so it is hidden from screen
 * readers.
 */
export function ControlDrawing({
  layout,
  quarters,
  labels,
  events,
  formatMark,
  active,
}: ControlDrawingProps) {
  const { width, height } = layout;
  const quarter = active === null ? undefined : quarters[active];

  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <ControlAxes layout={layout} quarters={quarters} formatMark={formatMark} />
      <ControlBands layout={layout} quarters={quarters} />
      <ControlEvents layout={layout} events={events} />
      <ControlPoints layout={layout} quarters={quarters} />
      <ControlEnds layout={layout} labels={labels} />
      {quarter === undefined || active === null ? null : (
        <ControlReadout layout={layout} index={active} quarter={quarter} />
      )}
    </svg>
  );
}
