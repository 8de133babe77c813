import type { Dataset } from '#domain/lists.js';
import type { Basis } from '#domain/returns/rests-on.js';
import type { Transaction } from '#platform/database.js';

import { findJointDisruptions } from './joint-disruption.store.js';
import type { Batch } from './record-sql.store.js';
import type { Doubt } from './return.type.js';
import { findVanishedGroups } from './vanished-group.store.js';

/** Something that returns of a dataset raise when they are held against records. */
interface DoubtRule {
  readonly dataset: Dataset;
  readonly restsOn: Basis;
  readonly find: (transaction: Transaction, batch: Batch) => Promise<readonly Doubt[]>;
}

export const doubtRules = {
  VANISHED_GROUP: { dataset: 'OCGS', restsOn: 'OWN_RECORDS', find: findVanishedGroups },
  JOINT_DISRUPTION: { dataset: 'DISRUPTIONS', restsOn: 'OTHERS_RECORDS', find: findJointDisruptions },
} as const satisfies Readonly<Record<string, DoubtRule>>;

/** What returns raise as a whole, with what it rests on; for most datasets there is nothing to look for. */
export async function findDoubts(transaction: Transaction, batch: Batch): Promise<readonly (Doubt & { readonly restsOn: Basis })[]> {
  const found: (Doubt & { readonly restsOn: Basis })[] = [];
  for (const { dataset, restsOn, find } of Object.values(doubtRules)) {
    if (dataset !== batch.table.declaration.dataset || batch.submissions.length === 0) continue;
    found.push(...(await find(transaction, batch)).map((doubt) => ({ ...doubt, restsOn })));
  }
  return found;
}
