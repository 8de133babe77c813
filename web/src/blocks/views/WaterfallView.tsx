import type { BlockCell, BlockColumn, BlockRow, ViewProps } from '#blocks/block.type.js';
import { RowName } from '#blocks/RowName.js';
import { HiddenText } from '#ui/HiddenText.js';

import { CellSparkline } from './CellSparkline.js';
import styles from './WaterfallView.module.css';

/**
 * How a whole is made up: each bar starts where the one before ends, on one scale, and the last is
 * the whole.
 */
export function WaterfallView({ block, context }: ViewProps) {
  const { view, about, table } = block;
  const { columns, rowHeading } = table;
  const rows = table.rows.filter(({ isFolded }) => isFolded !== true);

  return (
    <table className={styles.table} data-view={view}>
      <HiddenText as="caption">{about}</HiddenText>
      <thead>
        <tr>
          <th scope="col">{rowHeading}</th>
          {columns.map((column) => (
            <th key={column.heading} scope="col" className={toClass(column)}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr
            key={row.key}
            className={row.kind === 'TOTAL' ? styles.total : undefined}
            data-marked={row.isMarked}
          >
            <th scope="row">
              <RowName row={row} block={block} context={context} />
            </th>
            {row.cells.map((cell, index) => {
              const column = columns[index];
              if (column === undefined) return null;
              return column.drawing === 'STEP' ? (
                <td key={column.heading} className={styles.steps}>
                  <Step cell={cell} scale={column.scale} kind={row.kind} isFirst={place === 0} />
                </td>
              ) : (
                <td
                  key={column.heading}
                  className={toClass(column)}
                  data-marked={cell.mark === 'PAST_TARGET' || cell.mark === 'SIGNAL'}
                >
                  {column.drawing === 'SPARKLINE' ? (
                    <CellSparkline cell={cell} size="cell" />
                  ) : (
                    cell.text
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function toClass({ drawing }: BlockColumn): string | undefined {
  if (drawing === 'STEP') return styles.steps;
  return drawing === 'SPARKLINE' ? styles.line : styles.words;
}

interface StepProps {
  readonly cell: BlockCell;
  readonly scale: BlockColumn['scale'];
  readonly kind: BlockRow['kind'];
  readonly isFirst: boolean;
}

/**
 * One bar: additions are pale, removals are dark, and the whole is an outline. Lines lead from the
 * end of one bar to the start of the next.
 */
function Step({ cell: { text, value, start }, scale, kind, isFirst }: StepProps) {
  if (scale === null || value === null || start === null || scale.to === scale.from)
    return <>{text}</>;
  const toShare = (at: number) => ((at - scale.from) / (scale.to - scale.from)) * 100;
  const [left, right] = [
    toShare(Math.min(start, start + value)),
    toShare(Math.max(start, start + value)),
  ];
  const tone = kind === 'TOTAL' ? 'whole' : value < 0 ? 'less' : 'more';

  return (
    <div className={styles.step}>
      {isFirst ? null : (
        <span
          className={styles.before}
          style={{ insetInlineStart: `${toShare(kind === 'TOTAL' ? start + value : start)}%` }}
        />
      )}
      {kind === 'TOTAL' ? null : (
        <span className={styles.after} style={{ insetInlineStart: `${toShare(start + value)}%` }} />
      )}
      <span
        className={styles.bar}
        data-tone={tone}
        style={{ insetInlineStart: `${left}%`, inlineSize: `${right - left}%` }}
      />
      <span className={styles.amount} style={{ insetInlineStart: `${right}%` }}>
        {text}
      </span>
    </div>
  );
}
