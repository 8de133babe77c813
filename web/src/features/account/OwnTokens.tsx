import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type {
  EndOwnTokenMutation,
  EndOwnTokenMutationVariables,
  OwnTokens_TokenFragment,
} from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { useChange } from '#graphql/use-change.js';
import { formatInstant } from '#lib/format.js';
import { describeTokenScopes } from '#lib/token-scopes.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';

export const OWN_TOKEN: TypedDocumentNode<OwnTokens_TokenFragment> = gql`
  fragment OwnTokens_Token on Token {
    id
    name
    scopes
    expiresAt
    lastUsedAt
  }
`;

const END_OWN_TOKEN: TypedDocumentNode<EndOwnTokenMutation, EndOwnTokenMutationVariables> = gql`
  mutation EndOwnToken($id: ID!) {
    revokeToken(input: { id: $id }) {
      problems {
        message
      }
    }
  }
`;

interface OwnTokensProps {
  /** Valid tokens, the latest first. */
  readonly tokens: readonly FragmentType<OwnTokens_TokenFragment>[];
  /** Whether tokens can be ended from here. */
  readonly canEnd: boolean;
  /** Called when a token has been ended. */
  readonly onEnded: () => void;
}

/** The tokens that work in somebody's name, each with a button to end it. */
export function OwnTokens({ tokens, canEnd, onEnded }: OwnTokensProps) {
  const found = unmask(OWN_TOKEN, tokens);
  const { send, isSending } = useChange(END_OWN_TOKEN);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [outcome, setOutcome] = useState('');

  const end = async (id: string, name: string) => {
    const sent = await send({ id });
    if (sent === null) return;
    const sentences = sent.ok
      ? sent.data.revokeToken.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(sentences);
    setOutcome(sentences.length === 0 ? `The token “${name}” has ended.` : '');
    onEnded();
  };

  return (
    <>
      <FormProblems sentences={problems} />
      <HiddenText role="status">{outcome}</HiddenText>
      {found.length === 0 ? (
        <p>You have no tokens.</p>
      ) : (
        <ListTable
          caption="Your tokens, newest first"
          headings={['Purpose', 'Allows', 'Ends', 'Last used']}
          actionHeading={canEnd ? 'End it' : undefined}
          rows={found.map(({ id, name, scopes, expiresAt, lastUsedAt }) => ({
            key: id,
            cells: [
              name,
              describeTokenScopes(scopes, { isOwn: true }),
              formatInstant(expiresAt),
              lastUsedAt === null ? 'Never' : formatInstant(lastUsedAt),
            ],
            action: (
              <Button
                isPending={isSending}
                onPress={() => void end(id, name)}
                label={`End the token ${name}`}
              >
                End
              </Button>
            ),
          }))}
        />
      )}
    </>
  );
}
