import { doesAllow, mayDo, type Permission } from '#domain/access/may-do.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { AgencyRecord } from '#domain/agencies.js';

/** The agencies whose entries a viewer may read in the log: those of all its grants that open it. */
function agenciesOfLog({ grants }: Pick<Viewer, 'grants'>): readonly number[] {
  return [...new Set(grants.filter((grant) => doesAllow(grant, 'READ_LOG', {})).flatMap(({ agencyIds }) => agencyIds))].sort(
    (a, b) => a - b,
  );
}

/** The agencies to which a viewer's part of the log is cut; null for whoever reads it for all that there are. */
export function reachOfLog(viewer: Pick<Viewer, 'grants'>, agencies: readonly Pick<AgencyRecord, 'id'>[]): readonly number[] | null {
  const ids = agenciesOfLog(viewer);
  return agencies.every(({ id }) => ids.includes(id)) ? null : ids;
}

/** Whether a viewer may read who looked at the records of one agency. */
export function mayReadOurData(viewer: Viewer, agencyId: number): Permission {
  return mayDo(viewer, 'SEE_WHO_LOOKED', { agencyIds: [agencyId] });
}
