import { getOperationAST, parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';

import { findKeptField } from './kept-field.js';

function find(text: string) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The text has one operation');
  return findKeptField(document, operation);
}

const printed = (text: string) => {
  const rest = find(text)?.rest;
  return rest ? print(rest).replaceAll(/\s+/g, ' ') : rest;
};

describe('the one field of an operation whose written answer is kept', () => {
  it('is found alone, under its name in the answer', () => {
    expect(find('{ a: figures { id } }')).toMatchObject({
      name: 'figures',
      responseKey: 'a',
      order: ['a'],
      rest: null,
    });
  });

  it('is found next to other fields and in fragments, and the rest is asked without the field', () => {
    const text =
      'query Q($x: ID) { ...All areas(kind: $x) { code } } fragment All on Query { viewer { id } page(key: OVERVIEW) { ...P } } fragment P on Page { id }';
    expect(find(text)?.order).toEqual(['viewer', 'page', 'areas']);
    expect(printed(text)).toContain(
      'query Q($x: ID) { viewer { id } areas(kind: $x) { code } } fragment All',
    );
  });

  it.each([
    ['only other fields', '{ viewer { id } }'],
    ['two such fields', '{ a: figures { id } b: figures { id } }'],
    ['such a field in two parts', '{ page(key: OVERVIEW) { id } page(key: OVERVIEW) { name } }'],
    [
      'one that shares its name in the answer with another',
      '{ a: figures { id } a: viewer { id } }',
    ],
    ['one that is left out by a variable', 'query ($a: Boolean!) { figures @skip(if: $a) { id } }'],
    [
      'one in a fragment that is left out by a variable',
      'query ($a: Boolean!) { ... @skip(if: $a) { figures { id } } }',
    ],
    ['a change', 'mutation { figures { id } }'],
  ])('does not exist if a question asks for %s', (_, text) => {
    expect(find(text)).toBeNull();
  });
});
