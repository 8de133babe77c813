import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';

import { findWords, listWords } from './list-words.js';

const words = listWords(
  buildSchema(
    readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'),
  ),
);

it('finds the word with most of the search words if none has all of them', () => {
  const found = findWords(words, 'drug trafficking', 20).map(({ word }) => word);
  expect(found).toContain('DRUGS');
  expect(found).toContain('MODERN_SLAVERY_AND_HUMAN_TRAFFICKING');
});

it('finds only words with all search words if there are any', () => {
  const found = findWords(words, 'human trafficking', 20);
  expect(found.length).toBeGreaterThan(0);
  for (const { word, name, within, description } of found)
    expect(`${word} ${name} ${within} ${description}`.toLowerCase()).toMatch(/trafficking/);
});
