import { ExplainButton } from './ExplainButton.js';
import type { FigureTableContent } from './figure-block.type.js';
import styles from './FigureTable.module.css';

interface FigureTableProps {
  readonly content: FigureTableContent;
}

/** The figures as a table. It says the same as the chart, to everyone. */
export function FigureTable({ content }: FigureTableProps) {
  const [first, ...others] = content.headings;

  return (
    <table className={others.length > 3 ? `${styles.table} ${styles.wide}` : styles.table}>
      <caption>{content.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((heading, index) => (
            <th key={heading} scope="col" className={content.rows[0]?.cells[index]?.isWords === true ? styles.words : styles.number}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {content.rows.map((row) => (
          <tr key={row.key} className={row.isTotal === true ? styles.total : undefined}>
            <th scope="row">{row.shown ?? row.name}</th>
            {row.cells.map((cell, index) => (
              <td key={others[index]} className={cell.isWords === true ? styles.words : styles.number}>
                <ExplainButton figure={cell.explains}>{cell.text}</ExplainButton>{' '}
                {cell.flags === '' ? null : <span className={styles.flags}>{cell.flags}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
