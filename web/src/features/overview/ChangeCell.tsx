import { splitChange } from './kpi-words.js';
import styles from './ScorecardTable.module.css';

interface ChangeCellProps {
  /** `+22 (+5.4%)`, or why there is none. */
  readonly words: string;
}

/** A change in a cell. Paper has no room for per cent. */
export function ChangeCell({ words }: ChangeCellProps) {
  const { amount, percent } = splitChange(words);

  return (
    <td className={styles.number}>
      {amount}
      {percent === '' ? null : <span className={styles.screenOnly}> {percent}</span>}
    </td>
  );
}
