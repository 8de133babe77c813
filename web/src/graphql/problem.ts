import { CombinedGraphQLErrors } from '@apollo/client';

/** What went wrong with a question: the server said no, or it could not answer. */
export type Problem = { readonly kind: 'refused'; readonly sentence: string } | { readonly kind: 'failed'; readonly sentence: string };

const unreachable = 'The server could not be reached. Check the connection and try again.';

/**
 * Words for a failed question. The server's own sentences are written for the reader and are shown as they are; a fault
 * of the network has none.
 */
export function toProblem(error: unknown): Problem {
  if (!CombinedGraphQLErrors.is(error)) return { kind: 'failed', sentence: unreachable };

  const first = error.errors[0];
  const sentence = first?.message ?? unreachable;
  return first?.extensions?.code === 'FORBIDDEN' ? { kind: 'refused', sentence } : { kind: 'failed', sentence };
}

/** Whether the server did not understand what was asked, as where an address names an area that is none. */
export function isMisunderstood(error: unknown): boolean {
  return CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === 'BAD_USER_INPUT');
}
