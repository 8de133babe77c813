import { type KeyboardEvent, lazy, Suspense, useContext, useRef, useState } from 'react';

import { useIsNear } from '#ui/use-is-near.js';

import type { FunnelContent } from './funnel-chart.type.js';
import styles from './FunnelChart.module.css';
import { LowChartContext } from './low-chart.js';
import { moveBy } from './move-by.js';
import { PaperWidthContext } from './paper-width.js';

const FunnelDrawing = lazy(async () => ({
  default: (await import('./FunnelDrawing.js')).FunnelDrawing,
}));

interface FunnelChartProps {
  /** The topic of the chart, which names the control that moves through the places. */
  readonly name: string;
  readonly content: FunnelContent;
  /** Called when a place is chosen. */
  readonly onChoose: (key: string) => void;
}

/**
 * A funnel: places by number of cases, with the range that chance explains. The arrow keys move
 * through the places from the fewest cases to the most and read each out in words; Enter chooses
 * one. The drawing library loads once the reader scrolls near it, and space is reserved for the
 * drawing; on paper it loads at once.
 */
export function FunnelChart({ name, content, onChoose }: FunnelChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const isOnPaper = useContext(PaperWidthContext) !== null;
  const low = useContext(LowChartContext);
  const isNear = useIsNear(ref) || isOnPaper;
  const [active, setActive] = useState<number | null>(null);
  const ordered = content.dots.toSorted((one, other) => one.base - other.base);
  const first = Math.max(
    0,
    ordered.findIndex(({ text }) => text !== null),
  );
  const current = ordered[active ?? first];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && current !== undefined) onChoose(current.key);
    const next = moveBy(event.key, active ?? first, ordered.length - 1);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
  };

  return (
    <div ref={ref}>
      <div
        className={styles.slider}
        style={low === null ? undefined : { minBlockSize: low }}
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-valuemin={1}
        aria-valuemax={ordered.length}
        aria-valuenow={(active ?? first) + 1}
        aria-valuetext={current?.told ?? ''}
        onKeyDown={onKeyDown}
        onFocus={() => setActive((before) => before ?? first)}
        onBlur={() => setActive(null)}
      >
        <Suspense fallback={<div aria-busy="true" />}>
          {isNear ? (
            <FunnelDrawing
              content={content}
              active={active === null ? null : (current?.key ?? null)}
              onTell={(key) =>
                setActive(key === null ? null : ordered.findIndex((dot) => dot.key === key))
              }
              onChoose={onChoose}
            />
          ) : null}
        </Suspense>
      </div>
      {low === null ? (
        <p className={styles.told} aria-hidden="true">
          {active === null ? '' : (current?.told ?? '')}
        </p>
      ) : null}
    </div>
  );
}
