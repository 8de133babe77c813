import type { WrittenMail } from '#domain/mail/compose.js';

export interface OutgoingMail extends WrittenMail {
  /** The Message-ID without angle brackets, the same for every attempt at an email. */
  readonly messageId: string;
  readonly date: Date;
  /** The sender and the recipient, each a single plain address. */
  readonly from: string;
  readonly to: string;
}

export interface MailTransport {
  /** The destination: a mail server, or files. */
  readonly kind: 'SERVER' | 'FILES';
  /**
   * Sends an email. When this returns, the mail server or the file has it.
   *
   * @throws UndeliveredMail with a sentence
   */
  readonly send: (mail: OutgoingMail) => Promise<void>;
}

/** The parts of sending that the rest of the server uses. */
export interface MailDoor {
  readonly delivery: MailTransport['kind'];
  /** Called when an email is queued that a person waits for. Returns before the email is sent. */
  readonly onQueued: () => void;
}

/**
 * An email that could not be sent. The message is a sentence without any address, unlike the
 * answers from many servers.
 */
export class UndeliveredMail extends Error {}

/** An email as the library expects it, with all parts separate so that they cannot be confused. */
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
