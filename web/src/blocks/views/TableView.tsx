import type { BlockCell, BlockColumn, BlockRow, ViewProps } from '#blocks/block.type.js';
import { isWide } from '#blocks/is-wide.js';
import { RowName } from '#blocks/RowName.js';
import { HiddenText } from '#ui/HiddenText.js';

import { CellDrawing } from './CellDrawing.js';
import { CellWords } from './CellWords.js';
import { ColumnHead } from './ColumnHead.js';
import { MarkLegend } from './MarkLegend.js';
import { groupRows } from './row-groups.js';
import { RowSwatch } from './RowSwatch.js';
import styles from './TableView.module.css';

/** With more rows than this, the rows of a table are closer together. */
const maxAiry = 8;

/** Text longer than this, in characters, takes several lines in a cell. */
const maxOnOneLine = 18;

/** Figures of parts side by side: each cell as text, and as the drawing of its column. */
export function TableView({ block, context }: ViewProps) {
  const { view, about, table, question } = block;
  const { columns, rowHeading } = table;
  const rows = table.rows.filter(({ isFolded }) => isFolded !== true);
  const isPlain = columns.every(({ drawing }) => drawing === 'NONE');
  const isLong = context.isLong ?? isWide(block);
  const drawn = (['PANEL', 'RANGE', 'BAR'] as const).find((kind) =>
    columns.some(({ drawing }) => drawing === kind),
  );
  // The page says which range it covers.
  const period = question.shownFrom.key === question.shownTo.key ? question.shownTo.label : '';
  const { step: asked } = context.asked;
  const step = asked === 'year' || asked === 'month' ? asked : 'quarter';

  return (
    <>
      {columns.some(({ drawing }) => drawing === 'DOT' || drawing === 'PAIR') ? (
        <MarkLegend table={table} />
      ) : null}
      <table
        className={isLong ? styles.long : styles.short}
        data-view={view}
        data-plain={isPlain}
        data-drawn={drawn}
        data-dense={rows.length > maxAiry}
      >
        <HiddenText as="caption">{about}</HiddenText>
        <thead>
          <tr>
            <th scope="col">{rowHeading}</th>
            {columns.map((column, index) => (
              <th key={column.heading} scope="col" className={toClass(column)}>
                <ColumnHead column={column} index={index} rows={rows} period={period} step={step} />
              </th>
            ))}
          </tr>
        </thead>
        {groupRows(rows).map((group) => (
          <tbody key={group.rows[0]?.key}>
            {group.heading === null ? null : (
              <tr className={styles.group}>
                <th colSpan={columns.length + 1} scope="rowgroup">
                  {group.heading}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <tr
                key={row.key}
                className={row.kind === 'TOTAL' ? styles.total : undefined}
                data-marked={row.isMarked}
              >
                <th scope="row" title={isLong ? row.label : undefined}>
                  <RowSwatch row={row} question={question} />
                  <RowName row={row} block={block} context={context} />
                  {row.detail === null ? null : (
                    <span className={styles.detail}> {row.detail}</span>
                  )}
                </th>
                {row.cells.map((cell, index) => {
                  const column = columns[index];
                  return column === undefined ? null : (
                    <td
                      key={column.heading}
                      className={toClass(column)}
                      data-marked={isMarked(cell)}
                      data-missing={cell.mark === 'MISSING'}
                      data-shade={
                        column.drawing === 'SHADE' && row.kind === 'PART'
                          ? toShade(cell, column)
                          : undefined
                      }
                    >
                      <div className={styles.drawn}>
                        {column.drawing === 'NONE' ||
                        column.drawing === 'SHADE' ||
                        isToldAlone(column, row) ? null : (
                          <span className={styles.plot}>
                            <CellDrawing cell={cell} column={column} isLong={isLong} />
                          </span>
                        )}
                        <span className={styles.words} data-wraps={cell.text.length > maxOnOneLine}>
                          <CellWords cell={cell} />
                          {context.revised?.beside({ row: row.key, column: index })}
                        </span>
                      </div>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}

/** The number of steps of a shaded background, each wider than the one before. */
const shades = 5;

/** The step of a cell; 0 if its figure is zero or missing. */
function toShade({ value }: BlockCell, { scale }: BlockColumn): number {
  if (value === null || scale === null || scale.to <= 0) return 0;
  return Math.ceil(Math.sqrt(Math.max(value, 0) / scale.to) * shades);
}

function toClass({ drawing }: BlockColumn): string | undefined {
  if (drawing === 'NONE') return styles.plainColumn;
  if (drawing === 'SHADE') return styles.shadeColumn;
  if (drawing === 'INTERVAL') return styles.intervalColumn;
  if (drawing === 'PANEL') return styles.panelColumn;
  if (drawing === 'RANGE') return styles.rangeColumn;
  if (drawing === 'BAR') return styles.barColumn;
  return drawing === 'SPARKLINE' ? styles.lineColumn : styles.dotColumn;
}

/** Whether a cell has only its text: the whole is not drawn on the scale of its parts. */
function isToldAlone({ drawing }: BlockColumn, { kind }: BlockRow): boolean {
  return kind === 'TOTAL' && (drawing === 'PANEL' || drawing === 'BAR');
}

function isMarked({ mark }: BlockCell): boolean {
  return mark !== 'PLAIN' && mark !== 'FEW' && mark !== 'MISSING';
}
