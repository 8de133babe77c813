import { createHash } from 'node:crypto';

import type { ClientBase } from 'pg';
import sql from 'sql-template-tag';

import { toStoredText } from '#domain/audit/canonical.js';
import type { MailContent } from '#domain/mail/compose.js';
import { MAX_ATTEMPTS, retryDelay } from '#domain/mail/retry-delay.js';
import type { Transaction } from '#platform/database.js';

export interface NewMail extends Omit<MailContent, 'link'> {
  readonly personId: string;
  /**
   * Identifies the email, for example by a run of a schedule and the recipient, without naming
   * anybody. An email with the same key is queued only once, and has the same Message-ID in each
   * attempt.
   */
  readonly key: string;
  /**
   * The path of the email's link within the application, beginning with a slash; by default the
   * first page.
   */
  readonly link?: string;
  /** An address to use instead of the person’s own address. */
  readonly address?: string;
}

/**
 * Queues an email, to be sent once the transaction is committed. The marking and the recipient’s
 * address and access are checked when the email is sent.
 *
 * @returns false if an email with the same key was queued before, even if it was not sent
 */
export async function queueMail({ query }: Transaction, mail: NewMail): Promise<boolean> {
  const { personId, kind, key, subject, text, marking, link = '/', address = null } = mail;
  const { rowCount } = await query(sql`
    INSERT INTO outbox_mail (key, person_id, kind, marking, address, subject, text, link)
    VALUES (${key}, ${personId}::uuid, ${kind}::"MailKind", ${marking}::"Marking", ${address}, ${toStoredText(subject)}, ${toStoredText(text)}, ${link})
    ON     CONFLICT (key) DO NOTHING`);
  return rowCount === 1;
}

/** The left half of the Message-ID of every email with a key. */
export function toMessageName(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 40);
}

/** A waiting email, as stored. */
export interface WaitingMail extends MailContent {
  readonly key: string;
  readonly personId: string;
  readonly address: string | null;
  readonly queuedAt: Date;
  /** The number of attempts that have started. */
  readonly attempts: number;
}

/**
 * The email that is due first, locked until the transaction ends; null if none is due. Due times
 * are stored in whole milliseconds, rounded up.
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
 * Starts an attempt. No process starts the next attempt until this one has ended or its time limit
 * has passed.
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
 * Ends an email, and erases its content and address. Does not change an email that has already
 * ended.
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

/**
 * Records why an attempt failed. Gives up the email after the last attempt.
 * @returns whether it was given up
 */
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

/** Cancels all waiting emails to a person. */
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
 * Cancels all waiting emails from a restored backup: they were sent after the backup was made, or
 * are out of date.
 */
export async function cancelRestoredMails(owner: ClientBase): Promise<void> {
  await owner.query(`
    UPDATE outbox_mail
    SET    state = 'CANCELLED', finished_at = now(), reason = 'A backup was restored before it was sent.', address = NULL, subject = NULL, text = NULL, link = NULL
    WHERE  state = 'WAITING'`);
}

/**
 * Days after which an ended email is deleted, because its result is no longer needed and its key is
 * not used again.
 */
const KEPT_DAYS = 90;

/** Deletes emails that ended long ago. */
export async function removeOldMails({ query }: Transaction): Promise<void> {
  await query(
    sql`DELETE FROM outbox_mail WHERE state <> 'WAITING' AND finished_at < now() - ${KEPT_DAYS} * interval '1 day'`,
  );
}
