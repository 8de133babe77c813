import type { PlainDate } from '#domain/plain-date.js';
import { fillRollups } from '#features/returns/rollup.store.js';
import type { Database, WritingTransaction } from '#platform/database.js';
import { Refusal } from '@stronghold/prisma/refusal';

import {
  findPartnership,
  insertAround,
  lockDemonstration,
  updateStatistics,
} from './demonstration.store.js';
import { describeAround } from './demonstration-around.js';
import { prepareLargeDatasets } from './large-returns.js';
import { publishReturns } from './publish-returns.js';

/**
 * The limits for the number of reports in a large partnership. Each agency must send some, and one
 * transaction must hold them all.
 */
const MIN_REPORTS = 10_000;
const MAX_REPORTS = 10_000_000;

/** Progress is reported after this many reports. */
const REPORTS_AT_A_TIME = 5_000;

export interface LargePartnershipRequest {
  /** A database with the reference data and an installation, but without returns. */
  readonly database: Database;
  /** Address of the same database, with the login for migrating. */
  readonly ownerUrl: string;
  /** The number of reports to make, one per row. The other datasets are in proportion. */
  readonly reports: number;
  /** The last day with data. */
  readonly today: PlainDate;
  readonly now: Date;
  /**
   * Called with the progress of each dataset, or of each part of it: the returns done of all
   * returns, or the reports done of all reports.
   */
  readonly report: (dataset: string, done: number, inAll: number) => void;
}

export interface LargePartnership {
  readonly returns: number;
  /** The number of rows of all datasets. */
  readonly rows: number;
}

/**
 * Loads a large made-up partnership into a database without returns, from 2022/23 Q1 to today, as
 * its agencies would have sent it: through screening and publishing, in one transaction. The same
 * number of reports, day and time always give the same data. Only some quarters of a dataset, and of
 * reports only one batch, are in memory at a time.
 *
 * @throws Refusal if there are returns already, or if the number is out of range
 */
export async function loadLargePartnership(
  request: LargePartnershipRequest,
): Promise<LargePartnership> {
  const { database, ownerUrl, reports } = request;
  if (!isReportsWanted(reports)) throw new Refusal(explainReports());
  const { events, targets } = describeAround(request.today);
  await insertAround(ownerUrl, { events, targets: targets.filter(({ isOfCount }) => !isOfCount) });
  const loaded = await database.write((transaction) => loadWithin(transaction, request));
  await updateStatistics(ownerUrl);
  return loaded;
}

/** Whether the number of reports is in range. */
export function isReportsWanted(reports: number): boolean {
  return Number.isInteger(reports) && reports >= MIN_REPORTS && reports <= MAX_REPORTS;
}

/** The accepted range, in words. */
export function explainReports(): string {
  const [fewest, most] = [MIN_REPORTS, MAX_REPORTS].map((number) => number.toLocaleString('en-GB'));
  return `Give a whole number of reports from ${fewest} to ${most}, in digits only.`;
}

async function loadWithin(
  transaction: WritingTransaction,
  request: LargePartnershipRequest,
): Promise<LargePartnership> {
  const { reports, report } = request;
  const { hasReturns } = await lockDemonstration(transaction);
  if (hasReturns)
    throw new Refusal(
      'This database already contains returns, and made-up ones would mix with them. Use an empty database.',
    );

  let [reportsMade, returns, rows] = [0, 0, 0];
  const onReport = () => {
    reportsMade += 1;
    if (reportsMade % REPORTS_AT_A_TIME === 0 || reportsMade === reports)
      report('reports', reportsMade, reports);
  };
  for (const { name, batches } of prepareLargeDatasets(await findPartnership(transaction), {
    ...request,
    onReport,
  })) {
    const inAll = batches.reduce((sum, batch) => sum + batch.returns.length, 0);
    let done = 0;
    const onReturn = () => {
      done += 1;
      if (name !== 'reports') report(name, done, inAll);
    };
    for (const batch of batches)
      rows += await publishReturns(transaction, batch, { ...request, onReturn });
    returns += inAll;
  }
  await fillRollups(transaction);
  return { returns, rows };
}
