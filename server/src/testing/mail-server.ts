import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

import type { MailServer } from '#platform/mail-settings.js';

/** A local mail server that keeps the emails it receives. */
export interface TestMailServer {
  readonly address: MailServer;
  /**
   * The emails received, in order: the recipient of the SMTP envelope, and the email as an email
   * program reads it.
   */
  readonly taken: {
    readonly to: readonly string[];
    readonly mail: ParsedMail;
    readonly raw: string;
  }[];
  /** The server's answer to further emails. */
  answer: 'TAKES' | 'REFUSES' | 'HANGS' | 'TAKES_AND_HANGS';
  readonly close: () => Promise<void>;
}

/** @param port the port of a server that was stopped; a free one by default */
export async function startMailServer(port = 0): Promise<TestMailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1,
    onRcptTo: ({ address }, _session, next) => {
      if (started.answer === 'REFUSES')
        next(Object.assign(new Error(`No mailbox ${address} here`), { responseCode: 550 }));
      else if (started.answer !== 'HANGS') next();
    },
    onData: (stream, { envelope }, next) => {
      const keep = async () => {
        const raw = await text(stream);
        started.taken.push({
          to: envelope.rcptTo.map(({ address }) => address),
          mail: await simpleParser(raw),
          raw,
        });
      };
      keep().then(() => (started.answer === 'TAKES_AND_HANGS' ? undefined : next()), next);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: own } = addressOf(server.server.address());
  const started: TestMailServer = {
    address: {
      host: '127.0.0.1',
      port: own,
      isTlsFromStart: false,
      isThisMachine: true,
      auth: null,
    },
    taken: [],
    answer: 'TAKES',
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return started;
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string')
    throw new Error('The mail server listens on no port');
  return address;
}
