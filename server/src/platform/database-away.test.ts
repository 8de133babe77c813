import { createServer, type Socket } from 'node:net';

import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { Database } from './database.js';
import { findOutage } from './database-away.js';
import { createPrisma } from './prisma.js';

/** How PostgreSQL refuses a connection, with an error of this code. */
function refuse(code: string) {
  const said = Buffer.from(`SFATAL\0VFATAL\0C${code}\0MRefused\0\0`);
  const head = Buffer.from('E0000');
  head.writeInt32BE(said.length + 4, 1);
  return (socket: Socket) => void socket.end(Buffer.concat([head, said]));
}

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

// Prisma loads its compiler for the first question. That may take longer than connecting may.
beforeAll(() => readFrom(refuse('57P01')));

/** What reading through Prisma fails with if a server does this once somebody has connected. */
async function readFrom(answer: (socket: Socket) => void): Promise<unknown> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => answer(socket));
    closers.push(() => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const database = new Database(`postgres://nobody:nothing@127.0.0.1:${port}/nowhere`);
  closers.push(
    () => void server.close(),
    () => database.close(),
  );
  return createPrisma(database)
    .period.findMany()
    .catch((error: unknown) => error);
}

describe('findOutage', () => {
  it.each([
    { what: 'resets the connection', answer: (socket: Socket) => void socket.resetAndDestroy() },
    { what: 'ends the connection', answer: (socket: Socket) => void socket.end() },
    { what: 'says nothing', answer: () => undefined },
    { what: 'is starting', answer: refuse('57P03') },
    { what: 'is shutting down', answer: refuse('57P01') },
    { what: 'has no connections left', answer: refuse('53300') },
  ])('recognises from a Prisma error that the database $what', async ({ answer }) => {
    expect(findOutage(await readFrom(answer))).toMatchObject({ code: 'DATABASE_AWAY' });
  });

  it('recognises from a Prisma error that nothing is listening', async () => {
    const database = new Database('postgres://nobody:nothing@127.0.0.1:9/nowhere');
    closers.push(() => database.close());
    const error: unknown = await createPrisma(database)
      .period.findMany()
      .catch((reason: unknown) => reason);
    expect(findOutage(error)).toMatchObject({ code: 'DATABASE_AWAY' });
  });

  it('recognises from a Prisma error that the database’s disk is full', async () => {
    expect(findOutage(await readFrom(refuse('53100')))).toMatchObject({ code: 'NO_ROOM' });
  });

  it.each(['28P01', '28000', '3D000'])(
    'recognises from a Prisma error that the database refuses the server: %s',
    async (code) => {
      expect(findOutage(await readFrom(refuse(code)))).toMatchObject({
        code: 'DATABASE_AWAY',
        sentence: expect.stringContaining('no longer lets this server in'),
      });
    },
  );

  it('does not take any other error for an outage', async () => {
    expect(findOutage(await readFrom(refuse('42501')))).toBeNull();
    expect(findOutage(new Error('A fault'))).toBeNull();
  });
});
