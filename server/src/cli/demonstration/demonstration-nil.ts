import { addDays } from '#domain/plain-date.js';
import { endOf, quarterOf, shift } from '#domain/quarter.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { importReturns } from '#features/returns/import-returns.js';
import { ocgTable } from '#features/returns/record-table.js';
import { toNilFile } from '#features/returns/staging/nil-file.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import { demonstration } from './publish-returns.js';

/** The agency that has sent a nil return of groups without a request. */
export const NIL_AGENCY = 'GLAA';
/** Days between the end of the quarter and the nil return. */
const DAYS_LATER = 12;

/**
 * Publishes a nil return of the demonstration. The agency's figures for the latest closed quarter
 * will be 0 instead of missing.
 */
export async function publishNilReturn(
  database: Database,
  clock: Pick<Clock, 'now' | 'today'>,
): Promise<void> {
  const [now, today] = [clock.now(), clock.today()];
  const quarter = shift(quarterOf(today), -1);
  const receivedAt = new Date(`${addDays(endOf(quarter), DAYS_LATER)}T10:00:00Z`);
  const outcome = await importReturns(database, {
    ...{ table: ocgTable, agency: NIL_AGENCY, quarter, isPartial: false, isToPublish: true },
    ...{ actor: demonstration, rights: machineAdministrator, today, now },
    files: [{ ...toNilFile(ocgTable, quarter), ...(receivedAt < now ? { receivedAt } : {}) }],
    report: () => undefined,
  });
  if (outcome.status !== 'PUBLISHED') throw new Error('A nil return was not published');
}
