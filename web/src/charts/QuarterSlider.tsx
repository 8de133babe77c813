import { type KeyboardEvent, type PointerEvent, type ReactNode, type Ref, useRef } from 'react';

import { moveBy } from './move-by.js';
import styles from './QuarterSlider.module.css';

interface QuarterSliderProps {
  /** The topic of the chart, which names the control. */
  readonly name: string;
  /** The period that each key press moves by: a month, a quarter or a year. */
  readonly unit?: string;
  /** In order of time, each with its full text. */
  readonly quarters: readonly { readonly key: string; readonly told: string }[];
  /** The index of the quarter that is being read; null for none. */
  readonly active: number | null;
  /** The index of the quarter that is read out while none is active: the one that the page shows. */
  readonly shown: number;
  /** The start of the first quarter and the width of each, in CSS pixels. */
  readonly layout: { readonly left: number; readonly slot: number };
  readonly onMove: (index: number | null) => void;
  /** Called when a quarter is chosen, by Enter or by the pointer. */
  readonly onChoose: (key: string) => void;
  readonly ref?: Ref<HTMLDivElement>;
  /** The drawing itself. */
  readonly children: ReactNode;
}

/** A drawing by quarter, with arrow keys and a pointer that move through the quarters. */
export function QuarterSlider({
  name,
  unit = 'quarter',
  quarters,
  active,
  shown,
  layout,
  onMove,
  onChoose,
  ref,
  children,
}: QuarterSliderProps) {
  const pressed = useRef<number | null>(null);
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
      aria-label={`${name}, ${unit} by ${unit}`}
      aria-valuemin={1}
      aria-valuemax={quarters.length}
      aria-valuenow={current + 1}
      aria-valuetext={quarters[current]?.told ?? ''}
      onKeyDown={onKeyDown}
      onFocus={() => onMove(current)}
      onBlur={() => onMove(null)}
      onPointerDown={(event) => {
        const index = toIndex(event);
        // The first touch shows the text of a quarter, and the second chooses the quarter; with a
        // mouse the text is already shown.
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
      {children}
    </div>
  );
}
