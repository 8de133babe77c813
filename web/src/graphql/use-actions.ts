import type { MaybeMasked, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';

import { toProblem } from './problem.js';

type Problems = readonly { readonly message: string }[];

/** Changes that are made from one place of a page. */
export interface RowActions {
  /**
   * Sends a change, unless another is on its way.
   *
   * @param said what was done, once it is; toProblems what kept it from that. Resolves with whether
   *   it was made.
   */
  readonly act: <Data, Variables extends OperationVariables>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    outcome: { readonly said: string; readonly toProblems: (data: MaybeMasked<Data>) => Problems },
  ) => Promise<boolean>;
  readonly isSending: boolean;
  readonly announcement: string;
  /** Why the last one did not come about; null where it did. */
  readonly problem: string | null;
  /** Says what was done elsewhere, such as in a form, and that it is done. */
  readonly finish: (said: string) => void;
}

/**
 * Changes of several kinds from one place, one at a time.
 *
 * @param onDone told after each, whatever came of it; the next one waits for what it returns, so
 *   that it sees what is there by then
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
      // The change is made; that the page could not be read again is said by its query.
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
