import {
  type FieldMergeFunction,
  InMemoryCache,
  type Reference,
  type StoreObject,
} from '@apollo/client';

import { yearPolicies } from './years-read.js';

/**
 * A cache of answers, with quarters written in the years shown. A block belongs to its page: its
 * name means nothing on another page. A pack belongs to the arguments that it was asked with: its
 * two editions share one id, and neither may be served for the other.
 */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      ...yearPolicies,
      Block: { ...yearPolicies.Block, keyFields: false },
      BoardPack: { ...yearPolicies.BoardPack, keyFields: false, merge: mergePack },
      PackTemplate: { keyFields: [] },
    },
  });
}

type Pack = StoreObject | Reference | null | undefined;

/** Merges two answers to one question for a pack if they have the same version. */
const mergePack: FieldMergeFunction<Pack> = (existing, incoming, { readField, mergeObjects }) =>
  existing && incoming && readField('id', existing) === readField('id', incoming)
    ? mergeObjects(existing, incoming)
    : incoming;
