import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';

import { createTransport } from 'nodemailer';

import { type MailTransport, type OutgoingMail, toMessage } from './transport.js';

/**
 * Writes each email to a file that email programs open. Sending an email again writes the same
 * file.
 *
 * @param folder created if missing
 */
export function createFileTransport(folder: string): MailTransport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    kind: 'FILES',
    async send(mail) {
      const { message } = await writer.sendMail(toMessage(mail));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = path.join(folder, toFileName(mail));
      // Write under another name first, so that no file is incomplete if the process dies.
      const part = await open(`${file}.part`, 'w', 0o600);
      try {
        await part.writeFile(Buffer.isBuffer(message) ? message : await buffer(message));
        await part.sync();
      } finally {
        await part.close();
      }
      await rename(`${file}.part`, file);
    },
  };
}

function toFileName({ date, messageId }: OutgoingMail): string {
  return `${date.toISOString().slice(0, 16).replace(':', '')}-${messageId.slice(0, 12)}.eml`;
}
