import { readFileSync } from 'node:fs';

import { buildSchema, getNamedType, type GraphQLObjectType, isObjectType } from 'graphql';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/**
 * Fields that differ between two readings of the same content: versions, times, and ids made of
 * them.
 */
const volatile: ReadonlySet<string> = new Set(['id', 'dataVersion', 'asOf']);

/**
 * A selection of all fields of a type, except fields that change with each publication or need an
 * argument.
 */
export function selectWhole(typeName: string): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no type with fields`);
  return selectFields(type, []);
}

/** A type within itself, such as the county of a district, is not selected again. */
function selectFields(type: GraphQLObjectType, above: readonly string[]): string {
  const within = [...above, type.name];
  const fields = Object.values(type.getFields()).flatMap(({ name, args, type: of }) => {
    const named = getNamedType(of);
    if (volatile.has(name) || args.length > 0 || within.includes(named.name)) return [];
    if (!isObjectType(named)) return [name];
    const inner = selectFields(named, within);
    return inner === '{  }' ? [] : [`${name} ${inner}`];
  });
  return `{ ${fields.join(' ')} }`;
}
