const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Joins words as `A, B and C`; empty for an empty list. */
export function joinWords(words: readonly string[]): string {
  return conjunction.format(words);
}

/** Joins words as `A, B or C`; empty for an empty list. */
export function joinAlternatives(words: readonly string[]): string {
  return disjunction.format(words);
}
