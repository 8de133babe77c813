import { useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import { SUPERSEDE } from './edit-documents.js';

interface SupersedeFieldsProps {
  readonly pack: { readonly id: string; readonly version: number };
  readonly onClose: () => void;
  /**
   * @param number of the new version
   */
  readonly onDone: (number: number) => void;
}

/** The form for starting a new version of a pack, with what it corrects. */
export function SupersedeFields({ pack, onClose, onDone }: SupersedeFieldsProps) {
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const { send, isSending } = useChange(SUPERSEDE);
  useFocusOnProblem(form, problems);

  const begin = async () => {
    const sent = await send({ input: { ...pack, reason } });
    if (sent === null) return;
    const wrong = sent.ok
      ? sent.data.supersedePack.problems
      : [{ field: null, message: sent.sentence }];
    setProblems(wrong);
    const made = sent.ok ? sent.data.supersedePack.pack : null;
    if (wrong.length === 0 && made !== null) onDone(made.number);
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void begin()}
      buttons={
        <>
          <Button look="main" type="submit" isPending={isSending}>
            Start it
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems
        sentences={problemsBeside(problems, ['reason']).map(({ message }) => message)}
      />
      <TextControl
        label="What it corrects"
        hint="In a sentence without numbers: everybody can read it before the new version is signed. The signed version stays as it is and can always be read."
        problem={problemOf(problems, 'reason')}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}
