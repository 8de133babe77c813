import { InMemoryCache } from '@apollo/client';

import { yearPolicies } from './years-read.js';

/** What was answered, written in the years that are shown. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({ typePolicies: yearPolicies });
}
