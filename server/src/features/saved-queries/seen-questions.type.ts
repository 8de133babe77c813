import type { Asker } from '#domain/ownership/asker.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { canSee } from '#domain/saved-queries/access.js';
import type { Transaction } from '#platform/database.js';

import { findSeveralSaved } from './saved-query.reader.js';
import { type SavedQuery, toSavedQuery } from './saved-query.type.js';

/** Finds, by id, the saved questions that somebody may see. Others are left out. */
export async function findSeenQuestions(
  transaction: Pick<Transaction, 'query'>,
  ids: readonly string[],
  { asker, referenceData }: { readonly asker: Asker; readonly referenceData: ReferenceData },
): Promise<ReadonlyMap<string, SavedQuery>> {
  const records = ids.length === 0 ? [] : await findSeveralSaved(transaction, [...new Set(ids)]);
  return new Map(
    records
      .filter((record) => canSee(record, asker, referenceData))
      .map((record) => [record.id, toSavedQuery(record, asker, referenceData)] as const),
  );
}
