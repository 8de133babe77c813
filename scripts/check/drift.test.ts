import { describe, expect, it } from 'vitest';

import { contract, explainDrift, measuresPage } from './drift.js';

describe('explainDrift', () => {
  it('finds no difference if the file is the served schema', () => {
    expect(
      explainDrift(contract, { committed: 'type Query {\n}\n', today: 'type Query {\n}\n' }),
    ).toBeNull();
  });

  it.each([
    { committed: 'a\nb\n', today: 'a\nc\n', line: 2, because: 'a line was changed' },
    { committed: 'a\n', today: 'a\nb\n', line: 2, because: 'the server serves more' },
    { committed: 'a\nb\n', today: 'a\n', line: 2, because: 'the server serves less' },
    { committed: 'a\nb', today: 'a', line: 2, because: 'the last line is gone' },
  ])('names line $line: $because', ({ committed, today, line }) => {
    expect(explainDrift(contract, { committed, today })).toContain(`Line ${line}:`);
  });

  it('says that there is no schema if the file is missing', () => {
    expect(explainDrift(contract, { committed: '', today: 'type Query\n' })).toBe(
      'server/schema.graphql does not exist.',
    );
  });

  it('says that the measures page differs from the catalogue', () => {
    const said = explainDrift(measuresPage, {
      committed: '# Measures\n',
      today: '# Every measure\n',
    });
    expect(said).toContain('docs/measures.md is not what the catalogue declares. Line 1:');
  });
});
