/** Most sentences that a suggestion has: what happened is said in two or three. */
const MAX_SENTENCES = 3;

/**
 * What could be said of a section, from what its figures say by themselves: a sentence each, of the
 * first three.
 *
 * @param findings the titles of its blocks, without full stops, as the edition that the text is for
 * is told them
 */
export function suggestText(findings: readonly string[]): string {
  return [...new Set(findings)]
    .filter((finding) => finding !== '')
    .slice(0, MAX_SENTENCES)
    .map((finding) => `${finding}.`)
    .join(' ');
}
