import { commandLine } from '#domain/access/actor.js';
import type { Dataset } from '#domain/lists.js';
import { isQuarter } from '#domain/quarter.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { importReturns } from '#features/returns/import-returns.js';
import { recordTables } from '#features/returns/record-table.js';

import type { SentRow } from './random-partnership.js';
import type { TestDatabase } from './test-database.js';

/** The order of publishing, in which later returns may refer to earlier ones. */
const order: readonly Dataset[] = ['OCGS', 'DISRUPTIONS', 'REPORTS', 'REFERRALS', 'RESOURCES'];

/**
 * Publishes rows as whole quarterly returns of their agencies, through screening and the usual
 * writer.
 */
export async function publishRows(
  { database }: Pick<TestDatabase, 'database'>,
  rows: readonly SentRow[],
  today: string,
): Promise<void> {
  for (const dataset of order) {
    for (const agency of new Set(rows.map((row) => row.agency))) {
      const own = rows.filter((row) => row.dataset === dataset && row.agency === agency);
      if (own.length > 0) await publishReturns({ database }, { dataset, agency, rows: own, today });
    }
  }
}

interface ReturnsOfAgency {
  readonly dataset: Dataset;
  readonly agency: string;
  readonly rows: readonly SentRow[];
  readonly today: string;
}

async function publishReturns(
  { database }: Pick<TestDatabase, 'database'>,
  { dataset, agency, rows, today }: ReturnsOfAgency,
): Promise<void> {
  const table = recordTables[dataset.toLowerCase()];
  if (!table) throw new Error(`No table of ${dataset}`);
  const quarters = [...new Set(rows.map(({ quarter }) => quarter))].filter(isQuarter);
  const files = quarters.map((quarter) => {
    const own = rows.filter((row) => row.quarter === quarter);
    const header = [...new Set(own.flatMap(({ cells }) => Object.keys(cells)))];
    const sent = own.map(({ cells }, index) => ({
      row: index + 2,
      cells: header.map((column) => cells[column] ?? ''),
    }));
    const name = `${dataset}-${agency}-${quarter}.csv`;
    return {
      name,
      open: async () => ({ fileName: name, header, rows: sent, close: () => undefined }),
    };
  });
  const outcome = await importReturns(database, {
    table,
    actor: commandLine,
    rights: machineAdministrator,
    agency,
    quarter: null,
    isPartial: false,
    isToPublish: true,
    isWithdrawalMeant: true,
    files,
    today,
    now: new Date(`${today}T12:00:00Z`),
    report: () => undefined,
  });
  if (outcome.status !== 'PUBLISHED')
    throw new Error(`${dataset} of ${agency}: ${JSON.stringify(outcome).slice(0, 2000)}`);
}
