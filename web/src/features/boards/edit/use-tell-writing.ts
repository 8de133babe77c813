import { useApolloClient } from '@apollo/client/react';
import { useRef } from 'react';

import { TELL_WRITING } from './edit-documents.js';

/** Milliseconds between reports: others see each for three times as long. */
const AGAIN = 15_000;

/**
 * Tells others that the viewer is writing in a text. Nothing waits for the report, and a failure is
 * ignored.
 */
export function useTellWriting(text: string): () => void {
  const client = useApolloClient();
  const toldAt = useRef(-Infinity);
  return () => {
    const now = performance.now();
    if (now - toldAt.current < AGAIN) return;
    toldAt.current = now;
    // If this fails, others only see a little later who is writing.
    client.mutate({ mutation: TELL_WRITING, variables: { id: text } }).catch(() => undefined);
  };
}
