import type { PlainDate } from '#domain/plain-date.js';
import { startOf } from '#domain/quarter.js';
import { importReturnsWithin } from '#features/returns/import-returns.js';
import type { Database, Transaction } from '#platform/database.js';
import { SEAM } from '@stronghold/prisma/seed/demonstration/partnership';

import { findPartnership, insertEvent, lockDemonstration } from './demonstration.store.js';
import { type AgencyReturns, prepareReturns, type ReturnToLoad } from './demonstration-returns.js';

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
  if (seam.happenedOn <= request.today) await insertEvent(request.ownerUrl, seam);
  return request.database.write((transaction) => loadWithin(transaction, request));
}

async function loadWithin(transaction: Transaction, request: DemonstrationRequest) {
  const { hasReturns } = await lockDemonstration(transaction);
  if (hasReturns) return null;

  const batches = prepareReturns(await findPartnership(transaction), request);
  const inAll = batches.reduce((sum, { returns }) => sum + returns.length, 0);
  let [returns, rows] = [0, 0];
  for (const batch of batches) {
    rows += await publishBatch(transaction, batch, { ...request, onReturn: () => request.report((returns += 1), inAll) });
  }
  return { returns, rows };
}

interface BatchRequest extends Pick<DemonstrationRequest, 'today' | 'now'> {
  /** Is called after each return. */
  readonly onReturn: () => void;
}

/** Publishes several quarters of one agency, none of them twice. */
async function publishBatch(transaction: Transaction, batch: AgencyReturns, { today, now, onReturn }: BatchRequest): Promise<number> {
  const outcome = await importReturnsWithin(transaction, {
    table: batch.table,
    agency: batch.agencyCode,
    quarter: batch.quarter,
    isPartial: false,
    isToPublish: true,
    files: batch.returns.map((toLoad) => ({ ...toLoad, open: reporting(toLoad, onReturn) })),
    today,
    now,
    report: () => undefined,
  });
  if (outcome.status !== 'PUBLISHED')
    throw new Error(`The demonstration data of ${batch.agencyCode} cannot be published: ${JSON.stringify(outcome)}`);
  return outcome.files.reduce((sum, { rows: { pass, warn } }) => sum + pass + warn, 0);
}

function reporting({ open }: ReturnToLoad, onReturn: () => void): ReturnToLoad['open'] {
  return async (columns) => {
    const file = await open(columns);
    return {
      ...file,
      close() {
        file.close();
        onReturn();
      },
    };
  };
}
