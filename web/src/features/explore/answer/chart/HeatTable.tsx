import { HiddenText } from '#ui/HiddenText.js';

import styles from './AnswerChart.module.css';
import type { ChartOfHeat } from './chart-content.js';

interface HeatTableProps {
  readonly heat: ChartOfHeat;
  readonly caption: string;
}

/** The number of shades. */
const steps = 5;

/** Two groupings as a table, shaded darker for higher numbers; every number is written out. */
export function HeatTable({
  heat: { rowName, columnName, heads, lines, largest },
  caption,
}: HeatTableProps) {
  return (
    <div className={styles.heatFrame}>
      <table className={styles.heat}>
        <HiddenText as="caption">{caption}</HiddenText>
        <thead>
          <tr>
            <th scope="col">
              {rowName} <span className={styles.across}>by {columnName.toLowerCase()}</span>
            </th>
            {heads.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={heads[index]?.key} data-step={toStep(cell?.value ?? null, largest)}>
                  {cell?.text ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The shade of a number, from 1 for the palest; 0 for a missing number, and for zero or less. */
function toStep(value: number | null, largest: number): number {
  if (value === null || largest <= 0 || value <= 0) return 0;
  return Math.ceil((value / largest) * steps);
}
