import type { MaybeMasked, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';

import { toProblem } from './problem.js';

/** The result of a change: the server's answer, or why there is none. */
export type Sent<Data> =
  | { readonly ok: true; readonly data: MaybeMasked<Data> }
  | { readonly ok: false; readonly sentence: string };

export interface Change<Data, Variables> {
  /** Sends a change. Null if another is on its way: the button was then pressed twice. */
  readonly send: (variables: Variables) => Promise<Sent<Data> | null>;
  readonly isSending: boolean;
}

/** Sends changes of one kind, one at a time. */
export function useChange<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
): Change<Data, Variables> {
  const client = useApolloClient();
  const [isSending, setSending] = useState(false);
  // React sets state too late for two presses in quick succession.
  const isOnItsWay = useRef(false);

  const send = async (variables: Variables): Promise<Sent<Data> | null> => {
    if (isOnItsWay.current) return null;
    isOnItsWay.current = true;
    setSending(true);
    try {
      const { data } = await client.mutate({ mutation, variables });
      return data === undefined
        ? { ok: false, sentence: toProblem(null).sentence }
        : { ok: true, data };
    } catch (error) {
      return { ok: false, sentence: toProblem(error).sentence };
    } finally {
      isOnItsWay.current = false;
      setSending(false);
    }
  };
  return { send, isSending };
}
