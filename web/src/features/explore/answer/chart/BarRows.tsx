import { HiddenText } from '#ui/HiddenText.js';

import styles from './AnswerChart.module.css';
import type { ChartOfBars } from './chart-content.js';

interface BarRowsProps {
  readonly bars: ChartOfBars;
  readonly caption: string;
  /** The name for the earlier figures; null if there are none. */
  readonly before: string | null;
}

/** A bar for each group, on one scale that includes zero, with its number. */
export function BarRows({ bars: { bars }, caption, before: earlier }: BarRowsProps) {
  const values = bars.flatMap(({ cell, before }) => [cell.value ?? [], before?.value ?? []].flat());
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = highest - lowest || 1;
  const toShare = (value: number) => ((value - lowest) / span) * 100;

  return (
    <table className={styles.bars}>
      <HiddenText as="caption">{caption}</HiddenText>
      {earlier === null ? null : (
        <thead>
          <tr>
            <th scope="col">Thin bar: {earlier}</th>
            <td />
            <th scope="col">Now</th>
            <th scope="col">Before</th>
          </tr>
        </thead>
      )}
      <tbody>
        {bars.map(({ key, name, cell: { value, text }, before }) => (
          <tr key={key}>
            <th scope="row" title={name}>
              {name}
            </th>
            <td className={styles.barCell}>
              <svg viewBox="0 0 100 18" preserveAspectRatio="none" aria-hidden="true">
                {value === null ? null : (
                  <rect
                    className={value < 0 ? styles.below : styles.bar}
                    x={toShare(Math.min(0, value))}
                    width={(Math.abs(value) / span) * 100}
                    height={earlier === null ? 18 : 10}
                  />
                )}
                {typeof before?.value === 'number' ? (
                  <rect
                    className={styles.below}
                    x={toShare(Math.min(0, before.value))}
                    y="12"
                    width={(Math.abs(before.value) / span) * 100}
                    height="6"
                  />
                ) : null}
                {lowest < 0 ? <path className={styles.zero} d={`M${toShare(0)} 0V18`} /> : null}
              </svg>
            </td>
            <td className={value === null ? styles.missing : styles.number}>{text}</td>
            {earlier === null ? null : <td className={styles.missing}>{before?.text ?? ''}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
