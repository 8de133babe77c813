import type { Quarter } from '#domain/quarter.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { findUnseen, markSeen } from '#features/alerts/alert.store.js';
import { readSeenFor } from '#features/alerts/seen-for.reader.js';
import { importReturns } from '#features/returns/import-returns.js';
import { resourceTable } from '#features/returns/record-table.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { correction, toCorrected } from '@stronghold/prisma/seed/demonstration/corrected-resources';
import { generateResources } from '@stronghold/prisma/seed/demonstration/generate-resources';
import { numberOf, quarterAt } from '@stronghold/prisma/seed/demonstration/quarters';
import { resourceColumns } from '@stronghold/prisma/seed/demonstration/resource-row';

import { findPartnership } from './demonstration.store.js';
import { fromRows } from './demonstration-returns.js';
import { demonstration } from './publish-returns.js';

/**
 * Publishes a correction to an agency’s resources for a quarter in the same way as a real one:
 * screened, as a partial return. The states of the demonstration’s alerts do not change, so that
 * each state can be seen.
 *
 * @throws if the correction cannot be published, which is a fault in the made-up data
 */
export async function publishCorrection(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  quarter: Quarter,
): Promise<void> {
  const today = clock.today();
  const partnership = await database.read(findPartnership);
  const made = generateResources({ ...partnership, quarter: quarterAt(numberOf(quarter)) });
  const rows = toCorrected(
    made.find(({ agencyCode }) => agencyCode === correction.agencyCode)?.rows ?? [],
  );
  const before = await readSeenFor(database, today);
  const file = fromRows(
    { name: 'resources', columns: resourceColumns },
    { agencyCode: correction.agencyCode, quarter, rows },
    clock.now(),
  );
  const outcome = await importReturns(database, {
    ...{
      table: resourceTable,
      actor: demonstration,
      rights: machineAdministrator,
      agency: correction.agencyCode,
    },
    ...{
      quarter,
      isPartial: true,
      isToPublish: true,
      files: [file],
      today,
      now: clock.now(),
      report: () => undefined,
    },
  });
  if (outcome.status !== 'PUBLISHED')
    throw new Error(
      `The correction in the demonstration cannot be published: ${JSON.stringify(outcome)}`,
    );
  const after = await readSeenFor(database, today);
  await database.write(async (transaction) => {
    const stale = await findUnseen(transaction, before);
    for (const id of await findUnseen(transaction, after))
      if (!stale.includes(id)) await markSeen(transaction, id, after);
  });
}
