import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';

import styles from './AnswerChart.module.css';

interface FigureTilesProps {
  readonly shape: AnswerShape;
}

/** The figures of one row in large print, each with anything else that was asked about it below. */
export function FigureTiles({ shape: { columns, rows } }: FigureTilesProps) {
  const [row] = rows;
  if (row === undefined) return null;
  return (
    <dl className={styles.tiles}>
      {columns.map((column, place) => {
        const cell = row.cells[place];
        if (column.kind !== 'FIGURE' || cell === undefined) return null;
        const besides = columns.flatMap((each, index) =>
          each.measure === column.measure && each.kind !== 'FIGURE' && row.cells[index]?.text !== ''
            ? [`${each.heading.split(': ').at(-1) ?? ''}: ${row.cells[index]?.text ?? ''}`]
            : [],
        );
        return (
          <div key={column.id} className={styles.tile}>
            <dt>{column.heading}</dt>
            <dd>
              <b>
                {cell.flags.includes('ESTIMATED') && cell.value !== null
                  ? `about ${cell.text}`
                  : cell.text}
              </b>
              {besides.map((words) => (
                <span key={words}>{words}</span>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
