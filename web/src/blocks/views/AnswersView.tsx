import type { ViewProps } from '#blocks/block.type.js';

import styles from './WordsView.module.css';

/** Questions that people ask about a figure, with their answers. */
export function AnswersView({ block: { table } }: ViewProps) {
  return (
    <dl className={styles.answers}>
      {table.rows.map(({ key, label, cells }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{cells[0]?.text}</dd>
        </div>
      ))}
    </dl>
  );
}
