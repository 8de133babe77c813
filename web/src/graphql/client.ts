import { ApolloClient, type ApolloLink, HttpLink } from '@apollo/client';

import { AheadLink } from './ahead-link.js';
import { createCache } from './cache.js';

/**
 * The one client of the application. Fragments are masked: a component sees what its own fragment asks for and nothing
 * else. Tests hand in a link of their own.
 */
export function createClient(link: ApolloLink = new HttpLink({ uri: '/graphql' })): ApolloClient {
  return new ApolloClient({ link: new AheadLink().concat(link), cache: createCache(), dataMasking: true });
}
