import { describe, expect, it } from 'vitest';

import { explainDrift } from './schema-drift.js';

describe('explainDrift', () => {
  it('has nothing to say where the contract is what is served', () => {
    expect(explainDrift('type Query {\n}\n', 'type Query {\n}\n')).toBeNull();
  });

  it.each([
    { committed: 'a\nb\n', printed: 'a\nc\n', line: 2, because: 'a line was changed' },
    { committed: 'a\n', printed: 'a\nb\n', line: 2, because: 'the server serves more' },
    { committed: 'a\nb\n', printed: 'a\n', line: 2, because: 'the server serves less' },
    { committed: 'a\nb', printed: 'a', line: 2, because: 'the last line went' },
  ])('names line $line: $because', ({ committed, printed, line }) => {
    expect(explainDrift(committed, printed)).toContain(`Line ${line}:`);
  });

  it('says that there is no contract, where there is none', () => {
    expect(explainDrift('', 'type Query\n')).toBe('server/schema.graphql is not there.');
  });
});
