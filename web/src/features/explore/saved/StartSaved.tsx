import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import start from '#features/explore/start/Start.module.css';

import { START_SAVED } from './saved-documents.js';

interface StartSavedProps {
  readonly onOpen: (id: string) => void;
}

const SHOWN = 6;

/** What is saved: one’s own, and what others share. */
export function StartSaved({ onOpen }: StartSavedProps) {
  const { data } = useQuery(START_SAVED, { variables: { first: SHOWN }, fetchPolicy: 'cache-and-network' });
  if (data === undefined) return null;
  const { edges, totalCount } = data.savedQueries;
  return (
    <section>
      <h2>Saved questions</h2>
      {edges.length === 0 ? (
        <p>Nothing is saved yet.</p>
      ) : (
        <ul className={start.rows}>
          {edges.map(({ node }) => (
            <li key={node.id}>
              <button type="button" onClick={() => onOpen(node.id)}>
                {node.name}
                <span>
                  {node.owner.isYou ? 'Yours' : (node.owner.name ?? 'Of another agency')}.{' '}
                  {node.version === 1 ? '1 version' : `${node.version} versions`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={start.all}>
        <Link to="/explore/saved">All {totalCount} saved questions</Link>
      </p>
    </section>
  );
}
