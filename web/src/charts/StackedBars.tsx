import { useId, useRef, useState } from 'react';

import { TickControl } from '#ui/TickControl.js';

import { HatchPattern } from './HatchPattern.js';
import { layOutPanel } from './panel-layout.js';
import { QuarterSlider } from './QuarterSlider.js';
import { stackUp } from './stack-layout.js';
import { StackDrawing } from './StackDrawing.js';
import type { StackPart, StackQuarter } from './stacked-bars.type.js';
import styles from './StackedBars.module.css';
import { StackPatterns } from './StackPatterns.js';
import { useChartWidth } from './use-chart-width.js';

interface StackedBarsProps {
  /** What is charted, for the control that moves through its quarters. */
  readonly name: string;
  /** From the lowest part of each bar up; at most three. */
  readonly parts: readonly StackPart[];
  /** From early to late. */
  readonly quarters: readonly StackQuarter[];
  /** `Q3 2026/27 so far`; null where no quarter is open. */
  readonly openName: string | null;
  /** What a bar stands for: `quarter`, `month` or `year`. */
  readonly unit: string;
  /** A quarter was chosen, by Enter or by the pointer. */
  readonly onChoose: (key: string) => void;
}

const height = 320;

/** Width of the drawing beside its key, across an A4 page. */
const besideKeyOnPaper = 476;

/**
 * Bars of parts on top of each other, from zero. Their key stands at the side in the order of the parts, with the numbers of the
 * quarter that is read. Patterns over the colours come when they are asked for, and on paper.
 */
export function StackedBars({ name, parts, quarters, openName, unit, onChoose }: StackedBarsProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, isKnown } = useChartWidth(ref, 460, besideKeyOnPaper);
  const [active, setActive] = useState<number | null>(null);
  const [isPatterned, setPatterned] = useState(false);
  const hatch = useId();
  const patterns = useId();
  const shown = Math.max(
    0,
    quarters.findIndex(({ isShown }) => isShown),
  );
  const read = quarters[active ?? shown];
  const layout = layOutPanel({
    width,
    height,
    steps: 6,
    marks: quarters.map(({ mark }) => mark),
    values: quarters.map((quarter) => stackUp(quarter)?.at(-1)?.to ?? null),
  });

  return (
    <div className={styles.chart} data-patterned={isPatterned}>
      <QuarterSlider
        name={name}
        unit={unit}
        quarters={quarters}
        active={active}
        shown={shown}
        layout={layout}
        onMove={setActive}
        onChoose={onChoose}
        ref={ref}
      >
        {isKnown ? <StackDrawing width={width} height={height} layout={layout} quarters={quarters} active={active} shown={shown} /> : null}
      </QuarterSlider>
      <div className={styles.side}>
        <p>{read?.label}</p>
        <ul className={styles.key} aria-label="Key">
          {parts
            .map(({ key, name: part }, index) => (
              <li key={key}>
                <svg width="16" height="16" aria-hidden="true">
                  <StackPatterns id={patterns} />
                  <rect className={styles[`part${index}`]} width="16" height="16" />
                  <rect className={styles.pattern} width="16" height="16" fill={`url(#${patterns}-${index})`} />
                </svg>
                <span>
                  {part} <b>{read?.values[index]?.text}</b>
                </span>
              </li>
            ))
            .reverse()}
          {openName === null ? null : (
            <li>
              <svg width="16" height="16" aria-hidden="true">
                <HatchPattern id={hatch} tone="quiet" />
                <rect className={styles.open} x=".5" y=".5" width="15" height="15" fill={`url(#${hatch})`} />
              </svg>
              {openName}
            </li>
          )}
        </ul>
        <div className={styles.tools}>
          <TickControl label="Patterns" hint={null} state={{ isTicked: isPatterned, onChange: setPatterned }} />
        </div>
      </div>
    </div>
  );
}
