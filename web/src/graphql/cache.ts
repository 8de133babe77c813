import {
  type FieldMergeFunction,
  InMemoryCache,
  type Reference,
  type StoreObject,
} from '@apollo/client';

import { yearPolicies } from './years-read.js';

/**
 * What was answered, written in the years that are shown. A block is one of its page: the name that
 * it has there names it nowhere else. A pack is one of what it was asked by: its two editions have
 * one id, and neither is ever told for the other.
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

/**
 * Two answers to one question for a pack are put together where they are of the same pack: a later
 * version is another.
 */
const mergePack: FieldMergeFunction<Pack> = (existing, incoming, { readField, mergeObjects }) =>
  existing && incoming && readField('id', existing) === readField('id', incoming)
    ? mergeObjects(existing, incoming)
    : incoming;
