import { useRef } from 'react';

import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogButton } from '#ui/DialogButton.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';

import type { SeenRule } from './rule.type.js';
import { useSetRule } from './use-set-rule.js';

interface RuleRemovalProps {
  readonly rule: SeenRule;
  /** Called with a sentence that says what was done; empty if the rule no longer exists. */
  readonly onDone: (outcome: string) => void;
}

/** A button that removes a sign-in rule, after naming the people who lose access. */
export function RuleRemoval({ rule, onDone }: RuleRemovalProps) {
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
      look="quiet"
      title="Remove a sign-in rule"
      label={`Remove the rule for ${rule.claim} ${rule.value}: ${rule.sentence}`}
      onClosed={askAgain}
      content={(close) => (
        <Removal rule={rule} onClose={close} onDone={finish(close)} onStale={markStale} />
      )}
    >
      Remove
    </DialogButton>
  );
}

interface RemovalProps extends RuleRemovalProps {
  readonly onClose: () => void;
  /** Called when the rule no longer exists. */
  readonly onStale: () => void;
}

function Removal({ rule, onClose, onDone, onStale }: RemovalProps) {
  const { id, claim, value, sentence, holders } = rule;
  const { set, problems, isSending } = useSetRule(onStale);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);

  const remove = async () => {
    if (await set({ replaces: id, rule: null }))
      onDone(`The rule for “${value}” in ${claim} has been removed.`);
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void remove()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            Remove the rule
          </Button>
          <Button onPress={onClose}>Keep it</Button>
        </>
      }
    >
      <FormProblems sentences={problems.map(({ message }) => message)} />
      <p>
        {claim} is {value}: {sentence}
      </p>
      <p>
        {holders === 0
          ? 'Nobody has it now.'
          : `${holders === 1 ? '1 person loses' : `${holders} people lose`} it at once.`}
      </p>
    </DialogForm>
  );
}
