import { activeGrants } from '#domain/access/active-grants.js';
import type { Grant } from '#domain/access/grant.js';
import { can } from '#domain/access/permission.js';
import type { AgencyRecord } from '#domain/agencies.js';

import type { Asker } from './asker.js';
import { successorsOf, type Today } from './successors.js';

/** What somebody owns, and an agency keeps: a saved question, a schedule or an alert. */
export interface Owned {
  /** Null for the local administrator. */
  readonly ownerId: string | null;
  /** The agency that it is kept for. */
  readonly agencyId: number;
}

/** What is known of an owner. */
export interface Owner {
  readonly isActive: boolean;
  readonly grants: readonly Grant[];
}

/** Whether it is one's own. */
export function isOwn(
  { ownerId }: Pick<Owned, 'ownerId'>,
  { personId, isThemselves }: Asker,
): boolean {
  return isThemselves && ownerId === personId;
}

/**
 * Whether somebody is a colleague of the person who keeps it: of its agency, or of one that took
 * over from that.
 */
export function isColleague(
  { agencyId }: Pick<Owned, 'agencyId'>,
  { agencyIds }: Asker,
  referenceData: Today,
): boolean {
  return successorsOf(agencyId, referenceData).some((id) => agencyIds.includes(id));
}

/** Whether somebody administers the agency that keeps it, or one that took over from that. */
export function administers(
  { agencyId }: Pick<Owned, 'agencyId'>,
  { viewer }: Pick<Asker, 'viewer'>,
  referenceData: Today,
): boolean {
  return successorsOf(agencyId, referenceData).some(
    (id) => can(viewer, 'MANAGE_PEOPLE', { agencyIds: [id] }).ok,
  );
}

/**
 * Whether its owner has left: may not come in any more, or holds nothing that counts today at the
 * agency that keeps it. The local administrator, null, never leaves.
 */
export function hasLeft(
  owner: Owner | null,
  { agencyId }: Pick<Owned, 'agencyId'>,
  referenceData: Today,
): boolean {
  if (owner === null) return false;
  if (!owner.isActive) return true;
  const heirs = successorsOf(agencyId, referenceData);
  return !activeGrants(owner.grants, referenceData).some((grant) =>
    grant.agencyIds.some((id) => heirs.includes(id) || id === agencyId),
  );
}

/** Whether somebody who sees it may become its owner: a colleague, once its owner has left. */
export function canInherit(
  owned: Owned & { readonly owner: Owner | null },
  asker: Asker,
  referenceData: Today,
): boolean {
  return (
    asker.isThemselves &&
    owned.ownerId !== asker.personId &&
    isColleague(owned, asker, referenceData) &&
    hasLeft(owned.owner, owned, referenceData)
  );
}

/**
 * The agency that keeps it today, one that took over where its own has ended; null where several
 * did, or none.
 */
export function findKeeper(
  { agencyId }: Pick<Owned, 'agencyId'>,
  referenceData: Today,
): AgencyRecord | null {
  const [successor, ...others] = successorsOf(agencyId, referenceData);
  return (
    (others.length === 0 ? referenceData.agencies.find(({ id }) => id === successor) : undefined) ??
    null
  );
}

/**
 * The agency that it is kept for once somebody takes it over, by its id: their own where that is
 * among those that keep it.
 */
export function keeperAfterTakeover(
  { agencyId }: Pick<Owned, 'agencyId'>,
  asker: Asker,
  referenceData: Today,
): number {
  const heirs = successorsOf(agencyId, referenceData);
  if (heirs.includes(asker.agencyId)) return asker.agencyId;
  return heirs.find((successor) => asker.agencyIds.includes(successor)) ?? agencyId;
}

/**
 * Says that it was changed between being seen and being changed, and what can be done.
 *
 * @param noun what it is, such as `schedule`
 */
export function describeStale(noun: string, { version }: { readonly version: number }): string {
  return `This ${noun} was changed after you opened it: it is at version ${version} now. Look at it as it is now, and change it again.`;
}
