/** The maximum number of words in the title of a block. */
export const TITLE_WORDS = 12;

/** Clauses in order; the later ones are used only if there is room. */
export function joinClauses(clauses: readonly (string | null)[], maxWords = TITLE_WORDS): string {
  return clauses
    .filter((clause) => clause !== null)
    .reduce((text, clause) =>
      countWords(`${text} ${clause}`) > maxWords ? text : `${text}; ${clause}`,
    );
}

/** The number of words in a text. */
export function countWords(text: string): number {
  return text.split(/\s+/u).length;
}
