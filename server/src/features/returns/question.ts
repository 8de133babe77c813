import type { Transaction } from '#platform/database.js';

import { findJointDisruptions } from './joint-disruption.store.js';
import type { Batch } from './record-sql.store.js';
import type { Question } from './return.type.js';
import { findVanishedGroups } from './vanished-group.store.js';

/** Asks what the dataset of a batch has to be asked as a whole: nothing, for most. */
export function findQuestions(transaction: Transaction, batch: Batch): Promise<readonly Question[]> {
  switch (batch.table.declaration.dataset) {
    case 'DISRUPTIONS':
      return findJointDisruptions(transaction, batch);
    case 'OCGS':
      return findVanishedGroups(transaction, batch);
    default:
      return Promise.resolve([]);
  }
}
