import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { runCommand } from '#testing/command.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const FULL =
  'The disk of the database is full, so this cannot be done at the moment. Tell the administrator: it works again as soon as there is room.';

let test: TestDatabase;
let app: FastifyInstance;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, { doesHoldRollups: false });
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-full-'));
  await writeFile(path.join(folder, 'may.csv'), aReturnText({ reference: 'R1' }));
  await test.asOwner(`
    CREATE FUNCTION refuse_for_lack_of_room() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
});
// PostgreSQL refuses like this if it cannot write a page of a table.
beforeEach(async () => {
  for (const table of ['audit_entry', 'asked_question', 'submission', 'event'])
    await test.asOwner(
      `CREATE TRIGGER full_disk BEFORE INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_for_lack_of_room()`,
    );
});
const makeRoom = async () => {
  for (const table of ['audit_entry', 'asked_question', 'submission', 'event'])
    await test.asOwner(`DROP TRIGGER IF EXISTS full_disk ON ${table}`);
};
afterEach(makeRoom);
afterAll(async () => {
  await app.close();
  await test.close();
  await rm(folder, { recursive: true });
});

const ask = async (query: string) => {
  const { statusCode, headers, body } = await app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query },
  });
  return { statusCode, retryAfter: headers['retry-after'], ...JSON.parse(body) };
};

function importFile() {
  const boundary = 'between';
  return app.inject({
    method: 'POST',
    url: '/import/returns/referrals?agency=TVP&publish=yes',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'sec-fetch-site': 'same-origin',
    },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="may.csv"\r\n\r\n${aReturnText({ reference: 'R1' })}\r\n--${boundary}--\r\n`,
  });
}

describe('while the database’s disk is full', () => {
  it('figures are answered', async () => {
    expect(await ask('{ figures { totals { reports { value } } } }')).toMatchObject({
      statusCode: 200,
      data: { figures: {} },
    });
  });

  it('a change is refused in a sentence, with a time to try again, and works once there is room', async () => {
    const change =
      'mutation { addEvent(input: { title: "A", happenedOn: "2026-11-01", measures: [reports] }) { event { title } } }';
    const refused = await ask(change);
    expect(refused).toMatchObject({
      statusCode: 503,
      retryAfter: '60',
      errors: [{ message: FULL, extensions: { code: 'NO_ROOM', retryAfter: 60 } }],
    });
    await makeRoom();
    expect(await ask(change)).toMatchObject({ data: { addEvent: { event: { title: 'A' } } } });
  });

  it('a file of records is refused in a sentence, because it cannot be logged', async () => {
    const { statusCode, headers, body } = await app.inject(
      '/export/records/reports.csv?reason=Looking',
    );
    expect([statusCode, headers['retry-after'], JSON.parse(body)]).toEqual([
      503,
      '60',
      { error: FULL },
    ]);
  });

  it('a sender is told that nothing was written, and can send the file again', async () => {
    expect((await importFile()).body).toContain(`${FULL} Nothing was written.`);
    expect(await test.asOwner('SELECT FROM submission')).toEqual([]);
    await makeRoom();
    expect((await importFile()).body).toContain('PUBLISHED');
  });

  it('a return from the command line is refused with the same reason', async () => {
    const words = ['import', 'referrals', 'may.csv', '--agency', 'RBC', '--publish'];
    expect(await runCommand(words, { databaseUrl: test.ownerUrl, folder })).toMatchObject({
      exitCode: 3,
      errors: expect.stringContaining(
        'Nothing was written, because the disk of the database is full. could not extend file',
      ),
    });
  });
});
