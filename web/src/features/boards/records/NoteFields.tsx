import { useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import { NOTE_ACTION } from './record-changes.js';
import type { ShownAction } from './record-documents.js';

interface NoteFieldsProps {
  readonly action: ShownAction;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/**
 * The form for a note on what the agency has done so far, or for saying that the action is done.
 */
export function NoteFields({ action: { id, version, text }, onClose, onDone }: NoteFieldsProps) {
  const [note, setNote] = useState('');
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const { send, isSending } = useChange(NOTE_ACTION);
  useFocusOnProblem(form, problems);

  const save = async (isDone: boolean) => {
    const sent = await send({ input: { id, version, note, isDone } });
    if (sent === null) return;
    const wrong = sent.ok
      ? sent.data.noteAction.problems
      : [{ field: null, message: sent.sentence }];
    setProblems(wrong);
    if (wrong.length === 0) onDone();
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void save(false)}
      buttons={
        <>
          <Button look="main" type="submit" isPending={isSending}>
            Add note
          </Button>
          <Button isPending={isSending} onPress={() => void save(true)}>
            Mark as done
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problemsBeside(problems, ['note']).map(({ message }) => message)} />
      <p>{text}</p>
      <TextControl
        label="Note"
        hint="What has been done so far. It is added with today’s date and your agency, and appears in the next pack. The board closes the action."
        problem={problemOf(problems, 'note')}
        value={note}
        onChange={setNote}
      />
    </DialogForm>
  );
}
