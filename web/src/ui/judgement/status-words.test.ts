import { readFileSync } from 'node:fs';

import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';

import { statusWords } from './status-words.js';

describe('the words for a status', () => {
  const status = buildSchema(readFileSync('../server/schema.graphql', 'utf8')).getType('Status');
  if (!isEnumType(status)) throw new Error('The contract has no statuses');

  it('are those in the schema’s descriptions', () => {
    const described = status
      .getValues()
      .filter(({ description }) => description?.includes(': ') === true);
    const rated = described.filter(({ name }) => name !== 'NO_DATA' && name !== 'NOT_RATED');
    expect(rated.map(({ name }) => name).sort()).toEqual(['AMBER', 'GREEN', 'RED', 'TOO_CLOSE']);
    for (const { name, description } of rated)
      expect(description?.split(':')[0], name).toBe(
        Object.entries(statusWords).find(([key]) => key === name)?.[1],
      );
  });
});
