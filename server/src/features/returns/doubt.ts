import type { Dataset } from '#domain/lists.js';
import type { Basis } from '#domain/returns/doubt-basis.js';
import type { Transaction } from '#platform/database.js';

import { findJointDisruptions } from './joint-disruption.store.js';
import type { Batch } from './record-sql.store.js';
import type { Doubt } from './return.type.js';
import { findVanishedGroups } from './vanished-group.store.js';

/** A warning from comparing returns for a dataset with records. */
interface DoubtRule {
  readonly dataset: Dataset;
  readonly dependsOn: Basis;
  readonly find: (transaction: Transaction, batch: Batch) => Promise<readonly Doubt[]>;
}

export const doubtRules = {
  VANISHED_GROUP: { dataset: 'OCGS', dependsOn: 'OWN_RECORDS', find: findVanishedGroups },
  JOINT_DISRUPTION: {
    dataset: 'DISRUPTIONS',
    dependsOn: 'OTHERS_RECORDS',
    find: findJointDisruptions,
  },
} as const satisfies Readonly<Record<string, DoubtRule>>;

/**
 * Finds doubts about whole returns, each with what it depends on. Most datasets have no rules for
 * this.
 */
export async function findDoubts(
  transaction: Transaction,
  batch: Batch,
): Promise<readonly (Doubt & { readonly dependsOn: Basis })[]> {
  const found: (Doubt & { readonly dependsOn: Basis })[] = [];
  for (const { dataset, dependsOn, find } of Object.values(doubtRules)) {
    if (dataset !== batch.table.declaration.dataset || batch.submissions.length === 0) continue;
    found.push(...(await find(transaction, batch)).map((doubt) => ({ ...doubt, dependsOn })));
  }
  return found;
}
