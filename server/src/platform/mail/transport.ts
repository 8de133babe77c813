import type { WrittenMail } from '#domain/mail/compose.js';

/** A mail on its way. */
export interface OutgoingMail extends WrittenMail {
  /** Without angle brackets; the same whenever the same mail is sent. */
  readonly messageId: string;
  readonly date: Date;
  /** One plain address each. */
  readonly from: string;
  readonly to: string;
}

/** What mails leave by. */
export interface MailTransport {
  /** Where they go: to a mail server, or into files that somebody looks at. */
  readonly kind: 'SERVER' | 'FILES';
  /**
   * Hands a mail over: it is out of our hands when this returns.
   *
   * @throws UndeliveredMail with a sentence
   */
  readonly send: (mail: OutgoingMail) => Promise<void>;
}

/** What the rest of the server knows of sending. */
export interface MailDoor {
  readonly delivery: MailTransport['kind'];
  /** Told when a mail was queued that somebody waits for: nobody waits for it to be sent. */
  readonly onQueued: () => void;
}

/**
 * A mail that could not be handed over, as a sentence that names no address: what a server answers
 * often does.
 */
export class UndeliveredMail extends Error {}

/**
 * A mail as the library takes it: every part given apart, so that nothing of one can be taken for
 * another.
 */
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
