import { Dataset } from '#features/measures/measure.type.js';
import * as lists from '#features/subjects/lists.type.js';
import { Objective } from '#features/subjects/subject.type.js';

const listTypes: ReadonlyMap<string, object> = new Map<string, object>(
  Object.entries({ ...lists, Objective, Dataset, BOOLEAN: Boolean }),
);

/**
 * What the contract calls a list by whose codes a dimension is told apart, for a type function.
 *
 * @throws where nothing is called so
 */
export function listTypeOf(type: string): object {
  const found = listTypes.get(type);
  if (!found)
    throw new Error(`The contract has no list ${type}: add it to features/subjects/lists.type.ts`);
  return found;
}
