import type { Marking } from '#domain/access/grant.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { composeMail, type MailContent, type MailKind } from '#domain/mail/compose.js';
import { MAX_ATTEMPTS } from '#domain/mail/retry-delay.js';
import type { Clock } from '#platform/clock.js';
import type { Database, Transaction, WritingTransaction } from '#platform/database.js';

import {
  beginAttempt,
  failAttempt,
  finishMail,
  lockDueMail,
  removeOldMails,
  toMessageName,
  type WaitingMail,
} from './outbox.js';
import { type MailTransport, type OutgoingMail, UndeliveredMail } from './transport.js';

/** A recipient, at the moment of sending. */
export interface Recipient {
  readonly name: string;
  readonly agencyId: number;
  /** The recipient's own address; null if there is none. */
  readonly address: string | null;
}

export interface MailSending {
  readonly database: Pick<Database, 'write'>;
  readonly clock: Clock;
  readonly transport: MailTransport;
  /** The sender’s address. */
  readonly from: string;
  /** The address of the application for browsers, without a slash at the end. */
  readonly publicUrl: string;
  /** The highest marking that may be emailed. */
  readonly allowed: Marking;
  /** Finds a person; null if the person no longer has access. */
  readonly findRecipient: (transaction: Transaction, personId: string) => Promise<Recipient | null>;
  /**
   * Completes emails of some kinds when they are sent: adds a link whose secret is not stored, or
   * text that is up to date at that moment. Null if there is nothing left to send.
   */
  readonly renew?: Partial<
    Record<
      MailKind,
      (transaction: Transaction, mail: WaitingMail) => Promise<Partial<MailContent> | null>
    >
  >;
  /** Called for each failed attempt, with a sentence that does not name anybody. */
  readonly onFailure: (failure: {
    readonly messageId: string;
    readonly sentence: string;
    readonly isGivenUp: boolean;
  }) => void;
}

/** The number of emails of a run by result. */
export interface SentMails {
  readonly sent: number;
  /** The number of failed attempts. */
  readonly failed: number;
  readonly cancelled: number;
}

/**
 * Sends all due emails, one after the other; several processes may do so at once. If a process dies
 * before an email is recorded as sent, the email is sent again once its time limit has passed: each
 * is sent at least once, always with the same Message-ID.
 */
export async function sendDueMails(sending: MailSending): Promise<SentMails> {
  const { database } = sending;
  const count = { sent: 0, failed: 0, cancelled: 0 };
  for (;;) {
    const next = await database.write((transaction) => takeNext(transaction, sending));
    if (next === null) break;
    count[next === 'cancelled' || next === 'failed' ? next : await send(next, sending)] += 1;
  }
  await database.write(removeOldMails);
  return count;
}

interface Attempt {
  readonly key: string;
  /** The number of the attempt, from 1. */
  readonly number: number;
  readonly mail: OutgoingMail;
}

/**
 * Starts an attempt at the next due email. Returns the email, or the result if the email must not
 * be sent; null if no email is due.
 */
async function takeNext(
  transaction: WritingTransaction,
  sending: MailSending,
): Promise<Attempt | 'cancelled' | 'failed' | null> {
  const queued = await lockDueMail(transaction);
  if (queued === null) return null;
  const { key, attempts } = queued;
  if (attempts >= MAX_ATTEMPTS) {
    // The process died during the last attempt at this email.
    await finishMail(transaction, {
      key,
      state: 'GIVEN_UP',
      reason: 'The last attempt to send it was broken off.',
    });
    return 'failed';
  }
  const recipient = await sending.findRecipient(transaction, queued.personId);
  const to = recipient && (queued.address ?? recipient.address);
  const renew = sending.renew?.[queued.kind];
  const renewed = to === null ? null : renew ? await renew(transaction, queued) : {};
  if (recipient === null || to === null || renewed === null) {
    await finishMail(transaction, {
      key,
      state: 'CANCELLED',
      reason: describeCancelled(recipient, to),
    });
    return 'cancelled';
  }
  const waiting = { ...queued, ...renewed };
  await beginAttempt(transaction, waiting);
  if (attempts === 0) transaction.log(toEntry(waiting, recipient, sending.clock.now()));
  return { key, number: attempts + 1, mail: write({ ...waiting, to }, sending) };
}

function describeCancelled(recipient: Recipient | null, to: string | null): string {
  if (recipient === null) return 'The person it was for no longer has access.';
  return to === null ? 'The person it was for has no address.' : 'The reason for it has passed.';
}

/** The log entry of an email, written before it is sent, as for every file. */
function toEntry({ kind, marking }: WaitingMail, { name, agencyId }: Recipient, at: Date): Entry {
  const actor = { personId: null, name: 'Outgoing mail' };
  return {
    ...concerningNoRecords,
    at,
    action: 'EXPORT',
    actor,
    agencyId,
    what: `Sent an email to ${name}.`,
    filter: { kind, marking },
  };
}

function write(
  { key, queuedAt, to, ...content }: WaitingMail & { readonly to: string },
  { from, allowed, publicUrl }: MailSending,
): OutgoingMail {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    ...composeMail(content, { allowed, publicUrl }),
    messageId: `${toMessageName(key)}@${domain}`,
    date: queuedAt,
    from,
    to,
  };
}

async function send(
  { key, number, mail }: Attempt,
  { database, transport, onFailure }: MailSending,
): Promise<'sent' | 'failed'> {
  try {
    await transport.send(mail);
  } catch (error) {
    const reason =
      error instanceof UndeliveredMail ? error.message : 'The email could not be written.';
    const isGivenUp = await database.write((transaction) =>
      failAttempt(transaction, { key, attempt: number, reason }),
    );
    onFailure({ messageId: mail.messageId, sentence: reason, isGivenUp });
    return 'failed';
  }
  await database.write((transaction) =>
    finishMail(transaction, { key, state: 'SENT', reason: null }),
  );
  return 'sent';
}
