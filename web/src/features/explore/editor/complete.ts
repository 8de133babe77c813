import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { offsetToPos } from 'cm6-graphql';
import type { GraphQLSchema } from 'graphql';
import { getAutocompleteSuggestions } from 'graphql-language-service';

/** What a list opens behind by itself: a word, a directive, the arguments of a field. */
const opensList = /[\w@(]$/;

/**
 * What the schema has where the caret stands; null where it has nothing, or where nothing was begun
 * and nobody asks. It holds for as long as the same word is written: a list that was sought anew at
 * each letter would take no key until it is there again, and the person who is quicker would write
 * beside it.
 */
export function complete(
  schema: GraphQLSchema,
  context: CompletionContext,
): CompletionResult | null {
  const { state, pos, explicit } = context;
  if (!explicit && !opensList.test(state.sliceDoc(Math.max(pos - 1, 0), pos))) return null;
  const found = getAutocompleteSuggestions(
    schema,
    state.doc.toString(),
    offsetToPos(state.doc, pos),
  );
  if (found.length === 0) return null;
  return {
    from: context.matchBefore(/\w*/)?.from ?? pos,
    validFor: /^\w*$/,
    options: found.map(({ label, detail, documentation, deprecationReason }) => {
      const info = documentation ?? deprecationReason ?? '';
      return { label, detail: detail ?? '', ...(info === '' ? {} : { info }) };
    }),
  };
}
