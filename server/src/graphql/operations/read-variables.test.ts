import { buildSchema, GraphQLScalarType, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';

import { countValues, readVariables } from './read-variables.js';
import { readAskedFields } from './selected-fields.js';

const schema = buildSchema('scalar Odd type Query { a(odd: [Odd!], list: [Int!]): Int }');

function read(query: string, variables: Record<string, unknown>) {
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation');
  const values = readVariables({ schema, operation, request: { variables } });
  return values && readAskedFields({ schema, document, operation, variables: values });
}

describe('variables', () => {
  it('are read with their defaults', () => {
    expect(read('query ($list: [Int!] = [1, 2]) { a(list: $list) }', {})).toMatchObject([
      { args: { list: [1, 2] } },
    ]);
  });

  it('are read no further than the first invalid value', () => {
    let looks = 0;
    const odd = schema.getType('Odd');
    if (!(odd instanceof GraphQLScalarType)) throw new Error('There is no scalar');
    odd.parseValue = () => {
      looks += 1;
      throw new Error('It is even');
    };
    expect(
      read('query ($odd: [Odd!]) { a(odd: $odd) }', {
        odd: Array.from({ length: 15_000 }, () => 2),
      }),
    ).toBeNull();
    expect(looks).toBeLessThan(3);
  });

  it.each([
    { what: 'in one list', query: 'query ($list: [Int!]) { a(list: $list) }', count: 20_000 },
    {
      what: 'in a list that is used again and again',
      query: `query ($list: [Int!]) { ${Array.from({ length: 30 }, (_, index) => `x${index}: a(list: $list)`).join(' ')} }`,
      count: 700,
    },
  ])('hold a limited number of values, $what', ({ query, count }) => {
    const list = Array.from({ length: count }, (_, index) => index);
    expect(() => read(query, { list })).toThrow(
      'The arguments of the question contain more than 20,000 values.',
    );
    expect(read(query, { list: list.slice(0, 600) })).not.toBeNull();
  });
});

describe('countValues', () => {
  it('counts lists and objects and their content, at any depth', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    expect(countValues({ a: [1, 2], b: null }, 1000)).toBe(5);
    expect(countValues(deep, 1_000_000)).toBe(100_001);
  });

  it('stops if there are too many values', () => {
    expect(countValues([Array.from({ length: 1000 }), Array.from({ length: 1000 })], 10)).toBe(11);
  });
});
