import { splitChange } from './kpi-words.js';
import styles from './ScorecardTable.module.css';

interface ChangeCellProps {
  /** `+22 (+5.4%)`; null where there is nothing to compare with. */
  readonly signed: string | null;
}

/** A change in a cell. Paper has no room for per cent. */
export function ChangeCell({ signed }: ChangeCellProps) {
  const { amount, percent } = splitChange(signed);

  return (
    <td className={styles.number}>
      {amount}
      {percent === '' ? null : <span className={styles.screenOnly}> {percent}</span>}
    </td>
  );
}
