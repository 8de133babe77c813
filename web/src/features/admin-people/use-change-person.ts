import { gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type {
  EndPersonGrantMutation,
  EndPersonGrantMutationVariables,
  EndPersonSessionsMutation,
  EndPersonSessionsMutationVariables,
  SetPersonActiveMutation,
  SetPersonActiveMutationVariables,
  ViewAsPersonMutation,
  ViewAsPersonMutationVariables,
} from '#graphql/operations.js';
import { type Sent, useChange } from '#graphql/use-change.js';

const END_GRANT: TypedDocumentNode<EndPersonGrantMutation, EndPersonGrantMutationVariables> = gql`
  mutation EndPersonGrant($grant: ID!) {
    endGrant(input: { grant: $grant }) {
      problems {
        message
      }
    }
  }
`;

const END_SESSIONS: TypedDocumentNode<
  EndPersonSessionsMutation,
  EndPersonSessionsMutationVariables
> = gql`
  mutation EndPersonSessions($person: ID!) {
    endSessions(input: { person: $person }) {
      problems {
        message
      }
    }
  }
`;

const SET_ACTIVE: TypedDocumentNode<SetPersonActiveMutation, SetPersonActiveMutationVariables> =
  gql`
    mutation SetPersonActive($person: ID!, $isActive: Boolean!) {
      setPersonActive(input: { person: $person, isActive: $isActive }) {
        problems {
          message
        }
      }
    }
  `;

const VIEW_AS: TypedDocumentNode<ViewAsPersonMutation, ViewAsPersonMutationVariables> = gql`
  mutation ViewAsPerson($person: ID!) {
    viewAs(input: { person: $person }) {
      problems {
        message
      }
    }
  }
`;

/** Changes that take one press each; `said` is the sentence that says what was done. */
export type PersonChange =
  | { readonly kind: 'end-grant'; readonly grant: string; readonly said: string }
  | { readonly kind: 'end-sessions'; readonly person: string; readonly said: string }
  | {
      readonly kind: 'set-active';
      readonly person: string;
      readonly isActive: boolean;
      readonly said: string;
    }
  | { readonly kind: 'view-as'; readonly person: string };

interface Outcome {
  readonly problems: readonly { readonly message: string }[];
}

/** Changes somebody's access, one change at a time. */
export function useChangePerson(onDone: (outcome: string) => void) {
  const [problems, setProblems] = useState<readonly string[]>([]);
  const endGrant = useChange(END_GRANT);
  const endSessions = useChange(END_SESSIONS);
  const setActive = useChange(SET_ACTIVE);
  const viewAs = useChange(VIEW_AS);

  const send = async (wanted: PersonChange): Promise<readonly string[] | null> => {
    if (wanted.kind === 'end-grant')
      return toSentences(await endGrant.send({ grant: wanted.grant }), (data) => data.endGrant);
    if (wanted.kind === 'end-sessions')
      return toSentences(
        await endSessions.send({ person: wanted.person }),
        (data) => data.endSessions,
      );
    if (wanted.kind === 'view-as')
      return toSentences(await viewAs.send({ person: wanted.person }), (data) => data.viewAs);
    const { person, isActive } = wanted;
    return toSentences(await setActive.send({ person, isActive }), (data) => data.setPersonActive);
  };

  const change = async (wanted: PersonChange) => {
    const sentences = await send(wanted);
    if (sentences === null) return;
    setProblems(sentences);
    if (sentences.length > 0) return;
    if (wanted.kind !== 'view-as') {
      onDone(wanted.said);
      return;
    }
    // Everything shown and cached was for the previous viewer; the new one may not even open this
    // page.
    window.location.assign('/');
  };

  const isSending =
    endGrant.isSending || endSessions.isSending || setActive.isSending || viewAs.isSending;
  return { change, problems, isSending };
}

/**
 * Why a change was refused, in sentences; empty if it was made, null if it is already being sent.
 */
function toSentences<Data>(
  sent: Sent<Data> | null,
  find: (data: Extract<Sent<Data>, { readonly ok: true }>['data']) => Outcome,
): readonly string[] | null {
  if (sent === null) return null;
  return sent.ok ? find(sent.data).problems.map(({ message }) => message) : [sent.sentence];
}
