import { getNamedType, type GraphQLSchema, isObjectType, isScalarType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { fieldNumbers } from '#domain/access/numbers.js';
import { routeNumbers } from '#domain/access/numbers/of-routes.js';
import { answerLine } from '#features/returns/sending/sent-answer.js';

import { builtSchema } from './schema.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await builtSchema;
});

/** The fields of a type that may be numbers: all except booleans and codes of a closed list. */
function leavesOf(name: string): readonly string[] {
  const type = schema.getType(name);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const of = getNamedType(field.type);
    return isScalarType(of) && of.name !== 'Boolean' ? [field.name] : [];
  });
}

interface Node {
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
}

/** The paths of possible numbers in a JSON schema. */
function placesIn(
  { anyOf, oneOf, properties, items, ...leaf }: Node,
  place: readonly string[] = [],
): readonly string[] {
  const options = anyOf ?? oneOf;
  if (options) return options.flatMap((option) => placesIn(option, place));
  if (properties)
    return Object.entries(properties).flatMap(([name, node]) => placesIn(node, [...place, name]));
  if (items) return placesIn(items, place);
  return leaf.const !== undefined || leaf.enum !== undefined || leaf.type === 'null'
    ? []
    : [place.join('.')];
}

describe('every number that leaves the server', () => {
  it('has its reason, for exactly the fields in the schema', () => {
    const types = Object.keys(schema.getTypeMap()).filter(
      (name) => !name.startsWith('__') && leavesOf(name).length > 0,
    );
    const served = types.flatMap((type) => leavesOf(type).map((field) => `${type}.${field}`));
    const listed = Object.entries(fieldNumbers).flatMap(([type, fields]) =>
      Object.keys(fields).map((field) => `${type}.${field}`),
    );
    expect(listed.toSorted()).toEqual(served.toSorted());
  });

  it('is never a direct result of Query or Mutation', () => {
    expect([...leavesOf('Query'), ...leavesOf('Mutation')]).toEqual([]);
  });

  it('has its reason in the answer to an import of returns', () => {
    const described: Node = JSON.parse(
      JSON.stringify(z.toJSONSchema(answerLine, { io: 'input', unrepresentable: 'any' })),
    );
    const places = new Set(placesIn(described));
    expect([...places].sort()).toEqual(
      Object.keys(routeNumbers['POST /import/returns/:dataset'] ?? {}).sort(),
    );
  });
});
