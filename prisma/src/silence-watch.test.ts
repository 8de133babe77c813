import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { isLostConnection, openPool } from './connect.js';
import { answers, SilenceWatch } from './silence-watch.js';

const database = new URL(process.env.DATABASE_URL ?? 'postgres://missing');

/**
 * A network in front of the database that can be cut: then nothing passes, and neither side is
 * told.
 */
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
let isInReach = true;

beforeEach(async () => {
  network = await openNetwork();
  isInReach = true;
  watch = new SilenceWatch(network.url, () => Promise.resolve(isInReach));
  pool = openPool({ connectionString: network.url }, watch);
});
afterEach(async () => {
  network.close();
  await pool.end();
  watch.close();
});

describe('SilenceWatch', () => {
  it('leaves work alone if its database is silent but the machine answers, as under heavy load', async () => {
    await pool.query('SELECT 1');
    network.cut(true);
    const working = pool.query('SELECT 1');
    await wait(2_500);
    network.cut(false);
    await expect(working).resolves.toBeTruthy();
  });

  it('ends all work once the machine cannot be reached, and continues once it can', async () => {
    await pool.query('SELECT 1');
    network.cut(true);
    isInReach = false;
    const working = Array.from({ length: 3 }, () => pool.query('SELECT 1'));
    for (const { status, ...outcome } of await Promise.allSettled(working))
      expect([status, 'reason' in outcome && isLostConnection(outcome.reason)]).toEqual([
        'rejected',
        true,
      ]);
    network.cut(false);
    isInReach = true;
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

describe('answers', () => {
  it('is true for a machine with a database, and for one on which nothing listens', async () => {
    expect(await answers({ host: database.hostname, port: Number(database.port) })).toBe(true);
    expect(await answers({ host: '127.0.0.1', port: 1 })).toBe(true);
  });

  it('is false for a machine that is not found', async () => {
    expect(await answers({ host: 'not-there.invalid', port: 5432 })).toBe(false);
  });
});
