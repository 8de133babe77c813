import { can, doesAllow, type Permission } from '#domain/access/permission.js';
import { canSeeCountsOf, type Policy } from '#domain/access/policy.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { AgencyRecord } from '#domain/agencies.js';

import type { ChainedEntry } from './chain.js';

/**
 * Ids of the agencies whose entries a viewer may read in the log: those of all grants that open it.
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

/** Ids of the agencies whose part of the log a viewer may read; null for all agencies. */
export function reachOfLog(
  viewer: Pick<Viewer, 'grants'>,
  agencies: readonly Pick<AgencyRecord, 'id'>[],
): readonly number[] | null {
  const ids = agenciesOfLog(viewer);
  return agencies.every(({ id }) => ids.includes(id)) ? null : ids;
}

/**
 * Ids of the agencies for which a reader of the log sees how many records were touched; null for
 * all.
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
 * An entry without what it says about other agencies' records. If it said that somebody opened the
 * referrals of one district and quarter, the number touched for each agency would be an exact
 * count. If an agency were missing, the reader would know that its count is 0, so the number of
 * rows covers only agencies whose counts the reader may see, whether or not there were others. The
 * hash is removed as well: it covers all counts, so guesses at the hidden ones could be tested
 * against it.
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

/** Whether a viewer may read who looked at an agency's records. */
export function canReadOurData(viewer: Viewer, agencyId: number): Permission {
  return can(viewer, 'SEE_WHO_LOOKED', { agencyIds: [agencyId] });
}
