import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { limitOperations, refuseManyFragments } from './limits.js';

const schema = buildSchema('type Query { a: Int b: Query c(n: Int): Query }');
const check = (query: string) =>
  validate(schema, parse(query), limitOperations()).map(({ message }) => message);
const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ');

describe('limitOperations', () => {
  it.each([
    { what: 'a hundred aliases', query: `{ ${times(100, (index) => `x${index}: a`)} }` },
    {
      what: 'fifty directives',
      query: `{ ${times(50, (index) => `... @include(if: true) { x${index}: a }`)} }`,
    },
    { what: 'fields fifteen deep', query: `{ ${'b { '.repeat(14)} a ${'}'.repeat(14)} }` },
    {
      what: 'a fragment that names itself, which another rule refuses',
      query: '{ ...F } fragment F on Query { b { ...F } }',
    },
  ])('does not refuse $what', ({ query }) => {
    expect(check(query)).toEqual([]);
  });

  it.each([
    {
      what: 'a hundred and one aliases',
      query: `{ ${times(101, (index) => `x${index}: a`)} }`,
      says: 'more than 100 aliases',
    },
    {
      what: 'aliases of __typename',
      query: `{ ${times(101, (index) => `x${index}: __typename`)} }`,
      says: 'more than 100 aliases',
    },
    {
      what: 'a repeated field',
      query: `{ ${'a '.repeat(102)} }`,
      says: 'more than 100 aliases or repeated fields',
    },
    {
      what: 'a repeated __typename',
      query: `{ ${'__typename '.repeat(102)} }`,
      says: 'more than 100 aliases or repeated fields',
    },
    {
      what: 'aliases in a fragment that is named often',
      query: `{ ${times(11, (index) => `x${index}: b { ...F }`)} } fragment F on Query { ${times(10, (index) => `y${index}: a`)} }`,
      says: 'more than 100 aliases',
    },
    {
      what: 'fifty-one directives',
      query: `{ ${times(51, () => 'a @include(if: true)')} }`,
      says: 'more than 50 directives',
    },
    {
      what: 'directives on spreads',
      query: `{ ${times(51, () => '...F @skip(if: false)')} } fragment F on Query { a }`,
      says: 'more than 50 directives',
    },
    {
      what: 'fields sixteen deep',
      query: `{ ${'b { '.repeat(15)} a ${'}'.repeat(15)} }`,
      says: 'more than 15 deep',
    },
    {
      what: 'fields sixteen deep in fragments',
      query: `{ ...F0 } ${times(16, (index) => `fragment F${index} on Query { b { ...F${index + 1} } }`)} fragment F16 on Query { a }`,
      says: 'more than 15 deep',
    },
    {
      what: 'fragments that double thirty times',
      query: `{ ...F0 } ${times(30, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F30 on Query { a }`,
      says: 'more than 6,000 fields',
    },
  ])('refuses $what', ({ query, says }) => {
    expect(check(query).join()).toContain(says);
  });
});

it('refuses a text that defines too many fragments, before it is read', () => {
  const defining = (count: number) => ({
    query: `{ ...F0 } ${times(count, (index) => `fragment F${index} on Query { a }`)}`,
  });
  refuseManyFragments(defining(50));
  refuseManyFragments(null);
  expect(() => refuseManyFragments(defining(51))).toThrow(
    'The question defines more than 50 fragments.',
  );
});
