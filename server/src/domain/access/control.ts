import type { Places } from '#domain/places.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { Grant } from './grant.js';
import { namesOf } from './names.js';
import { can, doesAllow } from './permission.js';
import { toPermissionScope } from './permission-scope.js';
import type { Viewer } from './viewer.js';
import { describeGrant } from './words.js';

/** The person whose access changes. */
export interface Subordinate {
  readonly name: string;
  /** The agency that the person belongs to. */
  readonly agencyId: number;
  /** All the person's grants, and those given again at the next sign-in. */
  readonly grants: readonly Grant[];
}

/**
 * Whether an administrator may give or remove a grant: one of their own administrator grants must
 * cover all of it.
 */
export function canChangeGrant(actor: Viewer, grant: Grant, places: Places): boolean {
  return can(actor, 'MANAGE_PEOPLE', toPermissionScope(grant, places)).ok;
}

/**
 * Whether an administrator sees somebody at all: the person belongs to one of their agencies, or
 * has access there through a grant for only that agency or for the whole partnership.
 */
export function canSeePerson(
  actor: Viewer,
  { agencyId, grants }: Omit<Subordinate, 'name'>,
): boolean {
  const agencyIds = [agencyId, ...grants.flatMap((grant) => grant.agencyIds)];
  return (
    agencyIds.some((id) => can(actor, 'MANAGE_PEOPLE', { agencyIds: [id] }).ok) ||
    (grants.some(({ isForPartnership }) => isForPartnership) && can(actor, 'MANAGE_PEOPLE').ok)
  );
}

/**
 * Whether an administrator may block or unblock somebody, or end their sessions and tokens. The
 * administrator must cover the person's agency and every one of their grants. Otherwise one agency
 * could decide who works for another.
 */
export function canControl(
  actor: Viewer,
  { agencyId, grants }: Omit<Subordinate, 'name'>,
  places: Places,
): boolean {
  return (
    can(actor, 'MANAGE_PEOPLE', { agencyIds: [agencyId] }).ok &&
    grants.every((grant) => canChangeGrant(actor, grant, places))
  );
}

/** Why an administrator cannot control somebody, and what the administrator can do instead. */
export function describeLimit(
  actor: Viewer,
  { name, grants }: Subordinate,
  referenceData: ReferenceData,
): string {
  const names = namesOf(referenceData);
  const own = grants.filter((grant) => canChangeGrant(actor, grant, referenceData.places));
  if (own.length === 0)
    return `${name} has access beyond yours, and you cannot end any of it. Somebody who administers all of that access can.`;
  const possible = own.map((grant) => describeGrant(grant, names)).join(' ');
  return `${name} also has access beyond yours, so you can end only this: ${possible} Somebody who administers all of that access can end the rest.`;
}

/**
 * Whether an administrator's own grants cover every grant of another person, so that the
 * administrator may view as that person.
 */
export function coversAll(
  own: readonly Grant[],
  others: readonly Grant[],
  places: Places,
): boolean {
  return others.every((other) =>
    own.some((grant) => doesAllow(grant, 'VIEW_AS', toPermissionScope(other, places))),
  );
}
