import { createHash } from 'node:crypto';

import { activeGrants } from '#domain/access/active-grants.js';
import { policyFor } from '#domain/access/policy.js';
import { familiesOf } from '#domain/access/viewer.js';
import { type InboxMessage, toAccessKey } from '#domain/inbox/inbox-message.js';
import type { RoundMessage } from '#domain/packs/round/describe-round.js';
import type { Known } from '#domain/packs/round/recipients.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { FoundPerson } from '#features/people/found-person.reader.js';
import type { Clock } from '#platform/clock.js';
import type { Database, Transaction, WritingTransaction } from '#platform/database.js';
import { queueMail } from '#platform/mail/outbox.js';

/** Everything needed to send messages about packs and actions. */
export interface RoundParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly readReferenceData: () => Promise<ReferenceData>;
  /** Puts a message into somebody’s inbox, once for each key. */
  readonly tell: (transaction: Transaction, told: InboxMessage) => Promise<void>;
}

/** People with the grants that apply on that day. */
export function toKnown(
  people: readonly FoundPerson[],
  referenceData: ReferenceData,
): readonly Known[] {
  return people.map(({ id, name, isActive, grants }) => ({
    personId: id,
    name,
    grants: isActive ? activeGrants(grants, referenceData) : [],
  }));
}

/**
 * The key of a message. The same items give the same key, even after restoring a backup from before
 * the message was sent.
 *
 * @param of what the items are about
 */
export function toMessageKey(of: string, items: readonly string[]): string {
  const digest = createHash('sha256').update(items.toSorted().join('\n')).digest('hex');
  return `${of} ${digest.slice(0, 32)}`;
}

export interface PersonMessage {
  readonly person: Known;
  /** The key by which the email finds the content of the message. */
  readonly key: string;
  readonly at: Date;
  readonly message: RoundMessage;
  /** Whether nothing in the message is protected, so that every recipient may see it. */
  readonly isForAll: boolean;
  readonly referenceData: ReferenceData;
}

/** Puts a message into a person’s inbox, and an email into the outbox. */
export async function notifyPerson(
  transaction: WritingTransaction,
  { person: { personId, grants }, key, at, message, isForAll, referenceData }: PersonMessage,
  { tell }: Pick<RoundParts, 'tell'>,
): Promise<void> {
  const { title, body, marking, link } = message;
  const access = isForAll
    ? ''
    : toAccessKey(policyFor({ grants }, familiesOf(referenceData.agencies)));
  await tell(transaction, { personId, key, at, title, body, link, access });
  // The text of the email is written when it is sent, from what is true at that moment.
  await queueMail(transaction, {
    personId,
    kind: 'BOARD',
    key,
    subject: '',
    text: '',
    marking,
    link,
  });
}
