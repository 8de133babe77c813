import type { AnswerColumn, AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { HiddenText } from '#ui/HiddenText.js';

import styles from './AnswerChart.module.css';

interface BulletRowsProps {
  readonly shape: AnswerShape;
  readonly column: AnswerColumn;
  readonly caption: string;
}

/** The length of each scale, relative to the larger of the figure and the target. */
const room = 1.15;

/** Figures as bars with their targets as lines, each on its own scale, which includes zero. */
export function BulletRows({
  shape: { columns, rows, targets = [] },
  column,
  caption,
}: BulletRowsProps) {
  const place = columns.indexOf(column);
  return (
    <table className={styles.bars}>
      <HiddenText as="caption">{caption}</HiddenText>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">Against its target</th>
          <th scope="col">Figure</th>
          <th scope="col">Target</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }, index) => {
          const { value = null, text = '' } = cells[place] ?? {};
          const target = targets[index] ?? null;
          if (target === null) return null;
          const all = [0, value ?? 0, ...target.values].map((each) => each * room);
          const [lowest, highest] = [Math.min(...all), Math.max(...all)];
          const toShare = (each: number) => ((each - lowest) / (highest - lowest || 1)) * 100;
          return (
            <tr key={id}>
              <th scope="row">{cells[0]?.text}</th>
              <td className={styles.barCell}>
                <svg viewBox="0 0 100 18" preserveAspectRatio="none" aria-hidden="true">
                  {value === null ? null : (
                    <rect
                      className={styles.bar}
                      y="4"
                      x={toShare(Math.min(0, value))}
                      width={Math.abs(toShare(value) - toShare(0))}
                      height="10"
                    />
                  )}
                  {target.values.map((each) => (
                    <path key={each} className={styles.goal} d={`M${toShare(each)} 0V18`} />
                  ))}
                </svg>
              </td>
              <td className={styles.number}>{text}</td>
              <td className={styles.number}>{target.text}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
