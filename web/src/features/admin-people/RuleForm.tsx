import { useRef } from 'react';

import { DialogButton } from '#ui/DialogButton.js';

import type { GrantChoices } from './grant-draft.js';
import type { SeenRule } from './rule.type.js';
import { RuleFields } from './RuleFields.js';

interface RuleFormProps {
  /** The existing rule; null for a new one. */
  readonly rule: SeenRule | null;
  readonly choices: GrantChoices;
  /** Called with a sentence that says what was done; empty if the rule no longer exists. */
  readonly onDone: (outcome: string) => void;
}

/** A button that opens the form for a sign-in rule: a new one, or one that replaces another. */
export function RuleForm({ rule, choices, onDone }: RuleFormProps) {
  const isStale = useRef(false);
  const markStale = () => (isStale.current = true);
  // Called once the dialog is closed, because a list that renders again would close it.
  const askAgain = () => (isStale.current ? onDone('') : undefined);
  const finish = (close: () => void) => (said: string) => {
    close();
    onDone(said);
  };
  return (
    <DialogButton
      {...(rule === null ? {} : { look: 'quiet' as const })}
      title={rule === null ? 'Add a rule' : 'Change a rule'}
      {...(rule === null
        ? {}
        : { label: `Change the rule for ${rule.claim} ${rule.value}: ${rule.sentence}` })}
      onClosed={askAgain}
      content={(close) => (
        <RuleFields
          rule={rule}
          choices={choices}
          onClose={close}
          onDone={finish(close)}
          onStale={markStale}
        />
      )}
    >
      {rule === null ? 'Add a rule' : 'Change'}
    </DialogButton>
  );
}
