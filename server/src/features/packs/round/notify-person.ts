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

/** What sending messages about packs and actions needs. */
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
 * The same items make the same message, even after restoring a backup from before it was sent.
 *
 * @param of what they are about
 */
export function toMessageKey(of: string, items: readonly string[]): string {
  const digest = createHash('sha256').update(items.toSorted().join('\n')).digest('hex');
  return `${of} ${digest.slice(0, 32)}`;
}

/** The message for one person. */
export interface PersonMessage {
  readonly person: Known;
  /** The key by which its email finds its content. */
  readonly key: string;
  readonly at: Date;
  readonly message: RoundMessage;
  /**
   * Whether the message is shown whatever its reader may see: true if nothing in it is protected.
   */
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
  // The text of the email is written when it is sent, from what is true then.
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
