import type { MapFill } from './area-map.type.js';
import styles from './AreaMap.module.css';
import { lineHeight } from './label-lines.js';
import type { PlacedLabel } from './map-labels.js';

interface MapLabelsProps {
  readonly labels: readonly PlacedLabel[];
  readonly findFill: (code: string) => MapFill;
}

/** Name and figure of each district: in it, or beside the map at the end of a line. The links of the map say the same in words. */
export function MapLabels({ labels, findFill }: MapLabelsProps) {
  return (
    <g className={styles.labels} aria-hidden="true">
      {labels.map((label) =>
        label.kind === 'inside' ? null : (
          <g key={label.code}>
            <path className={styles.leader} d={`M${label.from.join(' ')}L${toEnd(label)}`} />
            <circle className={styles.leaderDot} cx={label.from[0]} cy={label.from[1]} r="3.5" />
          </g>
        ),
      )}
      {labels.map((label) => {
        const [x, y] = label.at;
        const fill = findFill(label.code);
        const ink = label.kind === 'outside' ? styles.outside : typeof fill === 'number' ? styles[`on${fill}`] : styles.onPattern;
        return (
          <text key={label.code} className={ink} textAnchor={label.kind === 'inside' ? 'middle' : label.anchor}>
            {label.lines.map(({ text, isName, down }) => (
              // Letters stand on their line, a little below its middle.
              <tspan key={down} className={isName ? styles.labelName : undefined} x={x} y={y + down + 4}>
                {text}
              </tspan>
            ))}
          </text>
        );
      })}
    </g>
  );
}

/** Where the line to a label ends: before its first letter, or above it. */
function toEnd({ at: [x, y], ...label }: Extract<PlacedLabel, { readonly kind: 'outside' }>): string {
  return label.anchor === 'start' ? `${x - 6} ${y - 6}` : `${x} ${y - lineHeight}`;
}
