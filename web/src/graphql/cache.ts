import { InMemoryCache } from '@apollo/client';

import { policies } from './years-read.js';

/** What was answered, written in the years that are shown. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({ typePolicies: policies });
}
