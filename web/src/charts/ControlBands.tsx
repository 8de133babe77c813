import { useId } from 'react';

import type { ControlQuarter } from './control-chart.type.js';
import type { ControlLayout } from './control-layout.js';
import { findBands, findLevels, findSteps } from './control-runs.js';
import styles from './ControlChart.module.css';
import { HatchPattern } from './HatchPattern.js';

interface ControlBandsProps {
  readonly layout: ControlLayout;
  readonly quarters: readonly ControlQuarter[];
}

/**
 * Everything behind the line: the usual range of each baseline, the mean at a new level, the steps
 * of the target, and hatching over quarters that are not closed.
 */
export function ControlBands({ layout, quarters }: ControlBandsProps) {
  const { top, bottom, slot, toX, toY } = layout;
  const hatch = useId();

  return (
    <g>
      <HatchPattern id={hatch} tone="quiet" />
      {findBands(quarters).map(({ from, to, band: { lower, centre, upper, isTrial } }) => {
        const [start, end] = [toX(from - 0.5), toX(to + 0.5)];
        return (
          <g key={from}>
            <rect
              className={styles.usual}
              x={start}
              y={toY(upper)}
              width={end - start}
              height={toY(lower) - toY(upper)}
            />
            <path
              className={isTrial ? styles.trialLimit : styles.limit}
              d={`M${start} ${toY(upper)}H${end}M${start} ${toY(lower)}H${end}`}
            />
            <path className={styles.centre} d={`M${start} ${toY(centre)}H${end}`} />
          </g>
        );
      })}
      {findLevels(quarters).map(({ from, to, mean }) => (
        <path
          key={from}
          className={styles.level}
          d={`M${toX(from - 0.5)} ${toY(mean)}H${toX(to + 0.5)}`}
        />
      ))}
      {quarters.map(({ key, isOpen }, index) =>
        isOpen ? (
          <rect
            key={key}
            x={toX(index - 0.5)}
            y={top}
            width={slot}
            height={bottom - top}
            fill={`url(#${hatch})`}
          />
        ) : null,
      )}
      {findSteps(quarters).map(({ from, to, value }) => (
        <path
          key={`${from} ${value}`}
          className={styles.target}
          d={`M${toX(from - 0.5)} ${toY(value)}H${toX(to + 0.5)}`}
        />
      ))}
    </g>
  );
}
