import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { PeopleList_PersonFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { formatNumber } from '#lib/format.js';
import { TextControl } from '#ui/TextControl.js';

import type { GrantChoices } from './grant-draft.js';
import styles from './PeoplePage.module.css';
import { PERSON_ENTRY, PersonEntry } from './PersonEntry.js';

export const PEOPLE_LIST: TypedDocumentNode<PeopleList_PersonFragment> = gql`
  fragment PeopleList_Person on Person {
    id
    name
    agency {
      id
      name
    }
    grants {
      id
      sentence
    }
    ...PersonEntry_Person
  }
  ${PERSON_ENTRY}
`;

interface PeopleListProps {
  /** By name. */
  readonly people: readonly FragmentType<PeopleList_PersonFragment>[];
  readonly choices: GrantChoices;
  readonly canChange: boolean;
  /** The viewer, who can look as anybody else; null where nothing would remember that. */
  readonly lookingAs: string | null;
  readonly find: string;
  readonly onFind: (find: string) => void;
  /** Told in a sentence what was done. */
  readonly onDone: (outcome: string) => void;
}

/** Everybody whose name, agency or grants hold what is looked for. */
export function PeopleList({ people, choices, canChange, lookingAs, find, onFind, onDone }: PeopleListProps) {
  const known = unmask(PEOPLE_LIST, people);
  const found = known.filter((person) => isFound(person, find));

  return (
    <>
      <div className={styles.find}>
        <TextControl label="Find" hint="A name, an agency, a role." problem={null} value={find} onChange={onFind} />
        <p role="status">
          {find.trim() === ''
            ? ''
            : `${formatNumber(found.length)} of ${formatNumber(known.length)} ${known.length === 1 ? 'person' : 'people'}`}
        </p>
      </div>
      <ul className={styles.people}>
        {found.map((person) => (
          <PersonEntry
            key={person.id}
            person={person}
            choices={choices}
            canChange={canChange}
            canViewAs={lookingAs !== null && lookingAs !== person.id}
            onDone={onDone}
          />
        ))}
      </ul>
    </>
  );
}

/** Each word somewhere, in capitals or not. */
function isFound({ name, agency, grants }: PeopleList_PersonFragment, find: string): boolean {
  const text = [name, agency.name, ...grants.map(({ sentence }) => sentence)].join(' ').toLowerCase();
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
