import { useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import { MODERATE_DISRUPTION, type OpenCase } from './moderation-documents.js';

interface StepFieldsProps {
  readonly act: 'ASK' | 'PUT_OFF' | 'REOPEN';
  readonly found: OpenCase;
  readonly onClose: () => void;
  readonly onChanged: (said: string) => void;
}

const words = {
  ASK: {
    label: 'Question',
    hint: 'The agency will see it, and answers by correcting the disruption.',
    button: 'Ask',
    said: 'its agency has been asked',
  },
  PUT_OFF: {
    label: 'Reason',
    hint: 'Optional. The agency will see it.',
    button: 'Put off',
    said: 'put off',
  },
  REOPEN: {
    label: 'Reason',
    hint: 'The agency will see it. The disruption waits for the panel again.',
    button: 'Take back',
    said: 'the decision has been taken back',
  },
} as const;

/** The question, the panel it is put off to, or the reason for taking a decision back. */
export function StepFields({ act, found, onClose, onChanged }: StepFieldsProps) {
  const [text, setText] = useState('');
  const [panelOn, setPanelOn] = useState('');
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(MODERATE_DISRUPTION);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  const { label, hint, button, said } = words[act];

  const save = async () => {
    const step = { act, text, panelOn: act === 'PUT_OFF' && panelOn !== '' ? panelOn : null };
    const sent = await send({ input: { id: found.id, version: found.version, step } });
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    const { problems: told } = sent.data.moderateDisruption;
    setProblems(told);
    if (told.some(({ field }) => field === 'version')) onChanged('');
    if (told.length > 0) return;
    onClose();
    onChanged(`${found.reference} of ${found.agency.name}: ${said}.`);
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void save()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            {button}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems
        sentences={problemsBeside(problems, ['text', 'panelOn']).map(({ message }) => message)}
      />
      {act === 'PUT_OFF' ? (
        <TextControl
          label="Panel"
          hint="The day of the panel that will decide it."
          problem={problemOf(problems, 'panelOn')}
          kind="date"
          value={panelOn}
          onChange={setPanelOn}
        />
      ) : null}
      <TextControl
        label={label}
        hint={hint}
        problem={problemOf(problems, 'text')}
        kind="long"
        value={text}
        onChange={setText}
      />
    </DialogForm>
  );
}
