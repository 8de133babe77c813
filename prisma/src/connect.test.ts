import { createServer } from 'node:net';

import { describe, expect, it } from 'vitest';

import { connectToDatabase, openPool } from './connect.js';
import { Refusal } from './refusal.js';

const server = new URL(process.env.DATABASE_URL ?? 'postgres://missing');
const changed = (change: Partial<URL>) => Object.assign(new URL(server), change).toString();

/** A port on this machine that nothing listens on. */
async function findClosedPort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return address !== null && typeof address === 'object' ? String(address.port) : '1';
}

describe('connectToDatabase', () => {
  it.each([
    { name: 'a word', url: () => 'stronghold', sentence: 'is not a PostgreSQL address' },
    {
      name: 'another kind of address',
      url: () => 'mysql://root@127.0.0.1/stronghold',
      sentence: 'is not a PostgreSQL address',
    },
    {
      name: 'no database',
      url: () => 'postgres://127.0.0.1:5432',
      sentence: 'does not name a database',
    },
    {
      name: 'a database that does not exist',
      url: () => changed({ pathname: '/not_there' }),
      sentence: 'has no database named "not_there". Create it',
    },
    {
      name: 'a user that does not exist',
      url: () => changed({ username: 'nobody_here' }),
      sentence: 'refused the user or the password',
    },
    {
      name: 'a machine that does not exist',
      url: () => 'postgres://a:b@not-there.invalid/c',
      sentence: 'No machine has the name',
    },
    {
      name: 'a port that nothing listens on',
      url: async () => changed({ port: await findClosedPort() }),
      sentence: 'No PostgreSQL server answers at',
    },
  ])('refuses $name, and says why in a sentence', async ({ url, sentence }) => {
    const failing = connectToDatabase(await url());
    await expect(failing).rejects.toThrow(sentence);
    await expect(failing).rejects.toBeInstanceOf(Refusal);
  });

  it('never repeats the password', async () => {
    const failing = connectToDatabase('postgres://someone:tell-nobody@127.0.0.1:1/stronghold');
    await expect(failing).rejects.toThrow(/^(?!.*tell-nobody)/s);
  });
});

describe('openPool', () => {
  it('gives up connecting to a server that does not respond', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    if (address === null || typeof address !== 'object') throw new Error('The server has no port');
    const pool = openPool({ connectionString: changed({ port: String(address.port) }) });
    await expect(pool.connect()).rejects.toThrow('timeout expired');
    await pool.end();
    silent.close();
  });

  it('connects even if the process could not listen for two seconds', async () => {
    const pool = openPool({ connectionString: server.href });
    const connecting = pool.connect();
    const until = performance.now() + 2_000;
    while (performance.now() < until);
    const client = await connecting;
    await expect(client.query('SELECT 1')).resolves.toBeTruthy();
    client.release();
    await pool.end();
  });
});
