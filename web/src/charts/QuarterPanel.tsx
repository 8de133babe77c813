import { useRef } from 'react';

import { layOutPanel } from './panel-layout.js';
import { PanelDrawing } from './PanelDrawing.js';
import type { PanelQuarter, QuarterPanelContent } from './quarter-panels.type.js';
import { QuarterSlider } from './QuarterSlider.js';
import { useChartWidth } from './use-chart-width.js';

interface QuarterPanelProps {
  readonly quarters: readonly PanelQuarter[];
  readonly panel: QuarterPanelContent;
  /** The period of a bar: `quarter`, `month` or `year`. */
  readonly unit: string;
  /** Height of the panel with its axis, in CSS pixels. */
  readonly height: number;
  /** Width of the panel on paper, in CSS pixels; by default the page's. */
  readonly onPaper: number | undefined;
  /** The index of the quarter that is being read, in all panels; null for none. */
  readonly active: number | null;
  readonly onMove: (index: number | null) => void;
  readonly onChoose: (key: string) => void;
}

/** One panel, with arrow keys and a pointer that move through its quarters. */
export function QuarterPanel({
  quarters,
  panel,
  unit,
  height,
  onPaper,
  active,
  onMove,
  onChoose,
}: QuarterPanelProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, isKnown } = useChartWidth(ref, 316, onPaper);
  const layout = layOutPanel({
    width,
    height,
    marks: quarters.map(({ mark }) => mark),
    values: [...panel.points.map(({ value }) => value), ...panel.targets],
  });
  const shown = Math.max(
    0,
    quarters.findIndex(({ isShown }) => isShown),
  );

  return (
    <QuarterSlider
      name={panel.name}
      unit={unit}
      quarters={quarters.map(({ key }, index) => ({ key, told: panel.points[index]?.told ?? '' }))}
      active={active}
      shown={shown}
      layout={layout}
      onMove={onMove}
      onChoose={onChoose}
      ref={ref}
    >
      {isKnown ? (
        <PanelDrawing
          width={width}
          height={height}
          layout={layout}
          quarters={quarters}
          panel={panel}
          active={active}
          current={active ?? shown}
        />
      ) : null}
    </QuarterSlider>
  );
}
