import type { ApolloClient, DocumentNode, OperationVariables } from '@apollo/client';

import { whole } from './answer-cache-link.js';
import type { ChoicesQuery } from './operations.js';

/** What a page will ask as soon as it is drawn. */
export interface FirstQuestion {
  readonly query: DocumentNode;
  readonly variables: OperationVariables;
}

/** The address of a page, read before it is drawn. */
export interface FirstAddress {
  /** With its question mark. */
  readonly search: string;
  /** What stands in the path where that differs from page to page. */
  readonly code: string | null;
}

/**
 * Works out the first question of a page from its address and all that there is to choose from.
 * Null where the page asks nothing.
 */
export type ToFirstQuestion = (address: FirstAddress, data: ChoicesQuery) => FirstQuestion | null;

/**
 * Asks before a page is drawn what it will ask: it then finds the answer, or joins the wait for it.
 * What goes wrong the page meets too, and shows.
 */
export async function askFirst(
  client: ApolloClient,
  { query, variables }: FirstQuestion,
): Promise<void> {
  // The page asks the same, and says what is wrong.
  await client.query({ ...whole, query, variables }).catch(() => undefined);
}
