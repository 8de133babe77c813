import type { PlainDate } from '#domain/plain-date.js';
import { fillRollups } from '#features/returns/rollup.store.js';
import type { Database, WritingTransaction } from '#platform/database.js';

import {
  countRecords,
  findPartnership,
  insertAround,
  lockDemonstration,
} from './demonstration.store.js';
import { describeAround } from './demonstration-around.js';
import { prepareReturns } from './demonstration-returns.js';
import { publishReturns } from './publish-returns.js';

export interface DemonstrationRequest {
  readonly database: Database;
  /** Address of the same database, with the login that migrates. */
  readonly ownerUrl: string;
  /** The last day that anything is known of. */
  readonly today: PlainDate;
  readonly now: Date;
  /** Told after each return, of all returns. */
  readonly report: (returnsDone: number, returnsInAll: number) => void;
}

/**
 * Loads the demonstration partnership's returns, from 2022/23 Q1 to today, as its agencies would
 * have sent them: through screening and publishing, in one transaction, so that a start which is
 * killed begins again at the next. It wants the reference data and the installation. What does not
 * come from returns, an event and targets, is there before. Agencies are late with the latest
 * closed quarter, and one has sent two quarters twice; each return came in on a day of its own.
 *
 * @returns how many returns were published, with how many rows; null where any return was published
 * before, by anybody
 */
export async function loadDemonstration(
  request: DemonstrationRequest,
): Promise<{ readonly returns: number; readonly rows: number } | null> {
  await insertAround(request.ownerUrl, describeAround(request.today));
  const loaded = await request.database.write((transaction) => loadWithin(transaction, request));
  if (loaded) await countRecords(request.ownerUrl);
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
