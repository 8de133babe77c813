import { useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { problemOf, problemsBeside } from '#lib/field-problem.js';
import { type AgencyKind, agencyKinds } from '#lib/scope/agency-kind.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { SelectField } from '#ui/SelectField.js';
import { TextControl } from '#ui/TextControl.js';

import { ADD_AGENCY } from './agency-documents.js';
import { useOutcome } from './use-outcome.js';

interface AddAgencyFormProps {
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
}

/** Adds an agency to the partnership. */
export function AddAgencyForm({ onClose, onDone }: AddAgencyFormProps) {
  const [draft, setDraft] = useState({ code: '', name: '', validFrom: '' });
  const [kind, setKind] = useState<AgencyKind>('CHARITY');
  const { send, isSending } = useChange(ADD_AGENCY);
  const { problems, take } = useOutcome({
    version: 0,
    onDone: () => {
      onClose();
      onDone(
        `${draft.name.trim()} has been added. It owes nothing yet, and nobody has access there.`,
      );
    },
    onConflict: () => undefined,
  });
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);

  const save = async () => {
    const validFrom = draft.validFrom === '' ? null : draft.validFrom;
    const sent = await send({ input: { code: draft.code, name: draft.name, kind, validFrom } });
    take(sent?.ok === true ? { ok: true, outcome: sent.data.addAgency } : sent);
  };
  return (
    <DialogForm
      ref={form}
      onSubmit={() => void save()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            Add it
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems
        sentences={problemsBeside(problems, ['code', 'name']).map(({ message }) => message)}
      />
      <p>
        It appears in every list at once. What it owes and who has access are set on their own
        pages.
      </p>
      <TextControl
        label="Code"
        hint="2 to 12 capital letters and digits, such as RBC. It never changes."
        problem={problemOf(problems, 'code')}
        value={draft.code}
        onChange={(code) => setDraft((before) => ({ ...before, code }))}
      />
      <TextControl
        label="Name"
        hint={null}
        problem={problemOf(problems, 'name')}
        value={draft.name}
        onChange={(name) => setDraft((before) => ({ ...before, name }))}
      />
      <SelectField label="Kind" options={agencyKinds} chosen={kind} onChoose={setKind} />
      {kind === 'POLICE' || kind === 'REGIONAL_POLICE' ? (
        <p>
          People with access up to OFFICIAL-SENSITIVE at a police agency see true counts of
          everything.
        </p>
      ) : null}
      <TextControl
        label="Exists from"
        hint="Leave it empty if the agency has always existed."
        problem={null}
        kind="date"
        value={draft.validFrom}
        onChange={(validFrom) => setDraft((before) => ({ ...before, validFrom }))}
      />
    </DialogForm>
  );
}
