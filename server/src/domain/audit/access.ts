import { can, doesAllow, type Permission } from '#domain/access/permission.js';
import { canSeeCountsOf, type Policy } from '#domain/access/policy.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { AgencyRecord } from '#domain/agencies.js';

import type { ChainedEntry } from './chain.js';

/**
 * The agencies whose entries a viewer may read in the log: those of all its grants that open it.
 */
function agenciesOfLog({ grants }: Pick<Viewer, 'grants'>): readonly number[] {
  return [
    ...new Set(
      grants
        .filter((grant) => doesAllow(grant, 'READ_LOG', {}))
        .flatMap(({ agencyIds }) => agencyIds),
    ),
  ].sort((a, b) => a - b);
}

/**
 * The agencies to which a viewer's part of the log is cut; null for the person who reads it for all
 * that there are.
 */
export function reachOfLog(
  viewer: Pick<Viewer, 'grants'>,
  agencies: readonly Pick<AgencyRecord, 'id'>[],
): readonly number[] | null {
  const ids = agenciesOfLog(viewer);
  return agencies.every(({ id }) => ids.includes(id)) ? null : ids;
}

/**
 * The agencies of whose records a reader of the log is told how many there were; null where it is
 * all that there are.
 */
export function visibleCountsOf(
  policy: Policy,
  agencies: readonly Pick<AgencyRecord, 'id'>[],
): readonly number[] | null {
  const visible = agencies.map(({ id }) => id).filter((id) => canSeeCountsOf(policy, id));
  return visible.length === agencies.length ? null : visible;
}

type Counted = Pick<ChainedEntry, 'touched' | 'rowCount'> & { readonly hash: string | null };

/**
 * An entry without what it says of records of other agencies than these: somebody opened the
 * referrals of one district and quarter, and how many of whom that touched are exact counts. That
 * none of another agency were among them is one too, so rows are those of these agencies alone,
 * whether there were others or not. The hash goes as well: it is made over all counts, so that
 * guesses at those left out could be tried on it.
 */
export function redactEntry<Of extends Counted>(
  entry: Of,
  visibleAgencyIds: readonly number[] | null,
): Of {
  if (visibleAgencyIds === null) return entry;
  const touched = Object.entries(entry.touched);
  const visible = touched.filter(([id]) => visibleAgencyIds.includes(Number(id)));
  const isOfRecords = touched.length > 0 && entry.rowCount !== null;
  return {
    ...entry,
    touched: Object.fromEntries(visible),
    rowCount: isOfRecords ? visible.reduce((sum, [, records]) => sum + records, 0) : entry.rowCount,
    hash: null,
  };
}

/** Whether a viewer may read who looked at the records of one agency. */
export function canReadOurData(viewer: Viewer, agencyId: number): Permission {
  return can(viewer, 'SEE_WHO_LOOKED', { agencyIds: [agencyId] });
}
