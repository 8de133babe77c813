import type { Actor } from '#domain/access/actor.js';
import type { PlainDate } from '#domain/plain-date.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { importReturnsWithin } from '#features/returns/import-returns.js';
import type { WritingTransaction } from '#platform/database.js';

import type { AgencyReturns, ReturnToLoad } from './demonstration-returns.js';

/** The sender of made-up returns: this program, not a person. */
export const demonstration: Actor = { personId: null, name: 'Demonstration data' };

export interface ReturnsToPublish {
  readonly today: PlainDate;
  readonly now: Date;
  /** Called after each return. */
  readonly onReturn: () => void;
}

/**
 * Publishes several made-up quarters of one agency, each once. Rollups are left to the caller
 * (`fillRollups`).
 *
 * @returns the number of rows
 * @throws if the returns cannot be published, which is a fault in the made-up data
 */
export async function publishReturns(
  transaction: WritingTransaction,
  batch: AgencyReturns,
  wish: ReturnsToPublish,
): Promise<number> {
  const { today, now, onReturn } = wish;
  const outcome = await importReturnsWithin(transaction, {
    table: batch.table,
    actor: demonstration,
    rights: machineAdministrator,
    agency: batch.agencyCode,
    quarter: batch.quarter,
    isPartial: false,
    isToPublish: true,
    files: batch.returns.map((toLoad) => ({ ...toLoad, open: telling(toLoad, onReturn) })),
    today,
    now,
    areRollupsLeft: true,
    report: () => undefined,
  });
  if (outcome.status !== 'PUBLISHED')
    throw new Error(
      `The demonstration data of ${batch.agencyCode} cannot be published: ${JSON.stringify(outcome)}`,
    );
  return outcome.files.reduce((sum, { rows: { pass, warn } }) => sum + pass + warn, 0);
}

function telling({ open }: ReturnToLoad, onReturn: () => void): ReturnToLoad['open'] {
  return async (columns, rememberedRow) => {
    const file = await open(columns, rememberedRow);
    return {
      ...file,
      close() {
        file.close();
        onReturn();
      },
    };
  };
}
