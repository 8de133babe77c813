import { gql, type TypedDocumentNode } from '@apollo/client';
import { useRef, useState } from 'react';

import type {
  Dataset,
  SetContactMutation,
  SetContactMutationVariables,
} from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { datasetNames } from '#parts/dataset-names.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

const SET_CONTACT: TypedDocumentNode<SetContactMutation, SetContactMutationVariables> = gql`
  mutation SetContact($input: SetDatasetContactInput!) {
    setDatasetContact(input: $input) {
      contact {
        id
        role
        address
        version
      }
      problems {
        field
        message
      }
    }
  }
`;

interface ContactFieldsProps {
  /** The agency's code. */
  readonly agency: string;
  readonly contact: {
    readonly dataset: Dataset;
    readonly role: string | null;
    readonly address: string | null;
    readonly version: number;
  };
  readonly onClose: () => void;
  /** Called with a sentence that says what was done. */
  readonly onDone: (said: string) => void;
  /** Called when somebody else changed the contact first. */
  readonly onConflict: () => void;
}

/** Role and address of the contact for one dataset. */
export function ContactFields({
  agency,
  contact,
  onClose,
  onDone,
  onConflict,
}: ContactFieldsProps) {
  const { dataset } = contact;
  const [draft, setDraft] = useState({ role: contact.role ?? '', address: contact.address ?? '' });
  const [version, setVersion] = useState(contact.version);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(SET_CONTACT);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);

  const save = async (written: typeof draft) => {
    const sent = await send({ input: { agency, dataset, ...written, version } });
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    const { problems: found, contact: now } = sent.data.setDatasetContact;
    setProblems(
      found.map((problem) =>
        problem.field === 'version' ? { ...problem, message: describeConflict(now) } : problem,
      ),
    );
    if (found.length > 0) {
      // What was typed stays; the next attempt is made with the current version.
      if (now) setVersion(now.version);
      if (found.some(({ field }) => field === 'version')) onConflict();
      return;
    }
    onClose();
    onDone(
      `The contact for ${datasetNames[dataset].toLowerCase()} has been ${written.role.trim() === '' ? 'removed' : 'saved'}.`,
    );
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void save(draft)}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            Save
          </Button>
          {contact.role === null ? null : (
            <Button isPending={isSending} onPress={() => void save({ role: '', address: '' })}>
              Remove contact
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems
        sentences={problemsBeside(problems, ['role', 'address']).map(({ message }) => message)}
      />
      <TextControl
        label="Role"
        hint="Such as Data team. Not a person’s name."
        problem={problemOf(problems, 'role')}
        value={draft.role}
        onChange={(role) => setDraft((before) => ({ ...before, role }))}
      />
      <TextControl
        label="Address"
        hint="A shared address that the team reads."
        problem={problemOf(problems, 'address')}
        value={draft.address}
        onChange={(address) => setDraft((before) => ({ ...before, address }))}
      />
    </DialogForm>
  );
}

function describeConflict(
  now: { readonly role?: string | null; readonly address?: string | null } | null | undefined,
): string {
  const stands = now?.role ? `${now.role}, ${now.address ?? ''}` : 'none';
  return `Somebody else has changed this contact. It is now: ${stands}. Press Save to replace it with yours, or Cancel to keep it.`;
}
