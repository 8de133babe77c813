import { type TableProtection, wordFourthCut } from '#lib/protected.js';

/** What the page is filtered by and can be taken away; what a block is grouped by cannot, nor can the split into protected and open types. */
const loose: readonly string[] = ['area', 'agency'];

/** What is said of a cut too many, and which filter to take away. Null where others are shown. */
export function findFourthCut([protection]: readonly TableProtection[]): string | null {
  if (protection === undefined) return null;
  return wordFourthCut(
    protection,
    protection.cuts.filter((cut) => !loose.includes(cut)),
  );
}
