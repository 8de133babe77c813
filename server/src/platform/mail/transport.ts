import type { WrittenMail } from '#domain/mail/compose.js';

/** An email being sent. */
export interface OutgoingMail extends WrittenMail {
  /** Without angle brackets; the same for every attempt of one email. */
  readonly messageId: string;
  readonly date: Date;
  /** One plain address each. */
  readonly from: string;
  readonly to: string;
}

/** How emails are sent. */
export interface MailTransport {
  /** The destination: a mail server, or files that somebody reads. */
  readonly kind: 'SERVER' | 'FILES';
  /**
   * Sends an email: when this returns, others are responsible for it.
   *
   * @throws UndeliveredMail with a sentence
   */
  readonly send: (mail: OutgoingMail) => Promise<void>;
}

/** What the rest of the server knows about sending. */
export interface MailDoor {
  readonly delivery: MailTransport['kind'];
  /**
   * Called when an email is queued that somebody waits for. The caller does not wait until it is
   * sent.
   */
  readonly onQueued: () => void;
}

/**
 * An email that could not be sent, with a sentence that names no address, as servers’ answers often
 * do.
 */
export class UndeliveredMail extends Error {}

/** An email for the library, with every part separate, so that none can be mistaken for another. */
export function toMessage({ messageId, date, from, to, subject, text, html }: OutgoingMail) {
  return {
    ...{ messageId: `<${messageId}>`, date, subject, text, html },
    from: { name: 'Stronghold', address: from },
    to: { name: '', address: to },
    envelope: { from, to },
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
