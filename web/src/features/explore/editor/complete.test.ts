import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { graphqlLanguageSupport } from 'cm6-graphql';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

import { complete } from './complete.js';

const schema = buildSchema(
  'type Query { figures: Figures, areas: [String!]! } type Figures { total: Int }',
);

function completeAfter(doc: string) {
  const state = EditorState.create({ doc, extensions: graphqlLanguageSupport() });
  return complete(schema, new CompletionContext(state, doc.length, false));
}

describe('complete', () => {
  it('finds words that start like the one at the caret, while it is being typed', () => {
    const found = completeAfter('{ f');
    expect(found?.from).toBe(2);
    expect(found?.options.map(({ label }) => label)).toContain('figures');
    const { validFor } = found ?? {};
    if (!(validFor instanceof RegExp)) throw new Error('It is not said how long the list holds.');
    expect(['f', 'figu', ''].every((word) => validFor.test(word))).toBe(true);
    expect(['figures ', 'figures{', 'f('].some((word) => validFor.test(word))).toBe(false);
  });

  it('finds nothing where there is no word', () => {
    expect(completeAfter('{ figures { ')).toBeNull();
  });
});
