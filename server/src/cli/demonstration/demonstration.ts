import type { PlainDate } from '#domain/plain-date.js';
import { fillRollups } from '#features/returns/rollup.store.js';
import type { Database, WritingTransaction } from '#platform/database.js';

import {
  findPartnership,
  insertAround,
  lockDemonstration,
  updateStatistics,
} from './demonstration.store.js';
import { describeAround } from './demonstration-around.js';
import { prepareReturns } from './demonstration-returns.js';
import { publishReturns } from './publish-returns.js';

export interface DemonstrationRequest {
  readonly database: Database;
  /** Address of the same database, with the login for migrating. */
  readonly ownerUrl: string;
  /** The last day with data. */
  readonly today: PlainDate;
  readonly now: Date;
  /** Called after each return with the number of returns so far and in all. */
  readonly report: (returnsDone: number, returnsInAll: number) => void;
}

/**
 * Loads the demonstration partnership’s returns, from 2022/23 Q1 to today, as its agencies would
 * have sent them: through screening and publishing, in one transaction, so that the next start
 * after a killed one loads everything again. The reference data, the installation, events and
 * targets must exist already. Some agencies are late with the latest closed quarter, and two
 * quarters were sent twice. Each return has its own date of receipt.
 *
 * @returns the numbers of published returns and rows; null if anybody had published a return before
 */
export async function loadDemonstration(
  request: DemonstrationRequest,
): Promise<{ readonly returns: number; readonly rows: number } | null> {
  await insertAround(request.ownerUrl, describeAround(request.today));
  const loaded = await request.database.write((transaction) => loadWithin(transaction, request));
  if (loaded) await updateStatistics(request.ownerUrl);
  return loaded;
}

async function loadWithin(transaction: WritingTransaction, request: DemonstrationRequest) {
  const { hasReturns } = await lockDemonstration(transaction);
  if (hasReturns) return null;

  const batches = prepareReturns(await findPartnership(transaction), request);
  const inAll = batches.reduce((sum, { returns }) => sum + returns.length, 0);
  let [returns, rows] = [0, 0];
  for (const batch of batches) {
    rows += await publishReturns(transaction, batch, {
      ...request,
      onReturn: () => request.report((returns += 1), inAll),
    });
  }
  await fillRollups(transaction);
  return { returns, rows };
}
