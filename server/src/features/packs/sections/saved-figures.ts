import { isSavedBlock, type SectionBlock } from '#domain/packs/pack.js';
import {
  findSavedVersions,
  readingSaved,
  type SavedRecord,
} from '#features/saved-queries/saved-query.reader.js';
import type { Database } from '#platform/database.js';

/** The key of one version of a saved question. */
export function toSavedKey({
  saved,
  version,
}: {
  readonly saved: string;
  readonly version: number;
}): string {
  return `${saved} ${version}`;
}

/**
 * The versions of saved questions in sections, by `toSavedKey`: each as saved, regardless of later
 * changes to the question.
 */
export async function findSavedOf(
  blocks: readonly SectionBlock[],
  { database }: { readonly database: Database },
): Promise<ReadonlyMap<string, SavedRecord>> {
  const wanted = blocks
    .filter(isSavedBlock)
    .map(({ saved, version }) => ({ id: saved, number: version }));
  const records = await findSavedVersions(readingSaved(database), wanted);
  return new Map(
    records.map((record) => [toSavedKey({ saved: record.id, version: record.number }), record]),
  );
}
