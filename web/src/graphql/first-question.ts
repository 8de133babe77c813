import type { ApolloClient, DocumentNode, OperationVariables } from '@apollo/client';

import { whole } from './answer-cache-link.js';
import type { ChoicesQuery } from './operations.js';

/** What a page asks as soon as it is drawn. */
export interface FirstQuestion {
  readonly query: DocumentNode;
  readonly variables: OperationVariables;
}

/** The address of a page, read before it is drawn. */
export interface FirstAddress {
  /** The query string, with its question mark. */
  readonly search: string;
  /** The code in the path; null if there is none. */
  readonly code: string | null;
}

/**
 * Works out the first question of a page from its address and the choices. Null if the page asks
 * nothing.
 */
export type ToFirstQuestion = (address: FirstAddress, data: ChoicesQuery) => FirstQuestion | null;

/**
 * Asks a page's first question before the page is drawn: it then finds the answer, or waits for the
 * same request. If this fails, the page gets the same failure and shows it.
 */
export async function askFirst(
  client: ApolloClient,
  { query, variables }: FirstQuestion,
): Promise<void> {
  // The page asks the same, and reports what is wrong.
  await client.query({ ...whole, query, variables }).catch(() => undefined);
}
