import type { Transaction } from '#platform/database.js';

import { findJointDisruptions } from './joint-disruption.store.js';
import type { Batch } from './record-sql.store.js';
import type { Doubt } from './return.type.js';
import { findVanishedGroups } from './vanished-group.store.js';

/** What returns of a dataset raise as a whole; for most datasets there is nothing to look for. */
export function findDoubts(transaction: Transaction, batch: Batch): Promise<readonly Doubt[]> {
  switch (batch.table.declaration.dataset) {
    case 'DISRUPTIONS':
      return findJointDisruptions(transaction, batch);
    case 'OCGS':
      return findVanishedGroups(transaction, batch);
    default:
      return Promise.resolve([]);
  }
}
