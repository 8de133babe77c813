import { useRef } from 'react';

import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { Section } from '#ui/Section.js';

import { CountedAgencies } from './CountedAgencies.js';
import {
  describeLimit,
  describeOrigin,
  describePost,
  describePresence,
} from './describe-person.js';
import type { GrantChoices } from './grant-draft.js';
import { GrantFields } from './GrantFields.js';
import type { SeenPerson } from './person.type.js';
import styles from './PersonAccess.module.css';
import { useChangePerson } from './use-change-person.js';

interface PersonAccessProps {
  readonly person: SeenPerson;
  readonly choices: GrantChoices;
  readonly onClose: () => void;
  /** Called with a sentence that says what was done. */
  readonly onDone: (outcome: string) => void;
}

/**
 * One person's access, each grant with a button to end it; where they are signed in; and a form to
 * give more access.
 */
export function PersonAccess({ person, choices, onClose, onDone }: PersonAccessProps) {
  const held = useRef<HTMLHeadingElement>(null);
  const finish = (said: string) => {
    // The pressed button may disappear together with the grant or session that it ended.
    held.current?.focus();
    onDone(said);
  };
  const { change, problems, isSending } = useChangePerson(finish);
  const { id, grants, sessions, canControl } = person;
  const who = describePost(person);

  return (
    <div className={styles.access}>
      <FormProblems sentences={problems} />
      <section className={styles.part}>
        <h3 ref={held} tabIndex={-1}>
          Their access
        </h3>
        {grants.length === 0 ? <p>No access.</p> : null}
        <ul className={styles.grants}>
          {grants.map((grant) => (
            <li key={grant.id}>
              <div>
                <p>{grant.sentence}</p>
                <CountedAgencies sentence={grant.sentence} agencies={grant.agencies} />
                <p className={styles.note}>{describeOrigin(grant)}</p>
              </div>
              {grant.canEnd ? (
                <Button
                  look="quiet"
                  isPending={isSending}
                  label={`End: ${grant.sentence} ${who}`}
                  onPress={() =>
                    void change({
                      kind: 'end-grant',
                      grant: grant.id,
                      said: `Ended for ${who}: ${grant.sentence}`,
                    })
                  }
                >
                  End
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
        {canControl ? null : <p className={styles.note}>{describeLimit(grants)}</p>}
        {sessions.length === 0 || !canControl ? null : (
          <p className={styles.presence}>
            Signed in: {describePresence(person).toLowerCase()}
            <Button
              look="quiet"
              isPending={isSending}
              label={`Sign out ${who}`}
              onPress={() =>
                void change({
                  kind: 'end-sessions',
                  person: id,
                  said: `${who} is signed out everywhere.`,
                })
              }
            >
              Sign out
            </Button>
          </p>
        )}
      </section>
      <Section title="Give more access">
        <GrantFields
          person={{ id, name: who }}
          choices={choices}
          leave={{ words: 'Close', onPress: onClose }}
          onDone={finish}
        />
      </Section>
    </div>
  );
}
