import { gql, type TypedDocumentNode } from '@apollo/client';
import { useRef, useState } from 'react';

import type { GrantAccessMutation, GrantAccessMutationVariables } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import {
  findMissingOfGrant,
  type GrantChoices,
  type GrantDraft,
  toGrantedPlaces,
  toNewGrant,
} from './grant-draft.js';
import { GrantParts } from './GrantParts.js';

const GRANT_ACCESS: TypedDocumentNode<GrantAccessMutation, GrantAccessMutationVariables> = gql`
  mutation GrantAccess($input: GrantAccessInput!) {
    grantAccess(input: $input) {
      person {
        id
        name
      }
      problems {
        field
        message
      }
    }
  }
`;

interface GrantFieldsProps {
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly choices: GrantChoices;
  /** The label of the button beside the main one, and what it does. */
  readonly leave: { readonly words: string; readonly onPress?: () => void };
  readonly onDone: (outcome: string) => void;
}

interface Draft extends GrantDraft {
  readonly name: string;
  readonly email: string;
}

const shown = ['agencies', 'areas', 'name', 'email'];

/**
 * The access to give: a role at agencies, perhaps in some areas, up to a marking. A new person
 * belongs to the first selected agency in the order of the list.
 */
export function GrantFields({ person, choices, leave, onDone }: GrantFieldsProps) {
  const empty: Draft = { name: '', email: '', ...toNewGrant(choices) };
  const [draft, setDraft] = useState(empty);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(GRANT_ACCESS);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  const write = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));

  const grant = async () => {
    const missing = findMissing(draft, person === null);
    if (missing.length > 0) {
      setProblems(missing);
      return;
    }
    const { name, email, ...grant } = draft;
    const newcomer = {
      newPerson: { name: name.trim(), email: email.trim(), agency: grant.agencies[0] ?? '' },
    };
    const to = person === null ? newcomer : { person: person.id };
    const sent = await send({ input: { ...grant, ...toGrantedPlaces(grant), ...to } });
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    setProblems(sent.data.grantAccess.problems);
    if (sent.data.grantAccess.person === null) return;
    setDraft(empty);
    onDone(
      person === null
        ? `${sent.data.grantAccess.person.name} has been added.`
        : `${person.name} has more access.`,
    );
  };
  const clear = () => {
    setDraft(empty);
    setProblems([]);
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void grant()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            {person === null ? 'Add' : 'Give access'}
          </Button>
          <Button look="quiet" onPress={leave.onPress ?? clear}>
            {leave.words}
          </Button>
        </>
      }
    >
      <FormProblems sentences={problemsBeside(problems, shown).map(({ message }) => message)} />
      {person === null ? (
        <>
          <TextControl
            label="Post"
            hint={null}
            problem={problemOf(problems, 'name')}
            value={draft.name}
            onChange={(name) => write({ name })}
          />
          <TextControl
            label="Address they sign in with"
            hint={null}
            problem={problemOf(problems, 'email')}
            value={draft.email}
            onChange={(email) => write({ email })}
          />
        </>
      ) : null}
      <GrantParts
        draft={draft}
        // A new person needs an agency to belong to: access to all agencies can be given
        // afterwards.
        choices={person === null ? { ...choices, canGrantPartnership: false } : choices}
        problems={problems}
        onChange={write}
      />
    </DialogForm>
  );
}

function findMissing(draft: Draft, isNew: boolean) {
  return [
    ...(isNew && draft.name.trim() === '' ? [{ field: 'name', message: 'Give the post.' }] : []),
    ...(isNew && draft.email.trim() === ''
      ? [{ field: 'email', message: 'Give the address they sign in with.' }]
      : []),
    ...findMissingOfGrant(draft),
  ];
}
