import { describe, expect, it } from 'vitest';

import { findOperation } from './find-operation.js';

const both = 'query A { figures { rows { id } } }\n\nquery B { figures { rows { id } } }';
const afterA = both.indexOf('\n');
const beforeB = both.indexOf('query B');

describe('the operation that runs', () => {
  it.each([
    ['in the first', 10, 'A'],
    ['before the brace that closes the first', afterA - 1, 'A'],
    ['after that brace', afterA, 'A'],
    ['in the empty line between them', afterA + 1, 'A'],
    ['where the second begins', beforeB, 'B'],
    ['at the end', both.length, 'B'],
  ])('is chosen by the caret %s', (_where, caret, name) => {
    expect(findOperation(both, caret)).toBe(name);
  });

  it('is found if two are on one line', () => {
    const line = 'query A { x } query B { y }';
    expect(findOperation(line, 2)).toBe('A');
    expect(findOperation(line, line.indexOf(' query B'))).toBe('A');
    expect(findOperation(line, line.length)).toBe('B');
  });

  it('does not need a name if there is only one', () => {
    expect(findOperation('query A { figures { rows { id } } }', 3)).toBeNull();
    expect(findOperation('{ figures { rows { id } } }', 3)).toBeNull();
  });
});
