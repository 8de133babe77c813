import { createTransport } from 'nodemailer';

import type { MailServer } from '#platform/mail-settings.js';

import { type MailTransport, toMessage, UndeliveredMail } from './transport.js';

/**
 * How long to wait for a server, in milliseconds: for a connection and its greeting, then for each
 * answer, and in total.
 */
export interface Patience {
  readonly connectMs: number;
  readonly answerMs: number;
  readonly wholeMs: number;
}

const patience: Patience = { connectMs: 10_000, answerMs: 20_000, wholeMs: 60_000 };

/** Sends emails to a server by SMTP, each over its own connection. */
export function createServerTransport(
  server: MailServer,
  { connectMs, answerMs, wholeMs } = patience,
): MailTransport {
  const { host, port, isTlsFromStart, isThisMachine, auth } = server;
  const options = {
    ...{ host, port, secure: isTlsFromStart, requireTLS: !isThisMachine && !isTlsFromStart },
    ...(auth ? { auth: { ...auth } } : {}),
    ...{
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      socketTimeout: answerMs,
      dnsTimeout: connectMs,
    },
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: !isThisMachine },
  } as const;
  return {
    kind: 'SERVER',
    async send(mail) {
      const transport = createTransport(options);
      // A server that sends a little now and then would never exceed the other limits.
      const whole = new AbortController();
      const end = setTimeout(() => whole.abort(), wholeMs);
      try {
        await Promise.race([transport.sendMail(toMessage(mail)), rejectWhen(whole.signal)]);
      } catch (error) {
        throw new UndeliveredMail(describeFault(error));
      } finally {
        clearTimeout(end);
        transport.close();
      }
    },
  };
}

function rejectWhen(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () =>
      reject(Object.assign(new Error('too long'), { code: 'ETIMEDOUT' })),
    );
  });
}

const words: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'The mail server took too long to answer.',
  ECONNECTION: 'The mail server could not be reached.',
  ESOCKET: 'The mail server could not be reached, or closed the connection.',
  ECONNREFUSED: 'The mail server could not be reached.',
  EDNS: 'The name of the mail server could not be found.',
  EAUTH: 'The mail server did not accept the user and password in SMTP_URL.',
  ETLS: 'The mail server does not support TLS, or its certificate is not trusted.',
};

/**
 * Describes a failure by the code of the server’s answer. Drops the text, because it often repeats
 * the address.
 */
function describeFault(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const answered: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined;
  const known = typeof code === 'string' ? words[code] : undefined;
  if (known !== undefined) return known;
  return typeof answered === 'number'
    ? `The mail server refused the email, with the answer ${answered}.`
    : 'The email could not be handed to the mail server.';
}
