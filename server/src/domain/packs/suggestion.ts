/** The maximum number of sentences in a suggestion: two or three are enough for what happened. */
const MAX_SENTENCES = 3;

/**
 * A suggestion for a section, made only from its figures: one sentence for each of the first three.
 *
 * @param findings the titles of its blocks, without full stops, as shown in the edition that the
 * text is for
 */
export function suggestText(findings: readonly string[]): string {
  return [...new Set(findings)]
    .filter((finding) => finding !== '')
    .slice(0, MAX_SENTENCES)
    .map((finding) => `${finding}.`)
    .join(' ');
}
