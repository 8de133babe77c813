import { z } from 'zod';

import type { Marking } from '#domain/access/grant.js';
import { parseMailAddress } from '#domain/mail/mail-address.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { isLoopback } from './loopback.js';

/** A mail server, and how to log in to it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Whether TLS begins with the first byte. If not, it begins with STARTTLS. */
  readonly isTlsFromStart: boolean;
  /** Whether the mail server is on this machine. Only then may TLS be missing. */
  readonly isThisMachine: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
}

export const mailVariables = {
  SMTP_URL: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || readMailServer(text) !== null,
      'SMTP_URL is not the address of a mail server. It should look like SMTP_URL=smtp://user:password@mail.example.org:587, or begin with smtps:// for TLS from the start.',
    ),
  MAIL_FROM: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || parseMailAddress(text) !== null,
      'MAIL_FROM is not one plain email address. It should look like MAIL_FROM=stronghold@example.org.',
    ),
  MAIL_MARKING: z
    .enum(
      ['OFFICIAL', 'OFFICIAL-SENSITIVE'],
      'MAIL_MARKING must be OFFICIAL or OFFICIAL-SENSITIVE: the highest marking that may be sent by email.',
    )
    .default('OFFICIAL'),
} as const;

interface MailVariables {
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
  readonly MAIL_MARKING: 'OFFICIAL' | 'OFFICIAL-SENSITIVE';
}

export interface MailSettings {
  /** The mail server; null if none is set, and emails are written to files. */
  readonly server: MailServer | null;
  /** The sender’s address. */
  readonly from: string;
  /** The highest marking that emails may contain. */
  readonly allowed: Marking;
}

/** The sender of emails that cannot be answered and are only written to files. */
const FROM_FILES = 'stronghold@stronghold.invalid';

/**
 * Reads the settings for email.
 *
 * @throws Refusal if a server is set without a sender’s address
 */
export function readMail({
  SMTP_URL: url,
  MAIL_FROM: from,
  MAIL_MARKING: marking,
}: MailVariables): MailSettings {
  if (url !== undefined && from === undefined) {
    throw new Refusal(
      'SMTP_URL is set but MAIL_FROM is not. Set the address that emails come from, as in MAIL_FROM=stronghold@example.org.',
    );
  }
  return {
    server: url === undefined ? null : readMailServer(url),
    from: parseMailAddress(from ?? FROM_FILES) ?? FROM_FILES,
    allowed: marking === 'OFFICIAL' ? 'OFFICIAL' : 'OFFICIAL_SENSITIVE',
  };
}

const mailPorts: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/**
 * Parses an smtp:// or smtps:// address, with both a user and a password or neither. Null for any
 * other text.
 */
function readMailServer(text: string): MailServer | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  const usualPort = mailPorts[protocol];
  if (
    usualPort === undefined ||
    hostname === '' ||
    !['', '/'].includes(pathname) ||
    search + hash !== ''
  )
    return null;
  const [user, pass] = [decode(username), decode(password)];
  if (user === null || pass === null || (user === '') !== (pass === '')) return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: port === '' ? usualPort : Number(port),
    isTlsFromStart: protocol === 'smtps:',
    isThisMachine: isLoopback(host),
    auth: user === '' ? null : { user, pass },
  };
}

/** Decodes percent signs; null if one is not followed by a code. */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // The percent sign is invalid. The caller reports what is wrong with the address.
    return null;
  }
}
