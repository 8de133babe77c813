/** The title of a block has at most so many words. */
export const TITLE_WORDS = 12;

/** Clauses in a row, the later ones only while there is room. */
export function joinClauses(clauses: readonly (string | null)[], maxWords = TITLE_WORDS): string {
  return clauses
    .filter((clause) => clause !== null)
    .reduce((text, clause) =>
      countWords(`${text} ${clause}`) > maxWords ? text : `${text}; ${clause}`,
    );
}

/** How many words there are in a text. */
export function countWords(text: string): number {
  return text.split(/\s+/u).length;
}
