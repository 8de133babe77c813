import { gql, type TypedDocumentNode } from '@apollo/client';
import { useRef, useState } from 'react';

import type { GrantAccessMutation, GrantAccessMutationVariables, Marking, Role } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';
import { TickList } from '#ui/TickList.js';

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

const roles: readonly { readonly code: Role; readonly name: string }[] = [
  { code: 'SENIOR_LEADER', name: 'Senior leader' },
  { code: 'BOARD_MEMBER', name: 'Board member' },
  { code: 'ANALYST', name: 'Analyst' },
  { code: 'CONTRIBUTOR', name: 'Contributor' },
  { code: 'MODERATOR', name: 'Moderator' },
  { code: 'AUDITOR', name: 'Auditor' },
  { code: 'ADMINISTRATOR', name: 'Administrator' },
];

const markings: readonly { readonly code: Marking; readonly name: string }[] = [
  { code: 'OFFICIAL', name: 'OFFICIAL' },
  { code: 'OFFICIAL_SENSITIVE', name: 'OFFICIAL-SENSITIVE' },
];

interface GrantFieldsProps {
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly onClose: () => void;
  readonly onDone: (outcome: string) => void;
}

interface Draft {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly marking: Marking;
  /** Codes. */
  readonly agencies: readonly string[];
}

const shown = ['agencies', 'name', 'email'];

/** What is granted: a role at agencies, up to a marking. Somebody new belongs to the first agency that is ticked. */
export function GrantFields({ person, agencies, onClose, onDone }: GrantFieldsProps) {
  const [draft, setDraft] = useState<Draft>({ name: '', email: '', role: 'CONTRIBUTOR', marking: 'OFFICIAL', agencies: onlyOf(agencies) });
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
    const { role, marking, name, email } = draft;
    const newcomer = { newPerson: { name: name.trim(), email: email.trim(), agency: draft.agencies[0] ?? '' } };
    const to = person === null ? newcomer : { person: person.id };
    const sent = await send({ input: { role, marking, agencies: [...draft.agencies], ...to } });
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    setProblems(sent.data.grantAccess.problems);
    if (sent.data.grantAccess.person !== null) onDone(`Granted to ${sent.data.grantAccess.person.name}.`);
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void grant()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            Grant
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problemsBeside(problems, shown).map(({ message }) => message)} />
      {person === null ? (
        <>
          <TextControl
            label="Post or name"
            hint="As it is to be shown."
            problem={problemOf(problems, 'name')}
            value={draft.name}
            onChange={(name) => write({ name })}
          />
          <TextControl
            label="Address"
            hint="The one under which they first sign in; the identity provider must have verified it."
            problem={problemOf(problems, 'email')}
            value={draft.email}
            onChange={(email) => write({ email })}
          />
        </>
      ) : null}
      <ChoiceControl label="Role" options={roles} chosen={draft.role} onChoose={(role) => write({ role })} />
      <ChoiceControl label="Up to" options={markings} chosen={draft.marking} onChoose={(marking) => write({ marking })} />
      <TickList
        label="At agencies"
        options={agencies}
        ticked={draft.agencies}
        problem={problemOf(problems, 'agencies')}
        onChange={(ticked) => write({ agencies: ticked })}
      />
    </DialogForm>
  );
}

function findMissing(draft: Draft, isNew: boolean) {
  return [
    ...(isNew && draft.name.trim() === '' ? [{ field: 'name', message: 'Say what they are called here.' }] : []),
    ...(isNew && draft.email.trim() === '' ? [{ field: 'email', message: 'Give the address under which they sign in.' }] : []),
    ...(draft.agencies.length === 0 ? [{ field: 'agencies', message: 'Tick at least one agency.' }] : []),
  ];
}

function onlyOf(agencies: readonly { readonly code: string }[]): readonly string[] {
  return agencies.length === 1 ? agencies.map(({ code }) => code) : [];
}
