import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { START_SAVED } from '#features/explore/saved/saved-documents.js';
import type { StartSaved_SavedQueryFragment } from '#graphql/operations.js';

import start from './Start.module.css';

interface StartSavedProps {
  readonly onOpen: (id: string) => void;
}

/** How many questions of each kind are shown. */
const SHOWN = 3;

/** Saved questions: the viewer's own, their agency's, and everyone's. */
export function StartSaved({ onOpen }: StartSavedProps) {
  const { data } = useQuery(START_SAVED, {
    variables: { first: SHOWN },
    fetchPolicy: 'cache-and-network',
  });
  if (data === undefined) return null;
  const own = data.own.edges.map(({ node }) => node);
  const ofOthers = ({ edges }: typeof data.agency) =>
    edges
      .map(({ node }) => node)
      .filter(({ id, owner }) => !owner.isYou && own.every((each) => each.id !== id));
  const groups = [
    { name: 'Yours', questions: own },
    { name: 'From your agency', questions: ofOthers(data.agency) },
    { name: 'For everybody', questions: ofOthers(data.everyone) },
  ].filter(({ questions }) => questions.length > 0);
  return (
    <section>
      <div className={start.head}>
        <h2>Saved questions</h2>
        {data.all.totalCount === 0 ? null : (
          <Link to="/explore/saved">All {data.all.totalCount} saved questions</Link>
        )}
      </div>
      {groups.length === 0 ? <p>Nothing is saved yet.</p> : null}
      {groups.map(({ name, questions }) => (
        <div key={name} className={start.group}>
          <h3>{name}</h3>
          <ul className={start.rows}>
            {questions.map((question) => (
              <li key={question.id}>
                <button type="button" onClick={() => onOpen(question.id)}>
                  {question.name}
                  <span>{describeQuestion(question)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function describeQuestion({ owner, version }: StartSaved_SavedQueryFragment): string {
  const versions = version === 1 ? '1 version' : `${version} versions`;
  return owner.isYou ? versions : `${owner.name ?? 'From another agency'}. ${versions}`;
}
