import { useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';

import { AGENCY_NAMES } from '#features/boards/agency-names.js';
import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { SelectControl } from '#ui/SelectControl.js';
import { TextControl } from '#ui/TextControl.js';

import { ASSIGN_TEXT } from './edit-documents.js';
import type { EditedText } from './text-words.js';

interface OwnerFieldsProps {
  readonly text: EditedText;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The form for the post and the agency that write a text, and for the due day. */
export function OwnerFields({ text, onClose, onDone }: OwnerFieldsProps) {
  const [draft, setDraft] = useState({
    agency: text.owner?.code ?? '',
    post: text.post,
    dueOn: text.dueOn ?? '',
  });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const { data } = useQuery(AGENCY_NAMES);
  const { send, isSending } = useChange(ASSIGN_TEXT);
  useFocusOnProblem(form, problems);

  const save = async () => {
    const { agency, post, dueOn } = draft;
    const sent = await send({
      input: {
        id: text.id,
        version: text.version,
        agency: agency === '' ? null : agency,
        post,
        dueOn: dueOn === '' ? null : dueOn,
      },
    });
    if (sent === null) return;
    const wrong = sent.ok
      ? sent.data.assignCommentary.problems
      : [{ field: null, message: sent.sentence }];
    setProblems(wrong);
    if (wrong.length === 0) onDone();
  };
  const agencies = (data?.agencies ?? []).map(({ code, name }) => ({ code, name }));

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
        sentences={problemsBeside(problems, ['post', 'dueOn']).map(({ message }) => message)}
      />
      <SelectControl
        label="Agency"
        isSearched
        groups={[
          {
            name: null,
            options: [{ code: '', name: 'None: the secretary writes it' }, ...agencies],
          },
        ]}
        chosen={draft.agency}
        isSet={false}
        onChoose={(agency) => setDraft((before) => ({ ...before, agency }))}
      />
      <TextControl
        label="Post"
        hint="Such as Head of Contact Management. A post, not a name."
        problem={problemOf(problems, 'post')}
        value={draft.post}
        onChange={(post) => setDraft((before) => ({ ...before, post }))}
      />
      <TextControl
        label="Due"
        hint={null}
        kind="date"
        problem={problemOf(problems, 'dueOn')}
        value={draft.dueOn}
        onChange={(dueOn) => setDraft((before) => ({ ...before, dueOn }))}
      />
    </DialogForm>
  );
}
