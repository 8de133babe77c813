import { useState } from 'react';

import type { FigureTableContent } from './figure-block.type.js';
import { FigureHeading } from './FigureHeading.js';
import styles from './FigureTable.module.css';
import { type Sorting, sortRows, turnSorting } from './sort-rows.js';

interface FigureTableProps {
  readonly content: FigureTableContent;
}

/** The figures as a table. It says the same as the chart, to everyone. */
export function FigureTable({ content }: FigureTableProps) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [first, ...others] = content.headings;
  const isSortable = content.isSortable === true;

  return (
    <table className={others.length > 3 ? `${styles.table} ${styles.wide}` : styles.table}>
      <caption>{content.caption}</caption>
      <thead>
        <tr>
          {content.headings.map((heading, column) => (
            <FigureHeading
              key={heading}
              name={heading}
              className={
                heading === first ? undefined : content.rows[0]?.cells[column - 1]?.isWords === true ? styles.words : styles.number
              }
              direction={sorting?.column === column ? sorting.direction : null}
              onSort={isSortable ? () => setSorting(turnSorting(sorting, column)) : null}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {sortRows(content.rows, sorting).map((row) => (
          <tr key={row.key} className={row.isTotal === true ? styles.total : undefined}>
            <th scope="row">{row.shown ?? row.name}</th>
            {row.cells.map((cell, index) => (
              <td key={others[index]} className={cell.isWords === true ? styles.words : styles.number}>
                {cell.text} {cell.flags === '' ? null : <span className={styles.flags}>{cell.flags}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
