import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

import type { ControlEvent, ControlLabel, ControlQuarter } from './control-chart.type.js';
import { layOut } from './control-layout.js';
import styles from './ControlChart.module.css';
import { ControlDrawing } from './ControlDrawing.js';
import { ControlKey } from './ControlKey.js';
import { moveBy } from './move-by.js';
import { useChartWidth } from './use-chart-width.js';

interface ControlChartProps {
  /** The topic of the chart, which names the control that moves through its quarters. */
  readonly name: string;
  /** In order of time. */
  readonly quarters: readonly ControlQuarter[];
  readonly labels: readonly ControlLabel[];
  /** In order of time. */
  readonly events: readonly ControlEvent[];
  readonly formatMark: (value: number) => string;
  /** Called when a quarter is chosen, by Enter or by the pointer. */
  readonly onChoose: (key: string) => void;
  /** Width of the chart on paper, in CSS pixels; by default the page's. */
  readonly onPaper?: number;
}

/**
 * A control chart: the usual range, the target, the figures, and what was more than the usual ups
 * and downs. The arrow keys and the pointer move through its quarters and read each out in words;
 * Enter or a press chooses one.
 */
export function ControlChart({
  name,
  quarters,
  labels,
  events,
  formatMark,
  onChoose,
  onPaper,
}: ControlChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, isKnown } = useChartWidth(ref, 900, onPaper);
  const [active, setActive] = useState<number | null>(null);
  const pressed = useRef<number | null>(null);

  const layout = layOut({ width, quarters, labels, events, formatMark });
  const latest = Math.max(
    0,
    quarters.findLastIndex((quarter) => quarter.isLatest),
  );
  const current = active ?? latest;

  const onKeyDown = (event: KeyboardEvent) => {
    const choice = quarters[current];
    if (event.key === 'Enter' && choice !== undefined) onChoose(choice.key);
    const next = moveBy(event.key, current, quarters.length - 1);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
  };

  const toIndex = (event: PointerEvent) => {
    const across = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const index = Math.floor((across - layout.left) / layout.slot);
    return index >= 0 && index < quarters.length ? index : null;
  };

  return (
    <div className={styles.chart} ref={ref}>
      <div
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={`${name}, quarter by quarter`}
        aria-valuemin={1}
        aria-valuemax={quarters.length}
        aria-valuenow={current + 1}
        aria-valuetext={quarters[current]?.told.join('. ') ?? ''}
        onKeyDown={onKeyDown}
        onFocus={() => setActive((before) => before ?? latest)}
        onBlur={() => setActive(null)}
        onPointerDown={(event) => {
          const index = toIndex(event);
          // The first touch shows the text of a quarter, and the second chooses the quarter; with a
          // mouse the text is already shown.
          pressed.current = event.pointerType === 'mouse' || index === active ? index : null;
          setActive(index);
        }}
        onPointerMove={(event) => setActive(toIndex(event))}
        onPointerLeave={() => setActive(null)}
        onClick={() => {
          const choice = pressed.current === null ? undefined : quarters[pressed.current];
          pressed.current = null;
          if (choice !== undefined) onChoose(choice.key);
        }}
      >
        {isKnown ? (
          <ControlDrawing
            layout={layout}
            quarters={quarters}
            labels={labels}
            events={events}
            formatMark={formatMark}
            active={active}
          />
        ) : null}
      </div>
      <ControlKey events={events} />
    </div>
  );
}
