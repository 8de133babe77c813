import { activeGrants } from '#domain/access/active-grants.js';

import type { Asker } from './asker.js';
import { administers, canInherit, isOwn, type Owned, type Owner } from './owned.js';
import type { Today } from './successors.js';

/** What is sent automatically to its owner and others: a schedule or an alert. */
export interface Subscription extends Owned {
  /** Ids of its recipients, other than the owner; null for the local administrator. */
  readonly recipientIds: readonly (string | null)[];
}

/**
 * Whether somebody receives a subscription, as its owner or a recipient. An administrator who views
 * as somebody else receives nothing.
 */
export function doesReceive(
  { ownerId, recipientIds }: Subscription,
  { personId, isThemselves }: Asker,
): boolean {
  return isThemselves && (ownerId === personId || recipientIds.includes(personId));
}

/**
 * Whether somebody may see that a subscription exists: those who receive it, and administrators of
 * its agency, may.
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

/** Whether somebody may change a subscription: only its owner may. */
export function canChangeSubscription(subscription: Subscription, asker: Asker): boolean {
  return isOwn(subscription, asker);
}

/**
 * Whether somebody may pause, resume or delete a subscription: its owner, and administrators of its
 * agency, may.
 */
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

/** Whether somebody may leave a subscription: they must be a recipient, and not its owner. */
export function canLeaveSubscription(subscription: Subscription, asker: Asker): boolean {
  return doesReceive(subscription, asker) && !isOwn(subscription, asker);
}

/**
 * Whether somebody may take over a subscription: its owner must have left, and they must be a
 * colleague who receives it or administers its agency.
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
 * Whether somebody may sign in at all today, and so can be sent messages. The local administrator,
 * null, always may.
 */
export function canReceive(person: Owner | null, referenceData: Today): boolean {
  return (
    person === null || (person.isActive && activeGrants(person.grants, referenceData).length > 0)
  );
}
