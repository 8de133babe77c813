import { gql, type TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';

import type { LeaveViewMutation, LeaveViewMutationVariables } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { TextButton } from '#ui/TextButton.js';

import styles from './ViewingAsStrip.module.css';

const LEAVE_VIEW: TypedDocumentNode<LeaveViewMutation, LeaveViewMutationVariables> = gql`
  mutation LeaveView {
    viewAs(input: { person: null }) {
      problems {
        message
      }
    }
  }
`;

interface ViewingAsStripProps {
  /** The post and its agency. */
  readonly viewingAs: string;
}

/** Says on every page that the viewer is viewing it as somebody else, with a button to stop. */
export function ViewingAsStrip({ viewingAs }: ViewingAsStripProps) {
  const client = useApolloClient();
  const { send, isSending } = useChange(LEAVE_VIEW);
  const [problem, setProblem] = useState<string | null>(null);

  const leave = async () => {
    const sent = await send({});
    if (sent === null) return;
    const sentence = sent.ok ? sent.data.viewAs.problems[0]?.message : sent.sentence;
    setProblem(sentence ?? null);
    // Everything loaded so far was for somebody else: keep none of it.
    if (sentence === undefined) await client.resetStore().catch(() => undefined);
  };

  return (
    <aside className={styles.strip} aria-label="View as">
      <p>
        <span>
          You are viewing Stronghold as <b>{viewingAs}</b>. Nothing can be changed, and records stay
          closed.
        </span>
        <TextButton onPress={() => void leave()}>
          {isSending ? 'Going back' : 'Back to your own view'}
        </TextButton>
      </p>
      {problem === null ? null : <p role="alert">{problem}</p>}
    </aside>
  );
}
