import type { ControlLabel } from './control-chart.type.js';
import { type ControlLayout, isAtEnd } from './control-layout.js';
import styles from './ControlChart.module.css';
import { spread } from './spread.js';

interface ControlEndsProps {
  readonly layout: ControlLayout;
  readonly labels: readonly ControlLabel[];
}

/** The name of each line, at its end if it has one there. No two of these overlap. */
export function ControlEnds({ layout, labels }: ControlEndsProps) {
  const ends = labels.filter(isAtEnd);
  const before = labels.find((label) => !isAtEnd(label));
  const places = spread(
    ends.map(({ value }) => layout.toY(value)),
    { gap: 19, from: layout.top - 8, to: layout.bottom },
  );

  return (
    <g>
      {before === undefined ? null : (
        <text x={layout.left + 6} y={Math.min(layout.toY(before.value) + 17, layout.bottom - 6)}>
          {before.words}
        </text>
      )}
      {ends.map(({ key, words }, index) => (
        <text key={key} className={tones[key]} x={layout.right + 10} y={(places[index] ?? 0) + 4}>
          {words}
        </text>
      ))}
    </g>
  );
}

const tones: Readonly<Partial<Record<ControlLabel['key'], string | undefined>>> = {
  target: styles.targetWords,
  latest: styles.latestWords,
};
