import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { boundConnections, connectionLimits, toServerOptions } from './bound-connections.js';
import { watchResponse } from './response-closed.js';

const limits = { ...connectionLimits, requestTimeoutMs: 300, checkEveryMs: 20, maxOfAddress: 3 };
/** Limits that a slow machine can meet. */
const patient = { ...limits, requestTimeoutMs: 60_000 };

/** The requests to `/long` in progress. Each is answered when it is released. */
const long: {
  readonly name: string;
  readonly letGo: () => void;
  readonly isGone: () => boolean;
}[] = [];

let app: FastifyInstance;
let port: number;
const sockets: Socket[] = [];

async function start(bounds = limits, trustedProxies: readonly string[] = []): Promise<void> {
  app = fastify({ ...toServerOptions(bounds), bodyLimit: 1000 });
  boundConnections(app, bounds, trustedProxies);
  app.post('/questions', () => 'answered');
  app.post(
    '/refused',
    { preParsing: async (_request, reply) => reply.code(403).send('refused') },
    () => 'answered',
  );
  app.post('/files', { config: { doesReceiveFiles: true } }, () => 'answered');
  app.get('/long/:name', async ({ params }, reply) => {
    const { signal } = watchResponse(reply);
    await new Promise<void>((letGo) =>
      long.push({ name: JSON.stringify(params), letGo, isGone: () => signal.aborted }),
    );
    return 'done';
  });
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
}

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const { letGo } of long.splice(0)) letGo();
  await app.close();
});

async function open(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** Waits until the server has closed the connection, even while the test is writing. */
const closing = (socket: Socket) =>
  new Promise<void>((resolve) => void socket.once('close', () => resolve()));

const head = (url: string, length = 100) =>
  `POST ${url} HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: ${length}\r\n\r\n`;

/**
 * Writes bit by bit until the server closes the connection. Resolves to the text received until
 * then.
 */
async function drip(socket: Socket, bit: string): Promise<string> {
  const timer = setInterval(() => socket.write(bit), 50);
  const came: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => came.push(chunk));
  await closing(socket);
  clearInterval(timer);
  return Buffer.concat(came).toString();
}

describe('a connection', () => {
  beforeEach(() => start());

  it('is closed if it sends nothing', async () => {
    expect(await text(await open())).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is closed if its header arrives bit by bit', async () => {
    const socket = await open();
    socket.write('POST /questions HTTP/1.1\r\nhost: localhost\r\n');
    expect(await drip(socket, 'a: b\r\n')).not.toContain('answered');
  });

  it.each(['/questions', '/nothing'])(
    'is closed if its body arrives bit by bit: %s',
    async (url) => {
      const socket = await open();
      socket.write(head(url));
      expect(await drip(socket, 'x')).not.toContain('answered');
    },
  );

  it('is closed if its request was answered before it was complete', async () => {
    const socket = await open();
    socket.write(head('/refused'));
    expect(await drip(socket, 'x')).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('stays open if it is idle', async () => {
    const socket = await open();
    socket.write(`${head('/questions', 1)}x`);
    await once(socket, 'data');
    await new Promise((resolve) => setTimeout(resolve, 3 * limits.requestTimeoutMs));
    expect(socket.readyState).toBe('open');
    socket.write(`${head('/questions', 1)}x`);
    expect(String(await once(socket, 'data'))).toContain('answered');
  });

  it('may send files slowly', async () => {
    const socket = await open();
    socket.write(head('/files', 20));
    const answered = once(socket, 'data');
    const timer = setInterval(() => socket.write('x'), 50);
    expect(String(await answered)).toContain('answered');
    clearInterval(timer);
  });
});

describe('simultaneous requests on one connection', () => {
  beforeEach(() => start(patient));
  const ask = (name: string) => `GET /long/${name} HTTP/1.1\r\nhost: localhost\r\n\r\n`;
  const begun = () => long.map(({ name }) => name);

  it('start one after another', async () => {
    const socket = await open();
    socket.write(ask('a') + ask('b'));
    await expect.poll(begun).toEqual(['{"name":"a"}']);
    const first = once(socket, 'data');
    long[0]?.letGo();
    expect(String(await first)).toContain('done');
    await expect.poll(begun).toHaveLength(2);
    const second = once(socket, 'data');
    long[1]?.letGo();
    expect(String(await second)).toContain('done');
  });

  it('all end with the connection: the one being answered is notified, and the others never start', async () => {
    const socket = await open();
    socket.write(ask('a') + ask('b') + ask('c'));
    await expect.poll(begun).toHaveLength(1);
    socket.destroy();
    await expect.poll(() => long[0]?.isGone()).toBe(true);
    long[0]?.letGo();
    const other = await open();
    other.write(ask('d'));
    await expect.poll(begun).toContain('{"name":"d"}');
    expect(begun()).toEqual(['{"name":"a"}', '{"name":"d"}']);
  });

  it('close the connection if there are too many', async () => {
    const socket = await open();
    socket.write(ask('a').repeat(12));
    await closing(socket);
    expect(begun().length).toBeLessThan(2);
  });
});

describe('an address', () => {
  beforeEach(() => start(patient));
  const isOpen = async (socket: Socket) => {
    socket.write(`${head('/questions', 1)}x`);
    const answered = new Promise<string>(
      (resolve) => void socket.once('data', (answer) => resolve(String(answer))),
    );
    return (await Promise.race([answered, closing(socket).then(() => '')])).includes('answered');
  };
  const openMany = async (count: number) => {
    const opened = [];
    for (let number = 0; number < count; number += 1) opened.push(await isOpen(await open()));
    return opened;
  };

  it('may hold only a limited number of connections, until one of them closes', async () => {
    expect(await openMany(4)).toEqual([true, true, true, false]);
    sockets[0]?.destroy();
    await expect.poll(() => openMany(1)).toEqual([true]);
  });

  it.each(['127.0.0.1', '127.0.0.0/8'])(
    'of a trusted proxy holds any number: %s',
    async (proxy) => {
      await app.close();
      await start(patient, [proxy, '2001:db8::/32']);
      expect(await openMany(4)).toEqual([true, true, true, true]);
    },
  );
});
