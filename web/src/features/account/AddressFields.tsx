import { gql, type TypedDocumentNode } from '@apollo/client';
import { useRef, useState } from 'react';

import type { GiveAddressMutation, GiveAddressMutationVariables } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

const GIVE_ADDRESS: TypedDocumentNode<GiveAddressMutation, GiveAddressMutationVariables> = gql`
  mutation GiveAddress($input: SetMailAddressInput!) {
    setMailAddress(input: $input) {
      problems {
        field
        message
      }
    }
  }
`;

interface AddressFieldsProps {
  /** The version that was loaded. */
  readonly version: number;
  readonly onClose: () => void;
  /** Called once a link has been sent. */
  readonly onGiven: () => void;
}

/** The form for somebody's email address. The address takes effect once they confirm it. */
export function AddressFields({ version, onClose, onGiven }: AddressFieldsProps) {
  const [address, setAddress] = useState('');
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(GIVE_ADDRESS);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);

  const give = async () => {
    const sent = await send({ input: { address, version } });
    if (sent === null) return;
    const found = sent.ok
      ? sent.data.setMailAddress.problems
      : [{ field: null, message: sent.sentence }];
    setProblems(found);
    if (found.length > 0) return;
    onClose();
    onGiven();
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void give()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            Send the link
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems
        sentences={problemsBeside(problems, ['address']).map(({ message }) => message)}
      />
      <TextControl
        label="Address"
        hint="Your work address. We send a link there: open it within a day to confirm the address."
        problem={problemOf(problems, 'address')}
        value={address}
        onChange={setAddress}
      />
    </DialogForm>
  );
}
