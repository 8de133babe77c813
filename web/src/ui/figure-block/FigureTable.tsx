import { ExplainButton } from './ExplainButton.js';
import type { FigureTableContent } from './figure-block.type.js';
import styles from './FigureTable.module.css';
import { SortHeading } from './SortHeading.js';
import { useSortedRows } from './use-sorted-rows.js';

interface FigureTableProps {
  readonly content: FigureTableContent;
}

/** The figures as a table. It has the same content as the chart. */
export function FigureTable({ content }: FigureTableProps) {
  const [first = '', ...others] = content.headings;
  const { rows, findOrder, sortBy } = useSortedRows(content);
  const toClass = (index: number) =>
    content.rows[0]?.cells[index]?.isWords === true ? styles.words : styles.number;

  return (
    <table className={others.length > 3 ? `${styles.table} ${styles.wide}` : styles.table}>
      <caption>{content.caption}</caption>
      <thead>
        <tr>
          <SortHeading name={first} order={findOrder(0)} onSort={() => sortBy(0)} />
          {others.map((heading, index) => (
            <SortHeading
              key={heading}
              name={heading}
              className={toClass(index)}
              order={findOrder(index + 1)}
              onSort={() => sortBy(index + 1)}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.isTotal === true ? styles.total : undefined}>
            <th scope="row">{row.shown ?? row.name}</th>
            {row.cells.map((cell, index) => (
              <td
                key={others[index]}
                className={cell.isWords === true ? styles.words : styles.number}
              >
                <ExplainButton figure={cell.explains}>{cell.text}</ExplainButton>{' '}
                {cell.flags === '' ? null : <span className={styles.flags}>{cell.flags}</span>}
                {cell.below}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
