import { doesAllow, mayDo, type Permission } from '#domain/access/may-do.js';
import type { Viewer } from '#domain/access/viewer.js';

/** The agencies whose entries a viewer may read in the log: those of all its grants that open it. */
export function agenciesOfLog({ grants }: Pick<Viewer, 'grants'>): readonly number[] {
  return [...new Set(grants.filter((grant) => doesAllow(grant, 'READ_LOG', {})).flatMap(({ agencyIds }) => agencyIds))].sort(
    (a, b) => a - b,
  );
}

/** Whether a viewer may read who looked at the records of one agency. */
export function mayReadOurData(viewer: Viewer, agencyId: number): Permission {
  return mayDo(viewer, 'SEE_WHO_LOOKED', { agencyIds: [agencyId] });
}
