import type { ReactNode } from 'react';

import styles from './ListTable.module.css';

interface ListTableProps {
  /** What is listed: the table may be read by itself. */
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A list of things that were done or are held, a row each. On a phone each row is a card, with the heading before each cell. */
export function ListTable({ caption, headings, rows }: ListTableProps) {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, column) => (
              <td key={headings[column]} data-heading={headings[column]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
