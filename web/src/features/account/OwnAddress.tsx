import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type {
  OwnAddress_MailAddressFragment,
  RemoveAddressMutation,
  RemoveAddressMutationVariables,
} from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { useChange } from '#graphql/use-change.js';
import { formatInstant } from '#lib/format.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { DialogButton } from '#ui/DialogButton.js';
import { FormProblems } from '#ui/FormProblems.js';
import { HiddenText } from '#ui/HiddenText.js';
import { SignInAgain } from '#ui/SignInAgain.js';

import { AddressFields } from './AddressFields.js';

export const OWN_ADDRESS: TypedDocumentNode<OwnAddress_MailAddressFragment> = gql`
  fragment OwnAddress_MailAddress on MailAddress {
    id
    address
    isFromProvider
    verifiedAt
    wanted
    wantedUntil
    version
    delivery
    failure
  }
`;

const REMOVE_ADDRESS: TypedDocumentNode<RemoveAddressMutation, RemoveAddressMutationVariables> =
  gql`
    mutation RemoveAddress($version: Int!) {
      removeMailAddress(input: { version: $version }) {
        problems {
          message
        }
      }
    }
  `;

interface OwnAddressProps {
  /** Null if the viewer is not a person in this installation. */
  readonly mailAddress: FragmentType<OwnAddress_MailAddressFragment> | null;
  readonly hasToSignInAgain: boolean;
  /** Called when the address has been changed. */
  readonly onChanged: () => void;
}

/** The address that emails go to, and a form to change it. */
export function OwnAddress({ mailAddress, hasToSignInAgain, onChanged }: OwnAddressProps) {
  const found = unmask(OWN_ADDRESS, mailAddress);
  const { send, isSending } = useChange(REMOVE_ADDRESS);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [outcome, setOutcome] = useState('');

  if (found === null) return <p>Sign in, or choose a post, to give your address.</p>;
  const { address, isFromProvider, wanted, version, delivery, failure } = found;

  const remove = async () => {
    const sent = await send({ version });
    if (sent === null) return;
    const sentences = sent.ok
      ? sent.data.removeMailAddress.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(sentences);
    setOutcome(sentences.length === 0 ? 'Your address has been removed.' : '');
    onChanged();
  };

  const canChange = address === null || !isFromProvider;
  return (
    <>
      <FormProblems sentences={problems} />
      <HiddenText role="status">{outcome}</HiddenText>
      <p>{describeAddress(found)}</p>
      {wanted === null ? null : <p>{describeWanted(found)}</p>}
      {failure === null ? null : <p>The last email to you could not be delivered. {failure}</p>}
      {delivery === 'FILES' ? (
        <p>
          No mail server is set up here. Each email is kept as a file in the “mail” folder inside
          this installation’s state folder.
        </p>
      ) : null}
      {canChange ? (
        <Actions>
          {hasToSignInAgain ? (
            <SignInAgain what="to change your address" />
          ) : (
            <DialogButton
              title="Your address"
              content={(close) => (
                <AddressFields version={version} onClose={close} onGiven={onChanged} />
              )}
            >
              {address === null && wanted === null ? 'Add an address' : 'Change address'}
            </DialogButton>
          )}
          {address === null && wanted === null ? null : (
            <Button isPending={isSending} onPress={() => void remove()}>
              Remove address
            </Button>
          )}
        </Actions>
      ) : null}
    </>
  );
}

function describeAddress({
  address,
  isFromProvider,
  verifiedAt,
}: OwnAddress_MailAddressFragment): string {
  if (address === null) return 'You have no confirmed address, so no email is sent to you.';
  if (isFromProvider)
    return `Emails go to ${address}. This address comes from your sign-in account: ask for it to be changed there.`;
  return `Emails go to ${address}${verifiedAt === null ? '' : `, which you confirmed on ${formatInstant(verifiedAt)}`}.`;
}

function describeWanted({ wanted, wantedUntil }: OwnAddress_MailAddressFragment): string {
  return `A link has been sent to ${wanted ?? ''}. Open it${wantedUntil === null ? '' : ` by ${formatInstant(wantedUntil)}`} to confirm this address.`;
}
