import { Button } from '#ui/Button.js';
import { DialogButton } from '#ui/DialogButton.js';
import { FormProblems } from '#ui/FormProblems.js';

import { describePost } from './describe-person.js';
import type { GrantChoices } from './grant-draft.js';
import type { SeenPerson } from './person.type.js';
import { PersonAccess } from './PersonAccess.js';
import styles from './PersonActions.module.css';
import { useChangePerson } from './use-change-person.js';

interface PersonActionsProps {
  readonly person: SeenPerson;
  readonly choices: GrantChoices;
  /** Whether the person is the viewer. */
  readonly isViewer: boolean;
  readonly canViewAs: boolean;
  /** Called with a sentence that says what was done. */
  readonly onDone: (outcome: string) => void;
}

/** Actions for one person: change their access, view as them, and remove or restore all access. */
export function PersonActions({
  person,
  choices,
  isViewer,
  canViewAs,
  onDone,
}: PersonActionsProps) {
  const { change, problems, isSending } = useChangePerson(onDone);
  const { id, isActive, canControl } = person;
  const who = describePost(person);
  const setActive = () =>
    change({
      ...{ kind: 'set-active', person: id, isActive: !isActive },
      said: isActive ? `${who} no longer has access.` : `${who} can sign in again.`,
    });

  return (
    <div className={styles.actions}>
      {isViewer ? <span className={styles.you}>You</span> : null}
      <DialogButton
        look="quiet"
        title={`Access of ${who}`}
        label={`Change access of ${who}`}
        content={(close) => (
          <PersonAccess person={person} choices={choices} onClose={close} onDone={onDone} />
        )}
      >
        Change
      </DialogButton>
      {canViewAs ? (
        <Button
          look="quiet"
          isPending={isSending}
          label={`View as ${who}`}
          onPress={() => void change({ kind: 'view-as', person: id })}
        >
          View as
        </Button>
      ) : null}
      {canControl && !isViewer ? (
        <Button
          look="quiet"
          isPending={isSending}
          label={isActive ? `Remove ${who}` : `Let ${who} in again`}
          onPress={() => void setActive()}
        >
          {isActive ? 'Remove' : 'Let in again'}
        </Button>
      ) : null}
      <FormProblems sentences={problems} />
    </div>
  );
}
