/**
 * A process that publishes one return after another until it is killed. Prints the name of each
 * return once it is published.
 */
import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { importReturns } from '#features/returns/import-returns.js';
import { recordTables } from '#features/returns/record-table.js';
import { Database } from '#platform/database.js';

import { aReturn } from './raw-returns.js';

const [ownerUrl = '', run = ''] = process.argv.slice(2);
const table = recordTables.referrals;
if (!table) throw new Error('No table of referrals');
const database = new Database(ownerUrl, { maxConnections: 1 });
for (let count = 1; ; count += 1) {
  const name = `${run}-${count}.csv`;
  const outcome = await importReturns(database, {
    table,
    actor: commandLine,
    rights: machineAdministrator,
    agency: 'TVP',
    quarter: null,
    isPartial: true,
    isToPublish: true,
    today: '2026-11-24',
    now: new Date('2026-11-24T09:00:00Z'),
    report: () => undefined,
    files: [
      {
        name,
        open: () =>
          Promise.resolve({
            ...aReturn({ reference: `${run}-${count}` }),
            fileName: name,
            close: () => undefined,
          }),
      },
    ],
  });
  if (outcome.status !== 'PUBLISHED') throw new Error(JSON.stringify(outcome));
  process.stdout.write(`${name}\n`);
}
