import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import type { ReactNode } from 'react';

import type { PeopleList_PersonFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { ListTable } from '#ui/ListTable.js';
import { ShowMore } from '#ui/ShowMore.js';
import { useFirst } from '#ui/use-first.js';

import { describeAllAccess, describePresence, describeReach } from './describe-person.js';
import { findPeople } from './find-people.js';
import type { GrantChoices } from './grant-draft.js';
import { PeopleFilters } from './PeopleFilters.js';
import styles from './PeopleList.module.css';
import type { SeenPerson } from './person.type.js';
import { PersonActions } from './PersonActions.js';
import { formatRole } from './role-names.js';
import type { PeopleParams } from './use-people-params.js';

export const PEOPLE_LIST: TypedDocumentNode<PeopleList_PersonFragment> = gql`
  fragment PeopleList_Person on Person {
    id
    name
    isActive
    agency {
      id
      name
    }
    grants {
      id
      role
      marking
      isForPartnership
      sentence
      agencies {
        id
        name
        family
      }
      areas {
        id
        name
      }
      grantedAt
      grantedBy
      isFromClaim
      canEnd
    }
    sessions {
      id
    }
    tokens {
      id
    }
    canControl
  }
`;

interface PeopleListProps {
  /** The people to list, sorted by name. */
  readonly people: readonly FragmentType<PeopleList_PersonFragment>[];
  readonly choices: GrantChoices;
  readonly canChange: boolean;
  /** The id of the viewer. */
  readonly viewer: string;
  /** Whether the viewer can view as other people, which needs a session to store it. */
  readonly canViewAs: boolean;
  readonly asked: PeopleParams;
  readonly onAsk: (change: Partial<PeopleParams>) => void;
  /** Called with a sentence that says what was done. */
  readonly onDone: (outcome: string) => void;
}

/** Everybody who matches: their access, a summary of it, and what can be changed. */
export function PeopleList({
  people,
  choices,
  canChange,
  viewer,
  canViewAs,
  asked,
  onAsk,
  onDone,
}: PeopleListProps) {
  const known = unmask(PEOPLE_LIST, people);
  const found = findPeople(known, asked);
  const { shown, more, showMore } = useFirst(found, JSON.stringify(asked));

  return (
    <div className={styles.people}>
      <PeopleFilters asked={asked} onAsk={onAsk} />
      <p className={styles.found} role="status">
        {found.length === known.length
          ? ''
          : `${formatNumber(found.length)} of ${formatNumber(known.length)} people`}
      </p>
      {found.length === 0 ? (
        <p>Nobody found. Change your search or the filters.</p>
      ) : (
        <ListTable
          caption="People and what they can see and do, by name"
          headings={['Post', 'Role', 'Sees and does', 'Signed in']}
          actionHeading={canChange ? 'Change' : undefined}
          rows={shown.map((person) => ({
            key: person.id,
            cells: toCells(person),
            action: (
              <PersonActions
                person={person}
                choices={choices}
                isViewer={person.id === viewer}
                canViewAs={
                  canViewAs && person.id !== viewer && person.canControl && person.isActive
                }
                onDone={onDone}
              />
            ),
          }))}
        />
      )}
      <ShowMore left={more} onPress={showMore} />
    </div>
  );
}

function toCells(person: SeenPerson): readonly ReactNode[] {
  const { name, agency, isActive, grants } = person;
  const [first] = grants;
  return [
    <div key="post" className={`${styles.cell} ${styles.post}`}>
      <b>{name}</b>
      <small>{agency.name}</small>
      {isActive ? (
        <small>
          {first === undefined
            ? 'Nothing given yet'
            : `since ${formatInstant(first.grantedAt).split(',', 1).join('')}`}
        </small>
      ) : (
        <small>
          <b>Cannot sign in</b>
        </small>
      )}
    </div>,
    <div key="role" className={`${styles.cell} ${styles.role}`}>
      {grants.length === 0 ? 'None' : null}
      {grants.map((grant) => (
        <div key={grant.id}>
          {formatRole(grant.role)}
          <small>{describeReach(grant, agency.name)}</small>
        </div>
      ))}
    </div>,
    isActive ? describeAllAccess(person) : 'No access',
    describePresence(person),
  ];
}
