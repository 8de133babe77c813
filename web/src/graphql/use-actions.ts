import type { MaybeMasked, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';

import { toProblem } from './problem.js';

type Problems = readonly { readonly message: string }[];

/** Changes made from one part of a page. */
export interface RowActions {
  /**
   * Sends a change, unless another is on its way.
   *
   * @param said the confirmation, shown once it is done; toProblems gives the reasons why it was
   * refused. Resolves with whether the change was made.
   */
  readonly act: <Data, Variables extends OperationVariables>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    outcome: { readonly said: string; readonly toProblems: (data: MaybeMasked<Data>) => Problems },
  ) => Promise<boolean>;
  readonly isSending: boolean;
  readonly announcement: string;
  /** Why the last change failed; null if it did not. */
  readonly problem: string | null;
  /** Confirms a change that was made elsewhere, such as in a form. */
  readonly finish: (said: string) => void;
}

/**
 * Changes of several kinds from one part of a page, one at a time.
 *
 * @param onDone called after each change, whether or not it was made; the next change waits for the
 * promise that it returns, so that it sees the new state
 */
export function useActions(onDone: () => unknown): RowActions {
  const client = useApolloClient();
  const [isSending, setSending] = useState(false);
  const [announcement, setAnnouncement] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const isOnItsWay = useRef(false);

  const act: RowActions['act'] = async (mutation, variables, { said, toProblems }) => {
    if (isOnItsWay.current) return false;
    isOnItsWay.current = true;
    setSending(true);
    try {
      const { data } = await client.mutate({ mutation, variables });
      const wrong =
        data === undefined ? toProblem(null).sentence : (toProblems(data)[0]?.message ?? null);
      setProblem(wrong);
      setAnnouncement(wrong === null ? said : '');
      return wrong === null;
    } catch (error) {
      setProblem(toProblem(error).sentence);
      return false;
    } finally {
      // If the page cannot be read again, its query reports that.
      await Promise.resolve(onDone()).catch(() => undefined);
      isOnItsWay.current = false;
      setSending(false);
    }
  };
  const finish = (said: string) => {
    setProblem(null);
    setAnnouncement(said);
    onDone();
  };
  return { act, isSending, announcement, problem, finish };
}
