import { Link } from 'react-router';

import type { ViewProps } from '#blocks/block.type.js';

import styles from './TasksView.module.css';

/** Links to the pages on which tasks are done, by the key of the task. */
const places: Readonly<Record<string, { readonly address: string; readonly words: string }>> = {
  RETURN: { address: '/our-data', words: 'Send a return' },
};

/** A list of tasks, each with a word for what to do, and the reason. */
export function TasksView({ block: { table } }: ViewProps) {
  return (
    <dl className={styles.tasks}>
      {table.rows.map(({ key, label, cells: [cell] }) => {
        const place = places[key];
        return (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              {cell?.text}{' '}
              {place === undefined ? null : <Link to={place.address}>{place.words}</Link>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
