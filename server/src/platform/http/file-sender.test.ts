import { once } from 'node:events';
import { connect } from 'node:net';

import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { anonymousIdentity } from '#domain/access/request-identity.js';
import { Slots } from '#platform/fair-share/slots.js';

import { FileSender, inParts } from './file-sender.js';

const file = Buffer.alloc(20_000_000, 'x');

let app: FastifyInstance;
let port: number;
let begun: Promise<void>;
beforeEach(async () => {
  app = fastify();
  const pace = { graceMs: 1_500, minBytesPerSecond: 1_000_000_000 };
  const sender = new FileSender({
    logger: pino({ level: 'silent' }),
    what: 'figures',
    slots: new Slots({ ofPerson: 1, ofAgency: 1, forAnother: 1, forColleague: 1, most: 1 }),
    pace,
    stallTimeoutMs: 1_500,
  });
  app.decorateRequest('identity', null);
  app.addHook('onRequest', async (request) => void (request.identity = anonymousIdentity));
  const send = (reply: FastifyReply, content: Buffer) =>
    sender.send(reply, ({ pass }) =>
      pass({ name: 'a.csv', marking: 'OFFICIAL', headers: {} }, inParts(content)),
    );
  begun = new Promise((resolve) => {
    app.get('/file', (_request, reply) => {
      resolve();
      return send(reply, file);
    });
  });
  // A small file, with which a client tests whether a slot is free. On a slow machine, the download
  // of a large one might be abandoned.
  app.get('/small', (_request, reply) => send(reply, Buffer.from('x')));
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterEach(() => app.close());

it('holds the slot of a complete file until it is read, and disconnects a client that reads nothing', async () => {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  socket.write('GET /file HTTP/1.1\r\nhost: localhost\r\n\r\n');
  const status = async () => (await app.inject({ method: 'GET', url: '/small' })).statusCode;
  await begun;
  expect(await status()).toBe(503);
  await expect.poll(status).toBe(200);
  socket.destroy();
});
