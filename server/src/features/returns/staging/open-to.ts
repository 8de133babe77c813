import { actingIn } from '#domain/access/acting.js';
import { familiesOf, opensRecordsOf, type Viewer } from '#domain/access/viewer.js';
import type { Entry } from '#domain/audit/entry.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Context } from '#graphql/context.js';

import type { StagedRecord } from './staged-record.js';

/**
 * Whether the contents of a staged return, its cells and their number, are open to a viewer. They
 * are open to people who open the records of its agency. People who only administer the agency see
 * that the return exists.
 */
export function isOpenTo(
  viewer: Viewer,
  agencyId: number,
  { agencies }: Pick<ReferenceData, 'agencies'>,
): boolean {
  return opensRecordsOf(viewer, agencyId, familiesOf(agencies));
}

/** The reason in the log for opening records: nobody is asked, because there is only one. */
const REASON = 'Correcting a return before it is published';

/** The agency concerned, and how many of its rows. */
export function concerningRows(
  { agencyId, dataset, id }: Pick<StagedRecord, 'agencyId' | 'dataset' | 'id'>,
  rowCount: number,
): Pick<Entry, 'touched' | 'dataset' | 'filter' | 'rowCount' | 'reason'> {
  const touched = { [agencyId]: rowCount };
  return { touched, dataset, filter: { staged: id }, rowCount, reason: REASON };
}

/** Logs that staged returns are opened, before anybody reads them. */
export async function noteOpened(
  { database, clock, identity, viewer, referenceData }: Context,
  records: readonly StagedRecord[],
): Promise<void> {
  for (const record of records)
    if (isOpenTo(viewer, record.agencyId, referenceData))
      await database.record({
        ...{ at: clock.now(), action: 'CONSULTATION', what: 'Opened a staged return' },
        ...actingIn(identity),
        ...concerningRows(record, rowsOf(record)),
      });
}

/**
 * How many rows a return has, once they have been counted; until then, how many are shown below its
 * headings.
 */
function rowsOf({ outcome, columns }: StagedRecord): number {
  if (outcome?.is !== 'SCREENED')
    return Math.max(0, ...columns.map(({ examples }) => examples.length));
  const { pass, warn, fail } = outcome.file.rows;
  return pass + warn + fail;
}
