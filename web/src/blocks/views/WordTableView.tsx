import type { BlockTable, ViewProps } from '#blocks/block.type.js';
import { RowName } from '#blocks/RowName.js';
import { HiddenText } from '#ui/HiddenText.js';

import { CellWords } from './CellWords.js';
import styles from './WordTableView.module.css';

/**
 * A table of text: a row for each entry, with its details under the headings. On a phone each row
 * is a list, with the heading before each cell.
 */
export function WordTableView({ block, context }: ViewProps) {
  const { about, table } = block;
  const { columns, rows, rowHeading } = table;
  const kinds = columns.map((_, index) => kindOf(table, index));

  return (
    <table className={styles.table}>
      <HiddenText as="caption">{about}</HiddenText>
      <thead>
        <tr>
          <th scope="col">{rowHeading}</th>
          {columns.map(({ heading }, index) => (
            <th key={heading} scope="col" className={styles[kinds[index] ?? 'words']}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <RowName row={row} block={block} context={context} />
            </th>
            {row.cells.map((cell, index) => {
              const heading = columns[index]?.heading ?? '';
              return (
                <td
                  key={heading}
                  className={styles[kinds[index] ?? 'words']}
                  data-heading={heading}
                >
                  <CellWords cell={cell} />
                  {context.revised?.beside({ row: row.key, column: index })}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether a column has a figure in it, and so is right-aligned, or only words. */
function kindOf({ rows }: BlockTable, index: number): 'figures' | 'words' {
  return rows.some(({ cells }) => (cells[index]?.value ?? null) !== null) ? 'figures' : 'words';
}
