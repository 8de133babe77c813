import type { CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';

/**
 * What fits where the caret stands, by what the language of the text knows. It holds for as long as the same word is written: a list that was
 * sought anew at each letter would take no key until it is there again, and whoever is quicker would write beside it.
 */
export async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const [find] = context.state.languageDataAt<CompletionSource>('autocomplete', context.pos);
  const found = (await find?.(context)) ?? null;
  return found && { ...found, validFor: /^\w*$/ };
}
