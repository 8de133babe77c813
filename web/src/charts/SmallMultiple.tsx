import { useRef } from 'react';

import { MultipleDrawing } from './MultipleDrawing.js';
import { layOutPanel } from './panel-layout.js';
import type { PanelQuarter } from './quarter-panels.type.js';
import { QuarterSlider } from './QuarterSlider.js';
import type { MultipleContent } from './small-multiples.type.js';
import styles from './SmallMultiples.module.css';
import { useChartWidth } from './use-chart-width.js';

interface SmallMultipleProps {
  readonly quarters: readonly PanelQuarter[];
  readonly multiple: MultipleContent;
  /** What a point stands for: `quarter`, `month` or `year`. */
  readonly unit: string;
  /** The quarter that is read now, in all of them; null where none is. */
  readonly active: number | null;
  readonly onMove: (index: number | null) => void;
  readonly onChoose: (key: string) => void;
}

/** Height of one of them with its axis, and the room above its highest mark, in CSS pixels. */
const height = 124;
const top = 12;

/** Width of one that has a third of an A4 page. */
const thirdOfPaper = 204;

/** One line with its name and its number, which the arrow keys and the pointer move through. */
export function SmallMultiple({ quarters, multiple, unit, active, onMove, onChoose }: SmallMultipleProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, isKnown } = useChartWidth(ref, 200, thirdOfPaper);
  const { name, head, end, points, isChosen } = multiple;
  const layout = layOutPanel({
    width,
    height,
    top,
    steps: 4,
    marks: quarters.map(({ mark }) => mark),
    values: points.map(({ value }) => value),
  });
  const shown = Math.max(
    0,
    quarters.findIndex(({ isShown }) => isShown),
  );
  const read = active === null ? undefined : points[active];

  return (
    <div className={isChosen ? `${styles.multiple} ${styles.isChosen}` : styles.multiple}>
      <p className={styles.head}>
        {head} <b>{read?.text ?? end}</b>
      </p>
      <QuarterSlider
        name={name}
        unit={unit}
        quarters={quarters.map(({ key }, index) => ({ key, told: points[index]?.told ?? '' }))}
        active={active}
        shown={shown}
        layout={layout}
        onMove={onMove}
        onChoose={onChoose}
        ref={ref}
      >
        {isKnown ? (
          <MultipleDrawing
            width={width}
            height={height}
            layout={layout}
            quarters={quarters}
            points={points}
            active={active}
            shown={shown}
          />
        ) : null}
      </QuarterSlider>
    </div>
  );
}
