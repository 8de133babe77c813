import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client';

import { describeStatus, isUnreachable, unreachable } from '#lib/no-answer.js';
import { toShownYears } from '#lib/years.js';

/** A refusal by the server. */
export interface Refusal {
  readonly kind: 'refused';
  /** The whole refusal, in words. */
  readonly sentence: string;
  /** The permission that is missing; null if the sentence says it all. */
  readonly needs: string | null;
  /** Who can grant that permission; null if none is needed. */
  readonly grantedBy: string | null;
}

/** What went wrong with a question: the server refused, or it could not answer. */
export type Problem =
  | Refusal
  | {
      readonly kind: 'failed';
      readonly sentence: string;
      /** Whether no server answered at all. */
      readonly isOffline: boolean;
    };

/**
 * Words for a failed question. The server's own sentences are written for the reader and are shown
 * unchanged; an HTTP status or a network fault has none.
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
 * Whether the server did not understand the question, for example because the address names an
 * unknown area.
 */
export function isBadInput(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.some(({ extensions }) => extensions?.code === 'BAD_USER_INPUT')
  );
}
