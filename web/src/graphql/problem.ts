import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client';

import { describeStatus, isUnreachable, unreachable } from '#lib/no-answer.js';
import { toShownYears } from '#lib/years.js';

/** The server said no. */
export interface Refusal {
  readonly kind: 'refused';
  /** All of it in words. */
  readonly sentence: string;
  /** What would be needed; null where the sentence alone says it. */
  readonly needs: string | null;
  /** Who grants that; null where nobody has to. */
  readonly grantedBy: string | null;
}

/** What went wrong with a question: the server said no, or it could not answer. */
export type Problem =
  | Refusal
  | {
      readonly kind: 'failed';
      readonly sentence: string;
      /** Whether no server answered. */
      readonly isOffline: boolean;
    };

/**
 * Words for a failed question. The server's own sentences are written for the reader and are shown
 * as they are; a status or a fault of the network has none.
 */
export function toProblem(error: unknown): Problem {
  if (ServerError.is(error) || ServerParseError.is(error)) {
    const { statusCode } = error;
    return {
      kind: 'failed',
      sentence: describeStatus(statusCode),
      isOffline: isUnreachable(statusCode),
    };
  }
  if (!CombinedGraphQLErrors.is(error))
    return { kind: 'failed', sentence: unreachable, isOffline: true };

  const first = error.errors[0];
  const sentence = toShownYears(first?.message ?? unreachable);
  if (first?.extensions?.code !== 'FORBIDDEN')
    return { kind: 'failed', sentence, isOffline: false };
  return {
    kind: 'refused',
    sentence,
    needs: toText(first.extensions.needs),
    grantedBy: toText(first.extensions.grantedBy),
  };
}

function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * Whether the server did not understand what was asked, as where an address names an area that is
 * none.
 */
export function isBadInput(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.some(({ extensions }) => extensions?.code === 'BAD_USER_INPUT')
  );
}
