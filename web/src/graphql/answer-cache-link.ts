import { ApolloLink } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { finalize, type Observable, share, shareReplay, tap } from 'rxjs';

import { isComplete } from './is-complete.js';

/**
 * How a question for figures is asked. Its answer is kept whole: figures are only ever looked up by
 * their question, so normalising them into the cache and back would achieve nothing, and would be
 * most of the work of a page.
 */
export const whole = {
  fetchPolicy: 'no-cache',
  context: { isWhole: true },
} as const;

/** Milliseconds after which a question is asked again. */
const maxCachedLength = 600_000;

/** How many recent answers to keep: each takes a few megabytes. */
const maxKept = 30;

interface Kept {
  readonly answer: Observable<ApolloLink.Result>;
  readonly askedAt: number;
}

/**
 * Keeps whole answers, pending or complete, for the next request with the same question: when a
 * page asks a question that was sent ahead for it, or when a reader goes back to a page. An answer
 * is removed once it is read into the cache, because it is found there from then on. A fault is
 * passed on to everybody who waits for it and is not kept; any change invalidates all answers
 * requested before it.
 *
 * Other questions that are asked twice at once are sent once. After a change, a question that is
 * asked again is sent again even if it is still pending, because that answer may be from before the
 * change.
 */
export class AnswerCacheLink extends ApolloLink {
  readonly #kept = new Map<string, Kept>();
  /** Pending questions whose answers are not kept. */
  readonly #pending = new Map<string, Observable<ApolloLink.Result>>();

  override request(
    operation: ApolloLink.Operation,
    forward: ApolloLink.ForwardFunction,
  ): Observable<ApolloLink.Result> {
    if (operation.operationType === OperationTypeNode.MUTATION) {
      return forward(operation).pipe(finalize(() => this.#forgetAll()));
    }
    const isWhole = operation.getContext().isWhole === true;
    const question = `${operation.operationName ?? ''} ${JSON.stringify(operation.variables)}`;
    const kept = this.#find(question);
    if (!isWhole) this.#kept.delete(question);
    if (kept !== null) return kept;
    return isWhole
      ? this.#keep(question, forward(operation))
      : (this.#pending.get(question) ?? this.#share(question, forward(operation)));
  }

  #forgetAll(): void {
    this.#kept.clear();
    this.#pending.clear();
  }

  #share(question: string, asked: Observable<ApolloLink.Result>): Kept['answer'] {
    const answer = asked.pipe(
      finalize(() => {
        if (this.#pending.get(question) === answer) this.#pending.delete(question);
      }),
      share(),
    );
    this.#pending.set(question, answer);
    return answer;
  }

  #find(question: string): Kept['answer'] | null {
    const kept = this.#kept.get(question);
    return kept !== undefined && Date.now() - kept.askedAt < maxCachedLength ? kept.answer : null;
  }

  #keep(question: string, asked: Observable<ApolloLink.Result>): Kept['answer'] {
    const forget = () => {
      if (this.#kept.get(question)?.answer === answer) this.#kept.delete(question);
    };
    const answer = asked.pipe(
      tap({
        next: ({ errors, data }) =>
          errors === undefined && isComplete(data) ? undefined : forget(),
        error: forget,
      }),
      shareReplay(1),
    );
    // The most recently requested is last.
    this.#kept.delete(question);
    this.#kept.set(question, { answer, askedAt: Date.now() });
    const [first] = this.#kept.keys();
    if (this.#kept.size > maxKept && first !== undefined) this.#kept.delete(first);
    return answer;
  }
}
