import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';

import { createCache } from './cache.js';

const figures = parse(
  'query Figures($edition: PackEdition) { board(quarter: "2026-27-Q2", edition: $edition) { id contents(sections: ["a"]) { title } } }',
);
const words = parse(
  'query Words($edition: PackEdition) { board(quarter: "2026-27-Q2", edition: $edition) { id reading } }',
);

const partners = { edition: 'PARTNERS' };
const toFigures = (title: string) => ({
  board: { __typename: 'BoardPack', id: 'p', contents: { __typename: 'PackContent', title } },
});
const toWords = (id: string, reading: number) => ({
  board: { __typename: 'BoardPack', id, reading },
});

describe('a pack in the cache', () => {
  it('never serves one edition for the other, though both have the same id', () => {
    const cache = createCache();
    cache.writeQuery({
      query: figures,
      variables: { edition: 'CLEARED' },
      data: toFigures('There were 13'),
    });
    expect(cache.readQuery({ query: figures, variables: partners })).toBeNull();
    cache.writeQuery({
      query: figures,
      variables: partners,
      data: toFigures('There were about 15'),
    });
    expect(cache.readQuery({ query: figures, variables: { edition: 'CLEARED' } })).toEqual(
      toFigures('There were 13'),
    );
  });

  it('merges the answers to its questions, but not with an earlier version of the pack', () => {
    const cache = createCache();
    cache.writeQuery({ query: figures, variables: partners, data: toFigures('As it was') });
    cache.writeQuery({ query: words, variables: partners, data: toWords('p', 3) });
    expect(cache.readQuery({ query: figures, variables: partners })).toEqual(
      toFigures('As it was'),
    );
    cache.writeQuery({ query: words, variables: partners, data: toWords('q', 1) });
    expect(cache.readQuery({ query: figures, variables: partners })).toBeNull();
  });
});
