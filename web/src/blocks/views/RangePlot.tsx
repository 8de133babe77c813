import type { BlockCell } from '#blocks/block.type.js';

import styles from './plots.module.css';
import { toShare } from './scale-share.js';

interface RangePlotProps {
  readonly cell: BlockCell;
}

/** With more numbers than this, a scale shows only every other one. */
const maxTicks = 4;

/**
 * The range of a figure on its own scale, with the target as a tick and the agency's own figure as
 * a dot. An exact figure is a dot without a range.
 */
export function RangePlot({ cell: { value, own, place } }: RangePlotProps) {
  if (place === null) return null;
  const { scale, range, wanted } = place;
  const at = (number: number) => `${toShare(number, scale)}%`;
  const [lower, upper] = wanted;
  const dots = range === null ? [own ?? value] : [own];
  const ticks =
    scale.ticks.length > maxTicks ? scale.ticks.filter((_, index) => index % 2 === 0) : scale.ticks;

  return (
    <span className={styles.range} aria-hidden="true">
      <svg className={styles.rangeLine}>
        <line className={styles.axis} x1="0" x2="100%" y1="18" y2="18" />
        {lower === undefined || upper === undefined ? null : (
          <rect
            className={styles.band}
            x={at(lower)}
            width={`${toShare(upper, scale) - toShare(lower, scale)}%`}
            height="18"
          />
        )}
        {range === null ? null : (
          <rect
            className={styles.others}
            x={at(range.lower)}
            y="6"
            width={`${toShare(range.upper, scale) - toShare(range.lower, scale)}%`}
            height="12"
          />
        )}
        {lower === undefined || upper !== undefined ? null : (
          <line className={styles.target} x1={at(lower)} x2={at(lower)} y1="0" y2="22" />
        )}
        {dots.map((dot) =>
          dot === null ? null : (
            <circle key={dot} className={styles.dot} cx={at(dot)} cy="12" r="4.5" />
          ),
        )}
      </svg>
      <span className={styles.ticks}>
        {ticks.map((tick) => (
          <span key={tick.value} style={{ insetInlineStart: at(tick.value) }}>
            {tick.text}
          </span>
        ))}
      </span>
    </span>
  );
}
