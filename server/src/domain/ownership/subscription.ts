import { activeGrants } from '#domain/access/active-grants.js';

import type { Asker } from './asker.js';
import { administers, canInherit, isOwn, type Owned, type Owner } from './owned.js';
import type { Today } from './successors.js';

/** What comes to its owner and to others by itself: a schedule or an alert. */
export interface Subscription extends Owned {
  /** Who receives it beside its owner, each by their id; null for the local administrator. */
  readonly recipientIds: readonly (string | null)[];
}

/**
 * Whether somebody receives it, their own among it. The person who looks as somebody else receives
 * nothing.
 */
export function doesReceive(
  { ownerId, recipientIds }: Subscription,
  { personId, isThemselves }: Asker,
): boolean {
  return isThemselves && (ownerId === personId || recipientIds.includes(personId));
}

/**
 * Whether somebody is told that it is there: the person who receives it, and administrators of its
 * agency.
 */
export function canSeeSubscription(
  subscription: Subscription,
  asker: Asker,
  referenceData: Today,
): boolean {
  return (
    doesReceive(subscription, asker) ||
    (asker.isThemselves && administers(subscription, asker, referenceData))
  );
}

/** Whether somebody may say anew what it is: its owner alone. */
export function canChangeSubscription(subscription: Subscription, asker: Asker): boolean {
  return isOwn(subscription, asker);
}

/** Whether somebody may pause, resume or delete it: its owner, and administrators of its agency. */
export function canStopSubscription(
  subscription: Subscription,
  asker: Asker,
  referenceData: Today,
): boolean {
  return (
    isOwn(subscription, asker) ||
    (asker.isThemselves && administers(subscription, asker, referenceData))
  );
}

/** Whether somebody may leave it: the person who receives what somebody else owns. */
export function canLeaveSubscription(subscription: Subscription, asker: Asker): boolean {
  return doesReceive(subscription, asker) && !isOwn(subscription, asker);
}

/**
 * Whether somebody may become its owner: a colleague who receives it or administers its agency,
 * once its owner has left.
 */
export function canTakeOverSubscription(
  subscription: Subscription & { readonly owner: Owner | null },
  asker: Asker,
  referenceData: Today,
): boolean {
  return (
    canSeeSubscription(subscription, asker, referenceData) &&
    canInherit(subscription, asker, referenceData)
  );
}

/**
 * Whether somebody may come in at all today, and so can be sent anything. The local administrator,
 * null, always may.
 */
export function canReceive(person: Owner | null, referenceData: Today): boolean {
  return (
    person === null || (person.isActive && activeGrants(person.grants, referenceData).length > 0)
  );
}
