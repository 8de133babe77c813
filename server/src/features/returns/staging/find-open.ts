import { can } from '#domain/access/permission.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import { isOpenTo } from './open-to.js';
import { type FoundStaged, readStaged } from './staged-return.reader.js';

export interface FindingOpen {
  readonly database: Database;
  readonly clock: Clock;
  readonly readReferenceData: () => Promise<ReferenceData>;
}

/** A staged return; null if it is not open to the caller, or is published. */
export async function findOpenStaged(
  { database, clock, readReferenceData }: FindingOpen,
  { viewer }: RequestIdentity,
  id: string,
): Promise<FoundStaged | null> {
  const referenceData = await readReferenceData();
  const agencyIds = referenceData.agencies
    .map((agency) => agency.id)
    .filter((agencyId) => can(viewer, 'SEE_STAGED_RETURNS', { agencyIds: [agencyId] }).ok)
    .filter((agencyId) => isOpenTo(viewer, agencyId, referenceData));
  const [found] = await readStaged(database, {
    ...{ agencyIds, id, hasFindings: false },
    now: clock.now(),
  });
  return !found || found.state === 'PUBLISHED' ? null : found;
}
