import { Link } from 'react-router';

import type { ViewProps } from '#blocks/block.type.js';

import styles from './TasksView.module.css';

/** Where something is done that is not done on the page itself. */
const places: Readonly<Record<string, { readonly address: string; readonly words: string }>> = {
  RETURN: { address: '/our-data', words: 'Send a return' },
};

/** What there is to do: a word for each thing, and why. */
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
