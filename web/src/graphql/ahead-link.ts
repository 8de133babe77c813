import { ApolloLink } from '@apollo/client';
import { type Observable, shareReplay } from 'rxjs';

/** How a question is asked ahead: nobody shows its answer yet. */
export const ahead = { fetchPolicy: 'no-cache', context: { isAhead: true, queryDeduplication: false } } as const;

/** Milliseconds after which an answer that nobody took is an old one. */
const longestKept = 60_000;

/**
 * Keeps the answer to a question that was asked ahead, on its way or there, for whoever asks the same next. Only they read it into
 * the cache; whoever asks after them, or a minute later, asks anew.
 */
export class AheadLink extends ApolloLink {
  readonly #answers = new Map<string, Observable<ApolloLink.Result>>();

  override request(operation: ApolloLink.Operation, forward: ApolloLink.ForwardFunction): Observable<ApolloLink.Result> {
    const question = `${operation.operationName ?? ''} ${JSON.stringify(operation.variables)}`;
    const kept = this.#answers.get(question);
    if (kept !== undefined) {
      this.#answers.delete(question);
      return kept;
    }
    if (operation.getContext().isAhead !== true) return forward(operation);

    const answer = forward(operation).pipe(shareReplay(1));
    this.#answers.set(question, answer);
    setTimeout(() => this.#answers.delete(question), longestKept);
    return answer;
  }
}
