import styles from './TileTable.module.css';

interface MoveCellProps {
  /** `+22 (+5.4%)`, or why no change is shown. */
  readonly text: string;
}

/** A change in a cell. On paper there is no room for the percentage. */
export function MoveCell({ text }: MoveCellProps) {
  const [amount = '', percent] = text.replace(' points', ' pts').split(' (');

  return (
    <td className={styles.number}>
      {amount}
      {percent === undefined ? null : <span className={styles.screenOnly}> ({percent}</span>}
    </td>
  );
}
