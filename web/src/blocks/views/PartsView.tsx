import type { ViewProps } from '#blocks/block.type.js';
import { RowName } from '#blocks/RowName.js';
import { HiddenText } from '#ui/HiddenText.js';

import styles from './PartsView.module.css';

/**
 * A whole as one bar, divided in proportion, including the part that is left out. The same is below
 * the bar in numbers.
 */
export function PartsView({ block, context }: ViewProps) {
  const { about, table } = block;
  const { columns, rows } = table;
  const parts = rows.filter(({ kind, group }) => kind !== 'TOTAL' && group === null);
  // The components of a part are drawn along it, in its colour.
  const drawn = parts.flatMap((part, place) => {
    const within = rows.filter(({ group }) => group === part.label);
    return (within.length === 0 ? [part] : within).map((row) => ({ row, place }));
  });
  const bar = columns.findIndex(({ drawing }) => drawing === 'STEP');
  const total = columns[bar]?.scale?.to ?? 0;

  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {drawn.map(({ row: { key, cells }, place }) => (
          <span
            key={key}
            data-part={place}
            style={{ inlineSize: total === 0 ? 0 : `${((cells[bar]?.value ?? 0) / total) * 100}%` }}
          />
        ))}
      </div>
      <table className={styles.parts}>
        <HiddenText as="caption">{about}</HiddenText>
        <thead>
          <tr>
            <th scope="col">{table.rowHeading}</th>
            {columns.map(({ heading }) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={row.key} data-total={row.kind === 'TOTAL'} data-within={row.group !== null}>
              <th scope="row">
                {row.kind === 'TOTAL' || row.group !== null ? null : (
                  <span className={styles.swatch} data-part={place} aria-hidden="true" />
                )}
                <RowName row={row} block={block} context={context} />
              </th>
              {row.cells.map(({ text }, index) => (
                <td key={columns[index]?.heading}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
