import { actingIn } from '#domain/access/acting.js';
import { familiesOf, recordScopeOf, type Viewer } from '#domain/access/viewer.js';
import type { Entry } from '#domain/audit/entry.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Context } from '#graphql/context.js';

import type { StagedRecord } from './staged-record.js';

/**
 * Whether what a staged return holds, its cells and how many there are, is open to a viewer: to
 * whoever opens the records of its agency. Whoever only administers it is told that it is there.
 */
export function isOpenTo(
  viewer: Viewer,
  agencyId: number,
  { agencies }: Pick<ReferenceData, 'agencies'>,
): boolean {
  const scope = recordScopeOf(viewer, familiesOf(agencies));
  return scope.kind === 'ALL' || (scope.kind === 'AGENCIES' && scope.agencyIds.includes(agencyId));
}

/** Why the log is told that records were opened: nobody is asked, for there is one reason. */
const REASON = 'Putting a return right before it is published';

/** Which agency's rows were touched, and how many of them. */
export function concerningRows(
  { agencyId, dataset, id }: Pick<StagedRecord, 'agencyId' | 'dataset' | 'id'>,
  rowCount: number,
): Pick<Entry, 'touched' | 'dataset' | 'filter' | 'rowCount' | 'reason'> {
  const touched = { [agencyId]: rowCount };
  return { touched, dataset, filter: { staged: id }, rowCount, reason: REASON };
}

/** Tells the log that staged returns are opened, before anybody reads them. */
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

/** Its rows once they were counted; until then, those whose values stand beside its headings. */
function rowsOf({ outcome, columns }: StagedRecord): number {
  if (outcome?.is !== 'SCREENED')
    return Math.max(0, ...columns.map(({ examples }) => examples.length));
  const { pass, warn, fail } = outcome.file.rows;
  return pass + warn + fail;
}
