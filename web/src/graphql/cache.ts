import { InMemoryCache } from '@apollo/client';

import { yearPolicies } from './years-read.js';

/** What was answered, written in the years that are shown. A block is one of its page: the name that it has there names it nowhere else. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({ typePolicies: { ...yearPolicies, Block: { ...yearPolicies.Block, keyFields: false } } });
}
