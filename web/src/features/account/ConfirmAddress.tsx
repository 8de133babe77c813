import { gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type {
  ConfirmAddressMutation,
  ConfirmAddressMutationVariables,
} from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { Notice } from '#ui/Notice.js';

const CONFIRM_ADDRESS: TypedDocumentNode<ConfirmAddressMutation, ConfirmAddressMutationVariables> =
  gql`
    mutation ConfirmAddress($secret: String!) {
      confirmMailAddress(input: { secret: $secret }) {
        problems {
          message
        }
      }
    }
  `;

interface ConfirmAddressProps {
  /** The secret from the link. */
  readonly secret: string;
  /** Called when the address has been confirmed. */
  readonly onConfirmed: () => void;
}

/**
 * Confirms the address of a person who follows the link in an email. The person has to press a
 * button, because email scanners follow links but press no buttons.
 */
export function ConfirmAddress({ secret, onConfirmed }: ConfirmAddressProps) {
  const { send, isSending } = useChange(CONFIRM_ADDRESS);
  const [problems, setProblems] = useState<readonly string[]>([]);

  const confirm = async () => {
    const sent = await send({ secret });
    if (sent === null) return;
    const sentences = sent.ok
      ? sent.data.confirmMailAddress.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(sentences);
    if (sentences.length === 0) onConfirmed();
  };

  return (
    <Notice title="Confirm your address">
      <p>
        You opened the link we sent to your address. Confirm it to get email from Stronghold there.
      </p>
      <FormProblems sentences={problems} />
      <p>
        <Button look="main" isPending={isSending} onPress={() => void confirm()}>
          Confirm address
        </Button>
      </p>
    </Notice>
  );
}
