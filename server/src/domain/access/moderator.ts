import type { AgencyRecord } from '#domain/agencies.js';
import { withPredecessors } from '#domain/agency-succession.js';

import type { Grant } from './grant.js';
import { can, doesAllow, type Permission } from './permission.js';
import type { Viewer } from './viewer.js';

/**
 * Whether somebody is a moderator: a single grant must give that role for the whole partnership, in
 * all areas, with clearance. Moderators open every agency's disruptions, with the number of people
 * safeguarded.
 */
export function canModerate(viewer: Viewer): Permission {
  return can(viewer, 'MODERATE', { areas: [], marking: 'OFFICIAL_SENSITIVE' });
}

interface Home {
  /** The agency that the moderator belongs to. */
  readonly agencyId: number;
  readonly grants: readonly Grant[];
}

/**
 * Ids of the agencies for whose disruptions a moderator may not propose anything: the one they
 * belong to, those that their grants name, and all that became part of one of these.
 */
export function moderatorAgencyIds(
  { agencyId, grants }: Home,
  agencies: readonly AgencyRecord[],
): readonly number[] {
  const named = grants.flatMap((grant) => (grant.isForPartnership === true ? [] : grant.agencyIds));
  return [...withPredecessors(new Set([agencyId, ...named]), { agencies })].sort((a, b) => a - b);
}

/**
 * Whether somebody may see what moderators do with an agency's disruptions: only if they send its
 * returns under a grant that names it.
 */
export function sendsFor(grants: readonly Grant[], agencyId: number): boolean {
  return grants.some(
    (grant) =>
      grant.isForPartnership !== true &&
      doesAllow(grant, 'SEND_RETURNS', { agencyIds: [agencyId] }),
  );
}
