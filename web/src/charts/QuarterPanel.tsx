import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

import { moveBy } from './move-by.js';
import { layOutPanel } from './panel-layout.js';
import { PanelDrawing } from './PanelDrawing.js';
import type { PanelQuarter, QuarterPanelContent } from './quarter-panels.type.js';
import styles from './QuarterPanels.module.css';
import { useChartWidth } from './use-chart-width.js';

interface QuarterPanelProps {
  readonly quarters: readonly PanelQuarter[];
  readonly panel: QuarterPanelContent;
  /** What a bar stands for: `quarter`, `month` or `year`. */
  readonly unit: string;
  /** The quarter that is read now, in all panels; null where none is. */
  readonly active: number | null;
  readonly onMove: (index: number | null) => void;
  readonly onChoose: (key: string) => void;
}

/** Width of a panel that has half an A4 page. */
const halfOfPaper = 316;

/** One panel, which the arrow keys and the pointer move through. */
export function QuarterPanel({ quarters, panel, unit, active, onMove, onChoose }: QuarterPanelProps) {
  const ref = useRef<HTMLDivElement>(null);
  const width = useChartWidth(ref, 316, halfOfPaper);
  const pressed = useRef<number | null>(null);
  const layout = layOutPanel({
    width,
    marks: quarters.map(({ mark }) => mark),
    values: [...panel.points.map(({ value }) => value), ...panel.targets],
  });
  const shown = Math.max(
    0,
    quarters.findIndex(({ isShown }) => isShown),
  );
  const current = active ?? shown;

  const onKeyDown = (event: KeyboardEvent) => {
    const choice = quarters[current];
    if (event.key === 'Enter' && choice !== undefined) onChoose(choice.key);
    const next = moveBy(event.key, current, quarters.length - 1);
    if (next === null) return;
    event.preventDefault();
    onMove(next);
  };
  const toIndex = (event: PointerEvent) => {
    const across = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const index = Math.floor((across - layout.left) / layout.slot);
    return index >= 0 && index < quarters.length ? index : null;
  };

  return (
    <div
      className={styles.slider}
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={`${panel.name}, ${unit} by ${unit}`}
      aria-valuemin={1}
      aria-valuemax={quarters.length}
      aria-valuenow={current + 1}
      aria-valuetext={panel.points[current]?.told ?? ''}
      onKeyDown={onKeyDown}
      onFocus={() => onMove(current)}
      onBlur={() => onMove(null)}
      onPointerDown={(event) => {
        const index = toIndex(event);
        // A finger reads a quarter first, and chooses it when it comes back; a mouse has read it on its way.
        pressed.current = event.pointerType === 'mouse' || index === active ? index : null;
        onMove(index);
      }}
      onPointerMove={(event) => onMove(toIndex(event))}
      onPointerLeave={() => onMove(null)}
      onClick={() => {
        const choice = pressed.current === null ? undefined : quarters[pressed.current];
        pressed.current = null;
        if (choice !== undefined) onChoose(choice.key);
      }}
    >
      <PanelDrawing width={width} layout={layout} quarters={quarters} panel={panel} active={active} current={current} />
    </div>
  );
}
