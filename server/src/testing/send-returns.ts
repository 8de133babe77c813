import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { importReturns, type ReturnsToImport } from '#features/returns/import-returns.js';
import { recordTables } from '#features/returns/record-table.js';

import { toRawReturn } from './raw-returns.js';
import type { TestDatabase } from './test-database.js';

export type SentCells = Readonly<Record<string, string>>;

export interface SendingReturns {
  readonly dataset: string;
  /** The returns, each a list of rows. */
  readonly returns: readonly (readonly SentCells[])[];
  /**
   * Options that differ from the default, which publishes whole returns of Thames Valley Police as
   * the local administrator.
   */
  readonly options?: Partial<ReturnsToImport>;
}

/**
 * Publishes returns of a dataset and returns the result of each.
 *
 * @throws if the returns cannot be used at all
 */
export async function sendReturns(
  { database }: Pick<TestDatabase, 'database'>,
  { dataset, returns, options }: SendingReturns,
) {
  const table = recordTables[dataset];
  if (!table) throw new Error(`No dataset ${dataset}`);
  const outcome = await importReturns(database, {
    table,
    actor: commandLine,
    rights: machineAdministrator,
    agency: 'TVP',
    quarter: null,
    isPartial: false,
    isToPublish: true,
    isWithdrawalMeant: true,
    today: '2026-11-24',
    now: new Date('2026-11-24T09:00:00Z'),
    report: () => undefined,
    ...options,
    files: returns.map((rows, index) => {
      const fileName = `file-${index + 1}.csv`;
      return {
        name: fileName,
        open: (columns) =>
          Promise.resolve({
            ...toRawReturn(
              columns.map(({ name }) => name),
              rows,
            ),
            fileName,
            close: () => undefined,
          }),
      };
    }),
  });
  if (outcome.status === 'UNUSABLE') throw new Error(outcome.message);
  return outcome;
}
