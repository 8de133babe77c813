import { connect, createServer, type Socket } from 'node:net';

import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { isLostConnection, openPool } from './connect.js';
import { SilenceWatch } from './silence-watch.js';

const database = new URL(process.env.DATABASE_URL ?? 'postgres://missing');

/** A network in front of the database, which can be cut: then nothing passes, and nobody is told. */
async function openNetwork() {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    const far = connect(Number(database.port), database.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      if (isCut) socket.pause();
      socket.on('data', (sent) => other.write(sent));
      socket.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address !== 'object') throw new Error('The network has no port');
  return {
    url: Object.assign(new URL(database), { hostname: '127.0.0.1', port: String(address.port) })
      .href,
    cut(value: boolean) {
      isCut = value;
      for (const socket of sockets)
        if (isCut) socket.pause();
        else socket.resume();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

let network: Awaited<ReturnType<typeof openNetwork>>;
let watch: SilenceWatch;
let pool: pg.Pool;

beforeEach(async () => {
  network = await openNetwork();
  watch = new SilenceWatch(network.url);
  pool = openPool({ connectionString: network.url }, watch);
});
afterEach(async () => {
  network.close();
  await pool.end();
  await watch.close();
});

describe('SilenceWatch', () => {
  it('leaves work alone that takes long without a word', async () => {
    await expect(pool.query('SELECT pg_sleep(3)')).resolves.toBeTruthy();
  });

  it('ends all work once nothing is heard, and goes on once the network is there again', async () => {
    await pool.query('SELECT 1');
    network.cut(true);
    const working = Array.from({ length: 3 }, () => pool.query('SELECT 1'));
    for (const { status, ...outcome } of await Promise.allSettled(working))
      expect([status, 'reason' in outcome && isLostConnection(outcome.reason)]).toEqual([
        'rejected',
        true,
      ]);
    network.cut(false);
    await expect
      .poll(
        () =>
          pool.query('SELECT 1').then(
            () => 'answered',
            () => 'refused',
          ),
        { timeout: 10_000 },
      )
      .toBe('answered');
  });
});
