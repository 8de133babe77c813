import { Dataset } from '#features/measures/measure.type.js';
import * as lists from '#features/subjects/lists.type.js';
import { Objective } from '#features/subjects/subject.type.js';

const listTypes: ReadonlyMap<string, object> = new Map<string, object>(
  Object.entries({ ...lists, Objective, Dataset, BOOLEAN: Boolean }),
);

/**
 * Finds the GraphQL type of a list of codes, for a type function.
 *
 * @throws if there is no such list
 */
export function listTypeOf(type: string): object {
  const found = listTypes.get(type);
  if (!found)
    throw new Error(`The schema has no list ${type}: add it to features/subjects/lists.type.ts`);
  return found;
}
