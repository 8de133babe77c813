import { activeGrants } from '#domain/access/active-grants.js';
import type { Grant } from '#domain/access/grant.js';
import { can } from '#domain/access/permission.js';
import type { AgencyRecord } from '#domain/agencies.js';

import type { Asker } from './asker.js';
import { successorsOf, type Today } from './successors.js';

/** Something with an owner and a keeper: a saved question, a schedule or an alert. */
export interface Owned {
  /** Id of the owner; null for the local administrator. */
  readonly ownerId: string | null;
  /** Id of the agency that keeps it. */
  readonly agencyId: number;
}

/** What is known about an owner. */
export interface Owner {
  readonly isActive: boolean;
  readonly grants: readonly Grant[];
}

/** Whether the asker owns something. */
export function isOwn(
  { ownerId }: Pick<Owned, 'ownerId'>,
  { personId, isThemselves }: Asker,
): boolean {
  return isThemselves && ownerId === personId;
}

/** Whether somebody is a colleague of the keeper of something: the agency or its successor. */
export function isColleague(
  { agencyId }: Pick<Owned, 'agencyId'>,
  { agencyIds }: Asker,
  referenceData: Today,
): boolean {
  return successorsOf(agencyId, referenceData).some((id) => agencyIds.includes(id));
}

/** Whether somebody administers the keeper of something: the agency or its successor. */
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
 * Whether an owner has left: they may no longer sign in, or have no grant that counts today at the
 * keeper. The local administrator, null, never leaves.
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

/**
 * Whether somebody who sees something may take it over: its owner must have left, and they must be
 * a colleague.
 */
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
 * The agency that keeps something today: the keeper itself or, if that has ended, its successor.
 * Null if there are several successors, or none.
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
 * The id of the keeper of something once somebody takes it over: their own agency if that is one of
 * its keepers.
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
 * Says that somebody else changed something meanwhile, and what to do.
 *
 * @param noun the kind of thing, such as `schedule`
 */
export function describeStale(noun: string, { version }: { readonly version: number }): string {
  return `This ${noun} was changed after you opened it: it is now at version ${version}. Look at the latest version, then make your change again.`;
}
