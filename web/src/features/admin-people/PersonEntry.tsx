import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { PersonEntry_PersonFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { formatInstant } from '#lib/format.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import { CountedAgencies } from './CountedAgencies.js';
import type { GrantChoices } from './grant-draft.js';
import { GrantForm } from './GrantForm.js';
import styles from './PersonEntry.module.css';
import { useChangePerson } from './use-change-person.js';

export const PERSON_ENTRY: TypedDocumentNode<PersonEntry_PersonFragment> = gql`
  fragment PersonEntry_Person on Person {
    id
    name
    isActive
    isDemonstration
    agency {
      id
      name
    }
    grants {
      id
      sentence
      agencies {
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

interface PersonEntryProps {
  readonly person: FragmentType<PersonEntry_PersonFragment>;
  readonly choices: GrantChoices;
  readonly canChange: boolean;
  readonly canViewAs: boolean;
  /** Told in a sentence what was done. */
  readonly onDone: (outcome: string) => void;
}

/** One person: what they hold, whether they come in, and what can be changed of that. */
export function PersonEntry({ person, choices, canChange, canViewAs, onDone }: PersonEntryProps) {
  const data = unmask(PERSON_ENTRY, person);
  const { change, problems, isSending } = useChangePerson(onDone);
  const { id, name, isActive, agency, grants, sessions, tokens, canControl } = data;
  const who = `${name}, ${agency.name}`;

  return (
    <li className={styles.person}>
      <div>
        <h2>{name}</h2>
        <p>{agency.name}</p>
        <p className={styles.note}>
          {isActive ? null : <b>May not come in. </b>}
          {sessions.length === 0 ? 'Not signed in' : `Signed in ${sessions.length === 1 ? 'once' : `in ${sessions.length} browsers`}`}
          {tokens.length === 0 ? null : `, ${tokens.length} ${tokens.length === 1 ? 'token' : 'tokens'}`}
        </p>
      </div>
      <div className={styles.holds}>
        {grants.length === 0 ? <p>Nothing is granted.</p> : null}
        <ul>
          {grants.map((grant) => (
            <li key={grant.id}>
              <div>
                <p>{grant.sentence}</p>
                <CountedAgencies sentence={grant.sentence} agencies={grant.agencies} />
                <p className={styles.note}>{describeOrigin(grant)}</p>
              </div>
              {canChange && grant.canEnd ? (
                <Button
                  look="quiet"
                  isPending={isSending}
                  label={`End: ${grant.sentence} ${who}`}
                  onPress={() => void change({ kind: 'end-grant', grant: grant.id, said: `Ended for ${who}: ${grant.sentence}` })}
                >
                  End
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
        {canChange && !canControl ? <p className={styles.note}>{describeLimit(grants)}</p> : null}
        <FormProblems sentences={problems} />
        {canChange ? (
          <Actions>
            <GrantForm person={{ id, name: who }} choices={choices} onDone={onDone} />
            {sessions.length === 0 || !canControl ? null : (
              <Button
                look="quiet"
                isPending={isSending}
                label={`End sessions of ${who}`}
                onPress={() => void change({ kind: 'end-sessions', person: id, said: `${who} is signed out everywhere.` })}
              >
                End sessions
              </Button>
            )}
            {canControl ? (
              <Button
                look="quiet"
                isPending={isSending}
                label={isActive ? `Remove ${who}` : `Let ${who} in again`}
                onPress={() =>
                  void change({
                    kind: 'set-active',
                    person: id,
                    isActive: !isActive,
                    said: isActive ? `${who} may not come in any more.` : `${who} may come in again.`,
                  })
                }
              >
                {isActive ? 'Remove' : 'Let in again'}
              </Button>
            ) : null}
            {canViewAs && canControl && isActive ? (
              <Button
                look="quiet"
                isPending={isSending}
                label={`View as ${who}`}
                onPress={() => void change({ kind: 'view-as', person: id })}
              >
                View as
              </Button>
            ) : null}
          </Actions>
        ) : null}
      </div>
    </li>
  );
}

function describeOrigin({ grantedAt, grantedBy, isFromClaim }: PersonEntry_PersonFragment['grants'][number]): string {
  const by = isFromClaim ? 'by a sign-in rule' : grantedBy === null ? 'by the local administrator' : `by ${grantedBy}`;
  return `Since ${formatInstant(grantedAt)}, ${by}`;
}

/** Why there is no button to end all of it. */
function describeLimit(grants: PersonEntry_PersonFragment['grants']): string {
  const rest = 'Somebody who administers all of it can do the rest.';
  return grants.some(({ canEnd }) => canEnd)
    ? `Also has access beyond yours, so you can end only what you see an End button for. ${rest}`
    : `Has access beyond yours. ${rest}`;
}
