import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type { EndTokenMutation, EndTokenMutationVariables, TokenTable_PersonFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { useChange } from '#graphql/use-change.js';
import { formatInstant } from '#lib/format.js';
import { describeTokenScopes } from '#lib/token-scopes.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { ListTable } from '#ui/ListTable.js';

export const TOKEN_TABLE: TypedDocumentNode<TokenTable_PersonFragment> = gql`
  fragment TokenTable_Person on Person {
    id
    name
    agency {
      id
      name
    }
    tokens {
      id
      name
      scopes
      createdAt
      expiresAt
      lastUsedAt
    }
  }
`;

const END_TOKEN: TypedDocumentNode<EndTokenMutation, EndTokenMutationVariables> = gql`
  mutation EndToken($id: ID!) {
    revokeToken(input: { id: $id }) {
      problems {
        message
      }
    }
  }
`;

interface TokenTableProps {
  /** Those who have some, by name. */
  readonly people: readonly FragmentType<TokenTable_PersonFragment>[];
  readonly canEnd: boolean;
  /** Told in a sentence what was done. */
  readonly onDone: (outcome: string) => void;
}

/** All tokens of some people, each with its end. */
export function TokenTable({ people, canEnd, onDone }: TokenTableProps) {
  const holders = unmask(TOKEN_TABLE, people);
  const { send, isSending } = useChange(END_TOKEN);
  const [problems, setProblems] = useState<readonly string[]>([]);

  const end = async (id: string, said: string) => {
    const sent = await send({ id });
    if (sent === null) return;
    const sentences = sent.ok ? sent.data.revokeToken.problems.map(({ message }) => message) : [sent.sentence];
    setProblems(sentences);
    // Where it has ended already the list is wrong too.
    onDone(sentences.length === 0 ? said : '');
  };

  const rows = holders.flatMap(({ name: person, agency, tokens }) =>
    tokens.map(({ id, name, scopes, createdAt, expiresAt, lastUsedAt }) => {
      const who = `${person}, ${agency.name}`;
      const what = `the token “${name}” of ${who}`;
      return {
        key: id,
        cells: [
          who,
          name,
          describeTokenScopes(scopes),
          formatInstant(createdAt),
          formatInstant(expiresAt),
          lastUsedAt === null ? 'Never' : formatInstant(lastUsedAt),
        ],
        action: (
          <Button isPending={isSending} label={`End ${what}`} onPress={() => void end(id, `Ended ${what}.`)}>
            End
          </Button>
        ),
      };
    }),
  );
  const headings = ['Whose', 'What for', 'May', 'Made', 'Ends', 'Last used'];

  return (
    <>
      <FormProblems sentences={problems} />
      <ListTable
        caption="Tokens by the names of their people"
        headings={headings}
        rows={rows}
        actionHeading={canEnd ? 'End it' : undefined}
      />
    </>
  );
}
