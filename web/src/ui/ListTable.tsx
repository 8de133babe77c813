import type { ReactNode } from 'react';

import styles from './ListTable.module.css';

interface ListTableProps {
  /** What the list contains: the table may be read by itself. */
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly cells: readonly ReactNode[];
    /** The actions for it. */
    readonly action?: ReactNode;
  }[];
  /** The heading of the actions; left out where there are none. Paper does not show them. */
  readonly actionHeading?: string | undefined;
}

/**
 * A list of things that happened or exist, one row each. On a phone each row is a card, with the
 * heading before each cell.
 */
export function ListTable({ caption, headings, rows, actionHeading }: ListTableProps) {
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
          {actionHeading === undefined ? null : (
            <th scope="col" className={styles.action}>
              {actionHeading}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells, action }) => (
          <tr key={key}>
            {cells.map((cell, column) => (
              <td key={headings[column]} data-heading={headings[column]}>
                {cell}
              </td>
            ))}
            {actionHeading === undefined ? null : (
              <td data-heading={actionHeading} className={styles.action}>
                {action}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
