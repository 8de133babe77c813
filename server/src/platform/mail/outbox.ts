import { createHash } from 'node:crypto';

import type { ClientBase } from 'pg';
import sql from 'sql-template-tag';

import { toStoredText } from '#domain/audit/canonical.js';
import type { MailContent } from '#domain/mail/compose.js';
import { MAX_ATTEMPTS, retryDelay } from '#domain/mail/retry-delay.js';
import type { Transaction } from '#platform/database.js';

/** A mail to somebody. */
export interface NewMail extends Omit<MailContent, 'link'> {
  readonly personId: string;
  /**
   * What it is of, once and for all, such as a run of a schedule and whom it is for. It names
   * nobody. The same again is the same mail: it is queued once, and however often it is sent it has
   * one Message-ID.
   */
  readonly key: string;
  /**
   * Where it leads to: a path within the pages that begins with a slash; the first page unless
   * given.
   */
  readonly link?: string;
  /** Where it goes instead of to the person's own address. */
  readonly address?: string;
}

/**
 * Puts a mail into the outbox, to be sent once the transaction is committed. Whether it may carry
 * what it says, and whether its person has an address and may still come in, is looked at as it is
 * sent.
 *
 * @returns false where a mail of that key was queued before: it is not queued again, whatever
 * became of it
 */
export async function queueMail({ query }: Transaction, mail: NewMail): Promise<boolean> {
  const { personId, kind, key, subject, text, marking, link = '/', address = null } = mail;
  const { rowCount } = await query(sql`
    INSERT INTO outbox_mail (key, person_id, kind, marking, address, subject, text, link)
    VALUES (${key}, ${personId}::uuid, ${kind}::"MailKind", ${marking}::"Marking", ${address}, ${toStoredText(subject)}, ${toStoredText(text)}, ${link})
    ON     CONFLICT (key) DO NOTHING`);
  return rowCount === 1;
}

/** The left half of the Message-ID of every mail of a key. */
export function toMessageName(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 40);
}

/** A mail that waits, as it is stored. */
export interface WaitingMail extends MailContent {
  readonly key: string;
  readonly personId: string;
  readonly address: string | null;
  readonly queuedAt: Date;
  /** How often sending it was begun. */
  readonly attempts: number;
}

/**
 * The mail that is due first, and nobody else takes it until the transaction ends; null where none
 * is due. When it is due is kept in whole milliseconds, which a moment is rounded up to.
 */
export async function lockDueMail({ query }: Transaction): Promise<WaitingMail | null> {
  const { rows } = await query<WaitingMail>(sql`
    SELECT key, person_id AS "personId", kind, marking, address, subject, text, link, queued_at AS "queuedAt", attempts
    FROM   outbox_mail
    WHERE  state = 'WAITING' AND due_at < now() + interval '1 millisecond'
    ORDER  BY due_at, key
    LIMIT  1
    FOR    UPDATE SKIP LOCKED`);
  return rows[0] ?? null;
}

/**
 * Begins an attempt: until its wait is over nobody else begins one, and where nothing is heard of
 * it any more the next begins then.
 */
export async function beginAttempt(
  { query }: Transaction,
  { key, attempts }: Pick<WaitingMail, 'key' | 'attempts'>,
): Promise<void> {
  const minutes = retryDelay(attempts + 1) ?? retryDelay(attempts) ?? 0;
  await query(sql`
    UPDATE outbox_mail SET attempts = attempts + 1, due_at = now() + ${minutes} * interval '1 minute' WHERE key = ${key} AND state = 'WAITING'`);
}

/**
 * Ends a mail: what it says, and where it went, is erased. One that has ended stays as it is.
 *
 * @param reason a sentence without any address
 */
export async function finishMail(
  { query }: Transaction,
  {
    key,
    state,
    reason,
  }: {
    readonly key: string;
    readonly state: 'SENT' | 'GIVEN_UP' | 'CANCELLED';
    readonly reason: string | null;
  },
): Promise<void> {
  await query(sql`
    UPDATE outbox_mail
    SET    state = ${state}::"MailState", finished_at = now(), reason = ${reason}, address = NULL, subject = NULL, text = NULL, link = NULL
    WHERE  key = ${key} AND state = 'WAITING'`);
}

/** Keeps why an attempt failed; after the last the mail is given up. @returns whether it was */
export async function failAttempt(
  transaction: Transaction,
  {
    key,
    attempt,
    reason,
  }: { readonly key: string; readonly attempt: number; readonly reason: string },
): Promise<boolean> {
  const isLast = attempt >= MAX_ATTEMPTS;
  if (isLast) await finishMail(transaction, { key, state: 'GIVEN_UP', reason });
  else
    await transaction.query(
      sql`UPDATE outbox_mail SET reason = ${reason} WHERE key = ${key} AND state = 'WAITING'`,
    );
  return isLast;
}

/** Cancels all mails that wait for somebody. */
export async function cancelMailsOf(
  { query }: Transaction,
  personId: string,
  reason: string,
): Promise<void> {
  await query(sql`
    UPDATE outbox_mail
    SET    state = 'CANCELLED', finished_at = now(), reason = ${reason}, address = NULL, subject = NULL, text = NULL, link = NULL
    WHERE  person_id = ${personId}::uuid AND state = 'WAITING'`);
}

/**
 * Cancels all mails that a backup brings along as waiting: they were sent since it was made, or are
 * about what is long over.
 */
export async function cancelRestoredMails(owner: ClientBase): Promise<void> {
  await owner.query(`
    UPDATE outbox_mail
    SET    state = 'CANCELLED', finished_at = now(), reason = 'A backup was restored before it was sent.', address = NULL, subject = NULL, text = NULL, link = NULL
    WHERE  state = 'WAITING'`);
}

/** Days after which nobody asks any more what became of a mail, and its key does not come again. */
const KEPT_DAYS = 90;

/** Takes mails away that ended long ago. */
export async function removeOldMails({ query }: Transaction): Promise<void> {
  await query(
    sql`DELETE FROM outbox_mail WHERE state <> 'WAITING' AND finished_at < now() - ${KEPT_DAYS} * interval '1 day'`,
  );
}
