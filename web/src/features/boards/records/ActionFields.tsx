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

import { actionStateWords } from './action-words.js';
import { RECORD_ACTION } from './record-changes.js';
import type { ShownAction } from './record-documents.js';

interface ActionFieldsProps {
  /** The action to change; null for a new one. */
  readonly action: ShownAction | null;
  /** The area code of the board that the action belongs to. */
  readonly area: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/**
 * The form for an action: what to do, which post of which agency does it, and by when; for an
 * existing action also its outcome.
 */
export function ActionFields({ action, area, onClose, onDone }: ActionFieldsProps) {
  const [draft, setDraft] = useState({
    ...{
      text: action?.text ?? '',
      agency: action?.agency?.code ?? '',
      post: action?.post ?? '',
      dueOn: action?.dueOn ?? '',
    },
    ...{ state: action?.state ?? 'OPEN', notes: action?.notes ?? '' },
  });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const { data } = useQuery(AGENCY_NAMES);
  const { send, isSending } = useChange(RECORD_ACTION);
  useFocusOnProblem(form, problems);
  const write = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));

  const save = async () => {
    const { agency, dueOn, ...words } = draft;
    const of = action === null ? { area } : { id: action.id, version: action.version };
    const sent = await send({
      input: {
        ...of,
        ...words,
        agency: agency === '' ? null : agency,
        dueOn: dueOn === '' ? null : dueOn,
      },
    });
    if (sent === null) return;
    const wrong = sent.ok
      ? sent.data.recordAction.problems
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
        sentences={problemsBeside(problems, ['text', 'post', 'dueOn', 'notes']).map(
          ({ message }) => message,
        )}
      />
      <TextControl
        label="What needs doing"
        hint={null}
        problem={problemOf(problems, 'text')}
        value={draft.text}
        onChange={(text) => write({ text })}
      />
      <SelectControl
        label="Agency"
        isSearched
        groups={[{ name: null, options: [{ code: '', name: 'None' }, ...agencies] }]}
        chosen={draft.agency}
        isSet={false}
        onChoose={(agency) => write({ agency })}
      />
      <TextControl
        label="Post"
        hint="Such as Head of Contact Management. A post, not a name."
        problem={problemOf(problems, 'post')}
        value={draft.post}
        onChange={(post) => write({ post })}
      />
      <TextControl
        label="Due"
        hint={null}
        kind="date"
        problem={problemOf(problems, 'dueOn')}
        value={draft.dueOn}
        onChange={(dueOn) => write({ dueOn })}
      />
      {action === null ? null : (
        <SelectControl
          label="State"
          groups={[
            {
              name: null,
              options: Object.entries(actionStateWords).map(([code, name]) => ({ code, name })),
            },
          ]}
          chosen={draft.state}
          isSet={false}
          onChoose={(state) => write({ state: isState(state) ? state : 'OPEN' })}
        />
      )}
      <TextControl
        label="Notes"
        hint="What has been done so far; if it is dropped, why."
        problem={problemOf(problems, 'notes')}
        value={draft.notes}
        onChange={(notes) => write({ notes })}
      />
    </DialogForm>
  );
}

function isState(code: string): code is ShownAction['state'] {
  return Object.hasOwn(actionStateWords, code);
}
