import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type {
  EndOwnSessionMutation,
  EndOwnSessionMutationVariables,
  OwnSessions_SessionFragment,
} from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { useChange } from '#graphql/use-change.js';
import { formatInstant } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';

export const OWN_SESSION: TypedDocumentNode<OwnSessions_SessionFragment> = gql`
  fragment OwnSessions_Session on Session {
    id
    createdAt
    lastSeenAt
    isCurrent
  }
`;

const END_OWN_SESSION: TypedDocumentNode<EndOwnSessionMutation, EndOwnSessionMutationVariables> =
  gql`
    mutation EndOwnSession($session: ID!) {
      endSessions(input: { session: $session }) {
        ended
        problems {
          message
        }
      }
    }
  `;

interface OwnSessionsProps {
  /** Most recently used first. */
  readonly sessions: readonly FragmentType<OwnSessions_SessionFragment>[];
  /** Whether sessions can be ended from here. */
  readonly canEnd: boolean;
  /** Called when sessions have been ended. */
  readonly onEnded: () => void;
}

/** The browsers in which somebody is signed in, with a button to end all but this one. */
export function OwnSessions({ sessions, canEnd, onEnded }: OwnSessionsProps) {
  const found = unmask(OWN_SESSION, sessions);
  const { send, isSending } = useChange(END_OWN_SESSION);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [outcome, setOutcome] = useState('');

  if (sessions.length === 0)
    return (
      <p>You are the local administrator of this machine, so there is nothing to sign out of.</p>
    );
  const others = found.filter(({ isCurrent }) => !isCurrent);

  const end = async (ids: readonly string[]) => {
    const sentences: string[] = [];
    for (const session of ids) {
      const sent = await send({ session });
      if (sent === null) return;
      sentences.push(
        ...(sent.ok
          ? sent.data.endSessions.problems.map(({ message }) => message)
          : [sent.sentence]),
      );
    }
    setProblems([...new Set(sentences)]);
    setOutcome(
      sentences.length === 0 ? 'Ended. Anybody using that browser has to sign in again.' : '',
    );
    onEnded();
  };

  return (
    <>
      <FormProblems sentences={problems} />
      <HiddenText role="status">{outcome}</HiddenText>
      <ListTable
        caption="Browsers in which you are signed in, most recently used first"
        headings={['Signed in', 'Last used', 'This one']}
        rows={found.map(({ id, createdAt, lastSeenAt, isCurrent }) => ({
          key: id,
          cells: [
            formatInstant(createdAt),
            formatInstant(lastSeenAt),
            isCurrent ? 'This browser' : endOf(id, createdAt),
          ],
        }))}
      />
      {canEnd && others.length > 1 ? (
        <p>
          <Button isPending={isSending} onPress={() => void end(others.map(({ id }) => id))}>
            End all others
          </Button>
        </p>
      ) : null}
    </>
  );

  function endOf(id: string, createdAt: string) {
    if (!canEnd) return 'Another browser';
    return (
      <Button
        isPending={isSending}
        onPress={() => void end([id])}
        label={`End the session from ${formatInstant(createdAt)}`}
      >
        End
      </Button>
    );
  }
}
