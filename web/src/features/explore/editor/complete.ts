import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { offsetToPos } from 'cm6-graphql';
import type { GraphQLSchema } from 'graphql';
import { getAutocompleteSuggestions } from 'graphql-language-service';

/**
 * The characters that open a list automatically: in a word, a directive, or the arguments of a
 * field.
 */
const opensList = /[\w@(]$/;

/**
 * The schema's suggestions at the caret. Null if there are none, or if no word was started and no
 * list was asked for. They stay valid while the same word is typed: a list that was computed again
 * for each letter would accept no key until it was ready, and quick typists would miss it.
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
