import { createHmac } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { createForgetfulClient } from '#testing/api-client.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
afterAll(() => test.close());

it('the log names records by a keyed hash, both in searches and in refusals', async () => {
  const api = await createForgetfulClient(test, '2026-11-24');
  await api.ask(
    '{ reports(reason: "To look for it", where: { reference: { in: ["R-zq7", "TVP:R-zq8"] } }) { totalCount } }',
  );
  await api.close();
  const [{ secret } = { secret: Buffer.alloc(0) }] = await test.asOwner<{ secret: Buffer }>(
    'SELECT secret FROM installation_secret',
  );
  const named = (reference: string) =>
    createHmac('sha256', secret).update(`log\0${reference}`).digest('hex').slice(0, 16);
  expect(await test.asOwner(`SELECT filter FROM audit_entry WHERE dataset = 'REPORTS'`)).toEqual([
    { filter: { reference: { in: [named('R-zq7'), `TVP:${named('R-zq8')}`] } } },
  ]);
  const kept = await test.asOwner<{ text: string }>(
    'SELECT audit_entry::text AS text FROM audit_entry',
  );
  expect(kept.filter(({ text }) => text.includes('zq'))).toEqual([]);
});
