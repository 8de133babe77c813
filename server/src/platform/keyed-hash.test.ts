import { createHmac } from 'node:crypto';

import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { keyedHash } from './keyed-hash.js';

const secret = Buffer.from('0123456789abcdef0123456789abcdef');

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner('INSERT INTO installation_secret (secret) VALUES ($1)', [secret]);
});
afterAll(() => test.close());

const hashOf = (text: string) =>
  test.database.write(async ({ query }) => {
    const { rows } = await query<{ hash: string }>(
      sql`SELECT encode(${keyedHash(['erased', sql`'TVP'::text`, sql`${text}::text`])}, 'hex') AS hash`,
    );
    return rows[0]?.hash;
  });

it.each(['R-17', '', 'Zürich \u{1F600}', 'x'.repeat(5_000)])(
  'the keyed hash is the same as Node’s for the same texts: %#',
  async (text) => {
    expect(await hashOf(text)).toBe(
      createHmac('sha256', secret).update(`erased\0TVP\0${text}`).digest('hex'),
    );
  },
);

it('the keyed hash is the same as Node’s for a secret longer than a block', async () => {
  const long = Buffer.alloc(100, 7);
  await test.asOwner('UPDATE installation_secret SET secret = $1', [long]);
  expect(await hashOf('R-17')).toBe(
    createHmac('sha256', long).update('erased\0TVP\0R-17').digest('hex'),
  );
  await test.asOwner('UPDATE installation_secret SET secret = $1', [secret]);
});

it('the keyed hash needs a role that may read the secret', async () => {
  const asked = test.database.read(({ query }) =>
    query(sql`SELECT ${keyedHash(['erased', sql`'R-17'::text`])}`),
  );
  await expect(asked).rejects.toMatchObject({ code: '42501' });
});
