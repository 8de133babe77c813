import { isSavedBlock, type SectionBlock } from '#domain/packs/pack.js';
import { readingSaved, readVersions, type SavedRecord } from '#features/saved-queries/saved-query.reader.js';
import type { Database } from '#platform/database.js';

/** Names one version of a saved question among others. */
export function toSavedKey({ saved, version }: { readonly saved: string; readonly version: number }): string {
  return `${saved} ${version}`;
}

/** The versions of saved questions that sections show, by `toSavedKey`: each as it was saved, whatever became of the question since. */
export async function findSavedOf(
  blocks: readonly SectionBlock[],
  { database }: { readonly database: Database },
): Promise<ReadonlyMap<string, SavedRecord>> {
  const wanted = new Map(blocks.filter(isSavedBlock).map((block) => [toSavedKey(block), block]));
  const found = new Map<string, SavedRecord>();
  for (const [key, { saved, version }] of wanted) {
    const [record] = await readVersions(readingSaved(database), saved, { earliest: version, latest: version });
    if (record) found.set(key, record);
  }
  return found;
}
