import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type {
  EndTokenMutation,
  EndTokenMutationVariables,
  TokenTable_PersonFragment,
} from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { useChange } from '#graphql/use-change.js';
import { formatInstant } from '#lib/format.js';
import { describeTokenScopes } from '#lib/token-scopes.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { ListTable } from '#ui/ListTable.js';
import { ShowMore } from '#ui/ShowMore.js';
import { useFirst } from '#ui/use-first.js';

import styles from './TokenTable.module.css';

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
  /** People with their tokens, sorted by name. */
  readonly people: readonly FragmentType<TokenTable_PersonFragment>[];
  readonly canEnd: boolean;
  /** Part of the name of a program, a post or an agency; empty for all. */
  readonly find: string;
  /** Called with a sentence that says what was done; empty if the token was not ended. */
  readonly onDone: (outcome: string) => void;
}

/** The tokens that match, each with a button to end it. */
export function TokenTable({ people, canEnd, find, onDone }: TokenTableProps) {
  const holders = unmask(TOKEN_TABLE, people);
  const { send, isSending } = useChange(END_TOKEN);
  const [problems, setProblems] = useState<readonly string[]>([]);

  const end = async (id: string, said: string) => {
    const sent = await send({ id });
    if (sent === null) return;
    const sentences = sent.ok
      ? sent.data.revokeToken.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(sentences);
    // If the token has already ended, the list is out of date too.
    onDone(sentences.length === 0 ? said : '');
  };

  const words = find.toLowerCase().split(/\s+/);
  const tokens = holders.flatMap(({ name: person, agency, tokens: own }) =>
    own.map((token) => ({ ...token, person, agency: agency.name })),
  );
  const found = tokens.filter(({ name, person, agency }) => {
    const text = [name, person, agency].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const { shown, more, showMore } = useFirst(found, find);

  return (
    <>
      <FormProblems sentences={problems} />
      {found.length === 0 ? (
        <p>No program found. Change your search.</p>
      ) : (
        <ListTable
          caption="Programs by the posts that they work for"
          headings={['Program', 'Works for', 'Allows', 'Last used', 'Ends']}
          actionHeading={canEnd ? 'End it' : undefined}
          rows={shown.map(
            ({ id, name, person, agency, scopes, createdAt, lastUsedAt, expiresAt }) => {
              const what = `the token “${name}” of ${person}, ${agency}`;
              return {
                key: id,
                cells: [
                  <Two key="name" first={name} second={`since ${formatInstant(createdAt)}`} />,
                  <Two key="person" first={person} second={agency} />,
                  describeTokenScopes(scopes, { isOwn: false }),
                  lastUsedAt === null ? 'Never' : formatInstant(lastUsedAt),
                  formatInstant(expiresAt),
                ],
                action: (
                  <Button
                    isPending={isSending}
                    label={`End ${what}`}
                    onPress={() => void end(id, `Ended ${what}.`)}
                  >
                    End now
                  </Button>
                ),
              };
            },
          )}
        />
      )}
      <ShowMore left={more} onPress={showMore} />
    </>
  );
}

function Two({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    <span className={styles.two}>
      {first}
      <small>{second}</small>
    </span>
  );
}
