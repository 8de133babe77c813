import { ApolloClient, ApolloLink } from '@apollo/client';
import { BaseHttpLink } from '@apollo/client/link/http';

import { AnswerCacheLink } from './answer-cache-link.js';
import { BusyLink } from './busy-link.js';
import { createCache } from './cache.js';

/**
 * The one client of the application. Fragments are masked only in the types (`unmask`): a component
 * sees what its own fragment asks for and nothing else. Tests pass in a link of their own.
 */
export function createClient(
  link: ApolloLink = new BaseHttpLink({ uri: '/graphql' }),
): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([new AnswerCacheLink(), new BusyLink(), link]),
    cache: createCache(),
    // AnswerCacheLink does this, and drops answers that a change has made out of date.
    queryDeduplication: false,
  });
}
