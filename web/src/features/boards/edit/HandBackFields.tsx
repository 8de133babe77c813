import { useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import { HAND_BACK } from './edit-documents.js';

interface HandBackFieldsProps {
  readonly pack: { readonly id: string; readonly version: number };
  /** The text typed so far, which is kept when the dialog is closed. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The form for handing a pack back for writing, with what needs correcting. */
export function HandBackFields({ pack, reason, onReason, onClose, onDone }: HandBackFieldsProps) {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const { send, isSending } = useChange(HAND_BACK);
  useFocusOnProblem(form, problems);

  const handBack = async () => {
    const sent = await send({ input: { ...pack, reason } });
    if (sent === null) return;
    const wrong = sent.ok
      ? sent.data.handBackPack.problems
      : [{ field: null, message: sent.sentence }];
    setProblems(wrong);
    if (wrong.length === 0) onDone();
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void handBack()}
      buttons={
        <>
          <Button look="main" type="submit" isPending={isSending}>
            Hand it back
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems
        sentences={problemsBeside(problems, ['reason']).map(({ message }) => message)}
      />
      <TextControl
        label="What needs changing (optional)"
        hint="Sent to the secretary and to everyone with a text still to write. Do not include figures."
        kind="long"
        problem={problemOf(problems, 'reason')}
        value={reason}
        onChange={onReason}
      />
    </DialogForm>
  );
}
