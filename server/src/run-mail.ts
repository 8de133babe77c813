import path from 'node:path';

import type { FastifyBaseLogger } from 'fastify';

import type { ReferenceData } from './domain/reference-data.js';
import { writeBoardMail } from './features/packs/round/board-mail.js';
import { makeConfirmingLink } from './features/people/addresses/link-of-mail.js';
import { findRecipient } from './features/people/mail-address.reader.js';
import type { Clock } from './platform/clock.js';
import type { Database } from './platform/database.js';
import { createFileTransport } from './platform/mail/file-transport.js';
import { MailRounds } from './platform/mail/mail-rounds.js';
import { sendDueMails } from './platform/mail/send-due-mails.js';
import { createServerTransport } from './platform/mail/server-transport.js';
import type { MailDoor } from './platform/mail/transport.js';
import type { Settings } from './platform/settings.js';

export interface MailParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly settings: Pick<Settings, 'mail' | 'stateFolder' | 'publicUrl'>;
  readonly readReferenceData: () => Promise<ReferenceData>;
}

export interface RunningMail extends MailDoor {
  /**
   * Starts to send emails.
   *
   * @param ownAddress the address of the application for browsers, unless the settings give one
   */
  readonly start: (ownAddress: string) => void;
  readonly stop: () => Promise<void>;
}

/** Prepares to send emails by the server in the settings, or to write them to files. */
export function prepareMail({
  database,
  clock,
  logger,
  settings,
  readReferenceData,
}: MailParts): RunningMail {
  const { server, from, allowed } = settings.mail;
  const transport =
    server === null
      ? createFileTransport(path.join(settings.stateFolder, 'mail'))
      : createServerTransport(server);
  let publicUrl = settings.publicUrl;
  const round = () =>
    publicUrl === null
      ? Promise.resolve()
      : sendDueMails({
          ...{ database, clock, transport, from, publicUrl, allowed, findRecipient },
          renew: {
            ADDRESS: makeConfirmingLink,
            BOARD: writeBoardMail({ clock, readReferenceData }),
          },
          onFailure: ({ messageId, sentence, isGivenUp }) =>
            logger.warn(
              { messageId },
              `${isGivenUp ? 'An email could not be sent, and will not be tried again' : 'An email could not be sent, and will be tried again'}. ${sentence}`,
            ),
        });
  const rounds = new MailRounds(round, (err) =>
    logger.error({ err }, 'Emails that are due could not be sent'),
  );
  return {
    delivery: transport.kind,
    onQueued: rounds.begin,
    start: (ownAddress) => {
      publicUrl ??= ownAddress;
      rounds.begin();
    },
    stop: () => rounds.stop(),
  };
}
