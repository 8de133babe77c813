import { useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import { RECORD_DECISION } from './record-changes.js';
import type { ShownDecision } from './record-documents.js';

interface DecisionFieldsProps {
  /** The id of the pack that the board discussed. */
  readonly pack: string;
  /** The decision to change; null for a new one. */
  readonly decision: ShownDecision | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The form for a board decision and its day. */
export function DecisionFields({ pack, decision, onClose, onDone }: DecisionFieldsProps) {
  const [draft, setDraft] = useState({
    text: decision?.text ?? '',
    decidedOn: decision?.decidedOn ?? '',
  });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const { send, isSending } = useChange(RECORD_DECISION);
  useFocusOnProblem(form, problems);

  const save = async () => {
    const { text, decidedOn } = draft;
    const of = decision === null ? { pack } : { id: decision.id, version: decision.version };
    const sent = await send({
      input: { ...of, text, decidedOn: decidedOn === '' ? null : decidedOn },
    });
    if (sent === null) return;
    const wrong = sent.ok
      ? sent.data.recordDecision.problems
      : [{ field: null, message: sent.sentence }];
    setProblems(wrong);
    if (wrong.length === 0) onDone();
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void save()}
      buttons={
        <>
          <Button look="main" type="submit" isPending={isSending}>
            Save
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems
        sentences={problemsBeside(problems, ['text', 'decidedOn']).map(({ message }) => message)}
      />
      <TextControl
        label="What was decided"
        hint={null}
        problem={problemOf(problems, 'text')}
        value={draft.text}
        onChange={(text) => setDraft((before) => ({ ...before, text }))}
      />
      <TextControl
        label="Day"
        hint="Today, if left empty."
        kind="date"
        problem={problemOf(problems, 'decidedOn')}
        value={draft.decidedOn}
        onChange={(decidedOn) => setDraft((before) => ({ ...before, decidedOn }))}
      />
    </DialogForm>
  );
}
