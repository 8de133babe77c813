import { useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import { RENAME_AGENCY, type ShownAgency } from './agency-documents.js';
import { useOutcome } from './use-outcome.js';

interface RenameAgencyFormProps {
  readonly registered: ShownAgency;
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
  readonly onConflict: () => void;
}

/** Renames an agency. */
export function RenameAgencyForm({
  registered,
  onClose,
  onDone,
  onConflict,
}: RenameAgencyFormProps) {
  const { agency } = registered;
  const [name, setName] = useState(agency.name);
  const { send, isSending } = useChange(RENAME_AGENCY);
  const { version, problems, take } = useOutcome({
    version: registered.version,
    onDone: () => {
      onClose();
      onDone(`${agency.code} is now called ${name.trim()}.`);
    },
    onConflict,
  });
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);

  const save = async () => {
    const sent = await send({ input: { agency: agency.code, name, version } });
    take(sent?.ok === true ? { ok: true, outcome: sent.data.renameAgency } : sent);
  };
  return (
    <DialogForm
      ref={form}
      onSubmit={() => void save()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            Rename
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problemsBeside(problems, ['name']).map(({ message }) => message)} />
      <p>
        The new name appears everywhere at once, for past quarters too. Signed packs keep the former
        name, and the code stays {agency.code}.
      </p>
      <TextControl
        label="Name"
        hint={null}
        problem={problemOf(problems, 'name')}
        value={name}
        onChange={setName}
      />
    </DialogForm>
  );
}
