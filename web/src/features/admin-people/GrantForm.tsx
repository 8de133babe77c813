import { DialogButton } from '#ui/DialogButton.js';

import type { GrantChoices } from './grant-draft.js';
import { GrantFields } from './GrantFields.js';

interface GrantFormProps {
  /** Null for somebody who is not known yet. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly choices: GrantChoices;
  /** Told in a sentence what was done. */
  readonly onDone: (outcome: string) => void;
}

/** A button that opens the form for a grant, to somebody who is known or who is added by it. */
export function GrantForm({ person, choices, onDone }: GrantFormProps) {
  const finish = (close: () => void) => (said: string) => {
    close();
    onDone(said);
  };
  return (
    <DialogButton
      title={person === null ? 'Add somebody' : `Grant to ${person.name}`}
      {...(person === null ? {} : { label: `Grant to ${person.name}` })}
      content={(close) => <GrantFields person={person} choices={choices} onClose={close} onDone={finish(close)} />}
    >
      {person === null ? 'Add somebody' : 'Grant'}
    </DialogButton>
  );
}
