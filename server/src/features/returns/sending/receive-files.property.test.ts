import { readdir } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runs } from '@stronghold/prisma/testing/depth';

import { NotReceived, receiveFiles } from './receive-files.js';

const limits = { maxBytes: 5_000, maxFiles: 3, stallTimeoutMs: 300, timeoutMs: 1_000 };

/** The outcome of each request, in a word. */
const ends: string[] = [];
const server = http.createServer((request, response) => {
  receiveFiles(request, limits)
    .then(async (files) => {
      for (const { handle, size } of files) {
        const { size: kept } = await handle.stat();
        ends.push(kept === size ? 'TAKEN' : 'SHORT');
        await handle.close();
      }
    })
    .catch((error: unknown) => void ends.push(error instanceof NotReceived ? 'REFUSED' : 'GONE'))
    .finally(() => {
      request.resume();
      response.end('over');
    });
});
let port: number;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const pieces = [
  '--edge\r\n',
  '--edge--\r\n',
  '\r\n--edge',
  '--',
  '\r\n',
  '\r\n\r\n',
  'content-disposition: form-data; name="file"; filename="may.csv"\r\n',
  "content-disposition: form-data; name=file; filename*=UTF-8''%C3\r\n",
  'content-disposition: form-data; name="publish"\r\n',
  'content-disposition:\r\n',
  'content-type: application/octet-stream\r\n',
  'content-transfer-encoding: base64\r\n',
  'reference,received_on\r\n',
  '\0\u{ff}',
  'x'.repeat(3_000),
];

describe('a form, even a broken one,', () => {
  it('ends in files or in a refusal, and leaves the process and its folder as they were', async () => {
    const kept = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('stronghold-return-'));
    const before = await kept();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...pieces), { maxLength: 12 }),
        fc.constantFrom('end', 'destroy'),
        fc.boolean(),
        async (sent, ending, isSlow) => {
          const count = ends.length;
          const socket = net.connect(port, '127.0.0.1').on('error', () => undefined);
          const closed = new Promise((resolve) => socket.on('close', resolve).resume());
          socket.write(
            'POST / HTTP/1.1\r\nhost: here\r\nconnection: close\r\ntransfer-encoding: chunked\r\ncontent-type: multipart/form-data; boundary=edge\r\n\r\n',
          );
          for (const piece of sent) {
            const bytes = Buffer.from(piece, 'latin1');
            socket.write(
              Buffer.concat([
                Buffer.from(`${bytes.length.toString(16)}\r\n`),
                bytes,
                Buffer.from('\r\n'),
              ]),
            );
            if (isSlow) await turn();
          }
          if (ending === 'end') socket.write('0\r\n\r\n');
          else socket.destroy();
          await closed;
          // A request that was cut off before its headers arrived has not begun.
          if (ending === 'end') expect(ends.length).toBeGreaterThan(count);
        },
      ),
      { numRuns: runs({ sample: 40, deep: 200 }) },
    );
    await expect.poll(kept).toEqual(before);
    expect(ends).not.toContain('SHORT');
    expect(ends).toContain('REFUSED');
  });
});
