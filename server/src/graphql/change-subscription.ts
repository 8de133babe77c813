import { toJson, toText } from '#domain/audit/canonical.js';
import { isOwn } from '#domain/ownership/owned.js';
import { doesReceive, type Subscription } from '#domain/ownership/subscription.js';
import type { Transaction } from '#platform/database.js';
import { findJustSavedIds, type NewOwner } from '#platform/owned-rows.js';

import {
  type Changed,
  changeOwned,
  type Changing,
  type OwnedKind,
  saveNewOwned,
} from './change-owned.js';

/** The content that a person wants to receive automatically, and the other recipients. */
export interface WantedSubscription<Content> {
  readonly content: Content;
  readonly recipientIds: readonly string[];
}

/** The current state of a schedule or an alert. */
export interface SubscriptionRecord<Content = unknown> extends Subscription {
  readonly id: string;
  readonly version: number;
  readonly content: Content;
}

/** A kind of item that has an owner and recipients: schedules or alerts. */
export interface SubscriptionKind<Record extends SubscriptionRecord> extends OwnedKind<Record> {
  readonly removeRecipient: (
    transaction: Transaction,
    id: string,
    personId: string | null,
  ) => Promise<void>;
  /** The message for an owner who tries to leave: only recipients can. */
  readonly ownToLeave: string;
}

interface SavingSubscription<Content> {
  readonly wanted: WantedSubscription<Content>;
  /** Inserts the item, and returns its id. */
  readonly insert: (transaction: Transaction, owner: NewOwner) => Promise<string>;
  readonly done: string;
}

/**
 * Saves a new schedule or alert. If the same one was saved within the last minute, returns that
 * one.
 */
export function saveNewSubscription<Content, Record extends SubscriptionRecord<Content>>(
  kind: SubscriptionKind<Record>,
  changing: Changing,
  { wanted, insert, done }: SavingSubscription<Content>,
): Promise<Changed<Record>> {
  const findSame = async (transaction: Transaction, personId: string | null, since: Date) => {
    for (const id of await findJustSavedIds(transaction, { table: kind.table, personId }, since)) {
      const found = await kind.find(transaction, id);
      if (found && isSameSubscription(found, wanted)) return found;
    }
    return null;
  };
  return saveNewOwned(kind, changing, { findSame, insert, done });
}

/** Removes the caller from the recipients of a schedule or an alert. */
export function leaveSubscription<Record extends SubscriptionRecord>(
  kind: SubscriptionKind<Record>,
  changing: Changing,
  id: string,
): Promise<Changed<Record>> {
  return changeOwned(kind, { changing, id }, async (transaction, record, asker) => {
    if (!doesReceive(record, asker)) return null;
    if (isOwn(record, asker)) return { field: 'id', message: kind.ownToLeave };
    await kind.removeRecipient(transaction, id, asker.personId);
    transaction.log(kind.toEntry(changing, record, 'Left'));
    return null;
  });
}

/** Whether the current state already equals the wanted state, with recipients in any order. */
export function isSameSubscription(
  { content, recipientIds }: SubscriptionRecord,
  wanted: WantedSubscription<unknown>,
): boolean {
  const toWritten = (of: WantedSubscription<unknown>) =>
    toText(toJson({ content: of.content, recipients: [...of.recipientIds].sort() }));
  return (
    toWritten({ content, recipientIds: recipientIds.flatMap((id) => id ?? []) }) ===
    toWritten(wanted)
  );
}
