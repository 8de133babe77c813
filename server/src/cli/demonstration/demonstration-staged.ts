import { anonymousIdentity, nobody } from '#domain/access/request-identity.js';
import { formatQuarter, quarterOf, shift } from '#domain/quarter.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { findKnownPlaces } from '#features/returns/known-places.store.js';
import { resourceTable } from '#features/returns/record-table.js';
import { screenStaged } from '#features/returns/staging/screen-staged.js';
import { spill } from '#features/returns/staging/spill.js';
import { stageFile } from '#features/returns/staging/stage-file.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import { demonstration } from './publish-returns.js';

/** The agency that has started to send a return it owes. */
export const STAGED_AGENCY = 'RBFRS';
const HEADER =
  'Quarter,Objective,Area,Staff group,Funding source,Establishment FTE,Strength FTE,Hours planned,Hours committed,Actual pounds';
/**
 * The lines of the return. One place is a command unit, one number has a comma, and one district
 * has ended.
 */
const LINES = [
  'Protect,Reading,Fire prevention,Core,2.5,2.4,900,910,15100',
  'Protect,Slough,Fire prevention,Core,2,2,750,740,12800',
  'Prepare,Wokingham,Fire prevention,Core,1,1,300,290,5400',
  'Protect,Wycombe,Fire prevention,Core,1.5,1.5,500,480,9100',
  'Protect,Berks West,Fire prevention,Core,2,1.8,700,690,11900',
  'Prevent,Bracknell Forest,Fire prevention,Partner contribution,1,0.9,310,"310,5",5200',
  'Prepare,Slough,Fire prevention,Partner contribution,0.5,0.5,140,150,2600',
];

/**
 * Leaves a demonstration return staged, with findings to correct, so that the page for sending
 * returns is not empty.
 */
export async function stageDemonstration(
  database: Database,
  clock: Pick<Clock, 'now' | 'today'>,
): Promise<void> {
  const [now, today] = [clock.now(), clock.today()];
  const quarter = shift(quarterOf(today), -1);
  const places = await database.write(findKnownPlaces);
  const agency = places.findAgency(STAGED_AGENCY);
  if (agency === null) throw new Error(`The demonstration has no agency ${STAGED_AGENCY}`);
  const lines = LINES.map((line) => `${quarter},${line}`);
  const found = await spill(Buffer.from(`${[HEADER, ...lines].join('\n')}\n`));
  const identity = { ...anonymousIdentity, actor: { ...nobody, name: demonstration.name } };
  try {
    const kept = await stageFile(database, {
      ...{ ...found, name: `RBFRS resources ${formatQuarter(quarter).slice(0, 2)}.csv` },
      ...{ table: resourceTable, agencyId: agency.id, quarter, sheet: null, identity, now },
    });
    await screenStaged(database, kept, {
      ...{ identity, rights: machineAdministrator, agency: agency.code, now, today },
    });
  } finally {
    await found.handle.close();
  }
}
