import { once } from 'node:events';
import { connect } from 'node:net';

import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { dropSlowReaders } from './drop-slow-readers.js';

/** A text longer than the buffers of a connection. */
const LARGE = 'x'.repeat(20_000_000);

let app: FastifyInstance;
let port: number;
let open = 0;
beforeEach(async () => {
  app = fastify();
  dropSlowReaders(app, { graceMs: 500, minBytesPerSecond: 1_000_000_000 });
  app.get('/answer', () => LARGE);
  app.get('/small', () => 'small');
  app.server.on('connection', (socket) => {
    open += 1;
    socket.once('close', () => (open -= 1));
  });
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterEach(() => app.close());

async function ask(times = 1) {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  socket.write('GET /answer HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(times));
  return socket;
}

it('closes the connection of a client that reads no part of an answer', async () => {
  const socket = await ask(2);
  await expect.poll(() => open).toBe(1);
  await expect.poll(() => open).toBe(0);
  socket.destroy();
});

it('leaves a connection open if the client has read the whole answer', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/small`);
  expect(await response.text()).toBe('small');
  await new Promise((resolve) => void setTimeout(resolve, 800));
  expect(open).toBe(1);
});
