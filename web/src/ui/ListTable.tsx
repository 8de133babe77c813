import { type ReactNode, useState } from 'react';

import styles from './ListTable.module.css';
import { TextButton } from './TextButton.js';

interface ListTableProps {
  /** The content of the list, because the table may be read on its own. */
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly cells: readonly ReactNode[];
    /**
     * The button that opens a long card on a phone, whose label starts with its visible text. Until
     * the button is pressed, only the first cell is shown.
     */
    readonly fold?: { readonly text: string; readonly label: string };
    /** The actions for the row. */
    readonly action?: ReactNode;
  }[];
  /** The heading of the actions; left out if there are none. Not printed. */
  readonly actionHeading?: string | undefined;
}

/**
 * A list of entries, such as events, one row each. On a phone each row is a card, with the heading
 * before each cell.
 */
export function ListTable({ caption, headings, rows, actionHeading }: ListTableProps) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const turn = (key: string) =>
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
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
        {rows.map(({ key, cells, fold, action }) => (
          <tr key={key} data-folded={fold !== undefined && !opened.has(key) ? '' : undefined}>
            {cells.map((cell, column) => (
              <td key={headings[column]} data-heading={headings[column]}>
                {cell}
                {column > 0 || fold === undefined ? null : (
                  <span className={styles.fold}>
                    <TextButton
                      isOpen={opened.has(key)}
                      label={fold.label}
                      onPress={() => turn(key)}
                    >
                      {fold.text}
                    </TextButton>
                  </span>
                )}
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
