import type { PlainDate } from '#domain/plain-date.js';
import { startOf } from '#domain/quarter.js';
import type { Database, Transaction } from '#platform/database.js';
import { SEAM } from '@stronghold/prisma/seed/demonstration/partnership';

import { findPartnership, insertEvent, lockDemonstration } from './demonstration.store.js';
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

/** Where published figures end and made-up ones begin. */
const seam = {
  id: '7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c3e01',
  happenedOn: startOf(SEAM),
  title:
    'NRM referrals of Thames Valley Police before this day are the published figures. Everything from this day on is made up, and other agencies send NRM referrals too.',
  measures: ['referrals', 'nrmReferrals', 'childShare', 'reasonableGroundsIn5Days', 'positiveReasonableGrounds', 'dutyToNotifyShare'],
  changesRecording: true,
};

/**
 * Loads the demonstration partnership's returns, from 2022/23 Q1 to today, as its agencies would have sent them: through
 * screening and publishing, in one transaction, so that a start which is killed begins anew at the next. It wants the
 * reference data and the installation. Agencies are late with the latest closed quarter, and one has sent two quarters
 * twice; each return came in on a day of its own.
 *
 * @returns how many returns were published, with how many rows; null where any return was published before, by anybody
 */
export async function loadDemonstration(
  request: DemonstrationRequest,
): Promise<{ readonly returns: number; readonly rows: number } | null> {
  await tellSeam(request);
  return request.database.write((transaction) => loadWithin(transaction, request));
}

/** Tells readers of figures where published ones end, once that day has come. */
export async function tellSeam({ ownerUrl, today }: Pick<DemonstrationRequest, 'ownerUrl' | 'today'>): Promise<void> {
  if (seam.happenedOn <= today) await insertEvent(ownerUrl, seam);
}

async function loadWithin(transaction: Transaction, request: DemonstrationRequest) {
  const { hasReturns } = await lockDemonstration(transaction);
  if (hasReturns) return null;

  const batches = prepareReturns(await findPartnership(transaction), request);
  const inAll = batches.reduce((sum, { returns }) => sum + returns.length, 0);
  let [returns, rows] = [0, 0];
  for (const batch of batches) {
    rows += await publishReturns(transaction, batch, { ...request, onReturn: () => request.report((returns += 1), inAll) });
  }
  return { returns, rows };
}
