import { ApolloLink } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { type Observable, of, switchMap, timer } from 'rxjs';

/** How often a question is asked again before the reader is told. */
const maxAgain = 4;

/**
 * Asks a question again, after the time that the server names, while too many people are asking at
 * once: the page takes longer to load, and the reader need not do anything. Readers who were
 * refused at the same moment come back at different ones.
 */
export class BusyLink extends ApolloLink {
  override request(
    operation: ApolloLink.Operation,
    forward: ApolloLink.ForwardFunction,
  ): Observable<ApolloLink.Result> {
    const ask = (again: number): Observable<ApolloLink.Result> =>
      forward(operation).pipe(
        switchMap((result) => {
          const seconds = toBusySeconds(result);
          if (seconds === null || again === maxAgain) return of(result);
          return timer(seconds * 1000 * (1 + Math.random() / 2)).pipe(
            switchMap(() => ask(again + 1)),
          );
        }),
      );
    return operation.operationType === OperationTypeNode.QUERY ? ask(0) : forward(operation);
  }
}

/** The seconds after which to ask again; null if the server was not too busy. */
function toBusySeconds({ errors = [] }: ApolloLink.Result): number | null {
  const busy = errors.find(({ extensions }) => extensions?.code === 'TOO_BUSY');
  return busy === undefined ? null : Number(busy.extensions?.retryAfter) || 0;
}
