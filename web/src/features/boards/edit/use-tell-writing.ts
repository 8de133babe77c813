import { useApolloClient } from '@apollo/client/react';
import { useRef } from 'react';

import { TELL_WRITING } from './edit-documents.js';

/** Milliseconds between two reports: others see each for three times as long. */
const AGAIN = 15_000;

/**
 * Tells others that somebody is writing in a text, while they write. Nothing waits for it, and a
 * failure is silent.
 */
export function useTellWriting(text: string): () => void {
  const client = useApolloClient();
  const toldAt = useRef(-Infinity);
  return () => {
    const now = performance.now();
    if (now - toldAt.current < AGAIN) return;
    toldAt.current = now;
    // Others see a little later who is writing; writing goes on.
    client.mutate({ mutation: TELL_WRITING, variables: { id: text } }).catch(() => undefined);
  };
}
