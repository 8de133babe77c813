import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { TokenScope } from '#domain/access/token-scope.js';
import { insertToken, type MadeToken } from '#features/people/token.store.js';
import { runCommand } from '#testing/command.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

const [TVP, RBC] = [1, 11];
/** A database that the command must not use, because a server does the work. */
const NOWHERE = 'postgres://nobody:nothing@127.0.0.1:9/nowhere';

let test: TestDatabase;
let app: FastifyInstance;
let server: string;
let folder: string;
let contributor: string;
let token: MadeToken;

beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-remote-'));
  contributor = await addPerson(test, {
    name: 'Council contributor',
    grants: [grant('CONTRIBUTOR', [RBC])],
  });
  token = await makeToken(contributor);
  app = await buildTestApp(test);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address: AddressInfo | string | null = app.server.address();
  server = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
  await app.close();
  await test.close();
  await rm(folder, { recursive: true });
});
beforeEach(() =>
  test.asOwner(
    'TRUNCATE agency_data_version, submission, referral, referral_history, referral_staging',
  ),
);

function grant(
  role: Grant['role'],
  agencyIds: readonly number[],
  areaCodes: readonly string[] = [],
): Grant {
  return { role, agencyIds, areaCodes, marking: 'OFFICIAL' };
}

function makeToken(
  personId: string,
  scopes: readonly TokenScope[] = ['IMPORT'],
): Promise<MadeToken> {
  return test.database.write((transaction) =>
    insertToken(transaction, { personId, name: 'Nightly', scopes, days: 1 }),
  );
}

const write = (name: string, content: string | Buffer) =>
  writeFile(path.join(folder, name), content);
const importHere = (...words: readonly string[]) =>
  runCommand(['import', 'referrals', ...words], { databaseUrl: test.ownerUrl, folder });
const importThere = (words: readonly string[], secret = token.secret, address = server) =>
  runCommand(['import', 'referrals', ...words, '--server', address], {
    databaseUrl: NOWHERE,
    folder,
    token: secret,
  });

const newest = async () =>
  (
    await test.asOwner(
      'SELECT action, person_id, person_name, agency_id, touched, what, dataset, row_count::int FROM audit_entry ORDER BY number DESC LIMIT 1',
    )
  )[0];
const findPublished = () =>
  test.asOwner('SELECT file_name, status FROM submission ORDER BY file_name');

describe('an import through a server', () => {
  const sent: readonly {
    readonly name: string;
    readonly files: Readonly<Record<string, string | Buffer>>;
    readonly words?: readonly string[];
    /** Whether another file already shows, in the quick run, that both ways say the same. */
    readonly isOnlyDeep?: boolean;
  }[] = [
    {
      name: 'new rows',
      files: { 'may.csv': aReturnText({ reference: 'R1' }, { reference: 'R2' }) },
    },
    {
      name: 'warnings',
      isOnlyDeep: true,
      files: { 'may.csv': aReturnText({ reference: 'R1', area: 'Wycombe' }) },
    },
    {
      name: 'rows that fail',
      files: { 'may.csv': aReturnText({ pathway: 'NMR' }, { received_on: '31/04/2025' }) },
    },
    {
      name: 'two files for two quarters',
      files: {
        'a.csv': aReturnText({ reference: 'R1' }),
        'b.csv': aReturnText({ reference: 'R2', received_on: '2025-08-01' }),
      },
    },
    {
      name: 'two files for one quarter',
      isOnlyDeep: true,
      files: {
        'a.csv': aReturnText({ reference: 'R1' }),
        'b.csv': aReturnText({ reference: 'R2' }),
      },
    },
    {
      name: 'two files for one quarter, as partial returns',
      isOnlyDeep: true,
      files: { 'a.csv': aReturnText({}), 'b.csv': aReturnText({ reference: 'R2' }) },
      words: ['--partial'],
    },
    {
      name: 'another quarter',
      isOnlyDeep: true,
      files: { 'may.csv': aReturnText({}) },
      words: ['--quarter', '2025-26-Q2'],
    },
    {
      name: 'a future quarter',
      files: { 'may.csv': aReturnText({}) },
      words: ['--quarter', '2031-32-Q1'],
    },
    { name: 'a PDF', isOnlyDeep: true, files: { 'print.pdf': '%PDF-1.7\n' } },
    { name: 'an empty file', isOnlyDeep: true, files: { 'empty.csv': '' } },
    {
      name: 'a broken workbook',
      files: { 'book.xlsx': Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0]) },
    },
    {
      name: 'another encoding',
      isOnlyDeep: true,
      files: { 'latin1.csv': Buffer.from(aReturnText({ reference: 'Ré' }), 'latin1') },
    },
    {
      name: 'a name that nobody would type',
      isOnlyDeep: true,
      files: { 'Mai "ü" (2)%20*\'é; a=b.csv': aReturnText({ sex: 'x' }) },
    },
    {
      name: 'issues as JSON',
      files: { 'may.csv': aReturnText({ sex: 'x' }, { area: 'Wycombe' }) },
      words: ['--json'],
    },
    {
      name: 'what is unusable, as JSON',
      isOnlyDeep: true,
      files: { 'may.csv': 'Dear partner\n' },
      words: ['--json'],
    },
  ];
  it.each(sent.filter(({ isOnlyDeep }) => isDeep || isOnlyDeep !== true))(
    'reports $name like a local import, with the same exit code',
    async ({ files, words = [] }) => {
      for (const [name, content] of Object.entries(files)) await write(name, content);
      const asked = [...Object.keys(files).map((name) => `./${name}`), '--agency', 'RBC', ...words];
      const [here, there] = await Promise.all([importHere(...asked), importThere(asked)]);
      expect(there).toEqual(here);
      expect(here.output + here.errors).not.toBe('');
      expect(await findPublished()).toEqual([]);
    },
  );

  it.each([
    { words: ['may.csv', 'nowhere.csv', '--agency', 'RBC'] },
    { words: ['.', '--agency', 'RBC'] },
    { words: ['may.csv', '--agency', 'Nobody'] },
    { words: ['may.csv', '--agency', 'Nobody', '--json'] },
  ])('refuses $words like a local import', async ({ words }) => {
    await write('may.csv', aReturnText({ reference: 'R1' }));
    const [here, there] = await Promise.all([importHere(...words), importThere(words)]);
    expect(here.exitCode).toBe(2);
    expect(there).toEqual(here);
  });

  it('publishes, and is in the list of submissions and in the log under the person and the token', async () => {
    await write('may.csv', aReturnText({ reference: 'R1' }, { reference: 'R2' }));
    const first = await importThere([
      'may.csv',
      '--agency',
      'reading borough council',
      '--publish',
    ]);
    expect(first).toEqual({
      exitCode: 0,
      output: expect.stringMatching(
        /Changed: 2 records added, 0 corrected, 0 withdrawn\nPublished\. The data version is now 1\.\n$/,
      ),
      errors: 'Comparing with the records\nPublishing\n',
    });
    expect(await findPublished()).toEqual([{ file_name: 'may.csv', status: 'PUBLISHED' }]);
    const published = {
      action: 'PUBLISH',
      person_id: contributor,
      person_name: 'Council contributor (token "Nightly")',
      agency_id: RBC,
    };
    expect(await newest()).toMatchObject({ ...published, touched: { [RBC]: 2 }, row_count: 2 });
    expect(await importThere(['may.csv', '--agency', 'RBC', '--publish'])).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining(
        'nothing changed: the records were already the same. The data version is still 1.',
      ),
    });

    await write('less.csv', aReturnText({ reference: 'R1', quantity: '3' }));
    const asked = ['less.csv', '--agency', 'RBC', '--publish'];
    expect(await importThere(asked)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('    corrected R1: quantity\n    withdrawn R2\n'),
    });
  });

  it('is in the log even if returns were only compared, not published', async () => {
    await write('may.csv', aReturnText({ reference: 'R1' }, { reference: 'R2' }));
    await importThere(['may.csv', '--agency', 'RBC', '--publish']);
    await write('may.csv', aReturnText({ reference: 'R1', quantity: '3' }, { reference: 'R3' }));
    await importThere(['may.csv', '--agency', 'RBC']);
    expect(await newest()).toEqual({
      ...{
        action: 'COLLECTION',
        person_id: contributor,
        person_name: 'Council contributor (token "Nightly")',
        agency_id: RBC,
      },
      ...{ touched: { [RBC]: 2 }, dataset: 'REFERRALS', row_count: 2 },
      what: 'Compared a return of referrals for Q1 2025/26 with the records, without publishing it',
    });
  });

  it('takes the token from a file, and never shows it', async () => {
    await write('may.csv', aReturnText({ reference: 'R1' }));
    await write('token', `${token.secret}\n`);
    const asked = ['may.csv', '--agency', 'RBC', '--token-file', 'token'];
    expect(await importThere(asked, 'what the environment says')).toMatchObject({ exitCode: 0 });
    await write('token', `${token.secret} ${token.secret}`);
    const refused = await importThere(asked);
    expect(refused).toMatchObject({
      exitCode: 2,
      output: '',
      errors: expect.stringContaining('is not a token.'),
    });
    expect(refused.errors).not.toContain(token.secret);
  });
});

describe('somebody without permission for these returns', () => {
  beforeEach(() => write('may.csv', aReturnText({ reference: 'R1' })));

  const refused = async (secret: string, says: string, agency = 'RBC') => {
    const before = await test.asOwner('SELECT number FROM audit_entry');
    const ended = await importThere(['may.csv', '--agency', agency, '--publish'], secret);
    expect(ended).toEqual({ exitCode: 2, output: '', errors: expect.stringContaining(says) });
    expect(ended.errors.trim().split('\n')).toHaveLength(1);
    expect(await findPublished()).toEqual([]);
    expect(await test.asOwner('SELECT number FROM audit_entry')).toHaveLength(before.length + 1);
    expect(await newest()).toMatchObject({ action: 'REFUSAL', what: ended.errors.trim() });
  };

  it('is refused for another agency, with the reason', () =>
    refused(
      token.secret,
      'You may not send, publish or take back returns here: it needs the role of contributor at the agency',
      'TVP',
    ));

  it('is refused without the scope, with the reason', async () => {
    const other = await makeToken(contributor, ['FIGURES', 'OWN_RECORDS']);
    await refused(
      other.secret,
      'This token may not send, publish or take back returns: it was made without IMPORT.',
    );
  });

  it('is refused without the role, with the reason', async () => {
    const analyst = await addPerson(test, {
      name: 'Analyst',
      grants: [grant('ANALYST', [RBC]), grant('CONTRIBUTOR', [TVP])],
    });
    await refused(
      (await makeToken(analyst)).secret,
      'it needs the role of contributor at the agency it belongs to',
    );
  });

  it('is refused, with the reason, if the grant is for some areas, because a return is for all areas', async () => {
    const local = await addPerson(test, {
      name: 'Local',
      grants: [grant('CONTRIBUTOR', [RBC], ['E06000038'])],
    });
    await refused(
      (await makeToken(local)).secret,
      'at the agency it belongs to, for all of its areas.',
    );
  });

  it.each([
    {
      spoil: 'UPDATE api_token SET ended_at = now() WHERE id::text = $1',
      says: 'This token has been ended. Make a new one.',
    },
    {
      spoil:
        "UPDATE api_token SET expires_at = now() - interval '1 second', created_at = now() - interval '1 day' WHERE id::text = $1",
      says: 'This token has expired.',
    },
    {
      spoil:
        'UPDATE person SET is_active = false WHERE id = (SELECT person_id FROM api_token WHERE id::text = $1)',
      says: 'An administrator has ended the access of this token’s owner.',
    },
  ])('is told $says', async ({ spoil, says }) => {
    const other = await makeToken(
      await addPerson(test, { name: 'Gone', grants: [grant('CONTRIBUTOR', [RBC])] }),
    );
    await test.asOwner(spoil, [other.id]);
    await refused(other.secret, says);
  });

  it('is refused, with the reason, if the token is unknown', () =>
    refused(`stronghold_${'x'.repeat(43)}`, 'This token is not known here.'));

  it.each([
    {
      words: [],
      secret: '',
      says: 'A server accepts returns only with a token. Set STRONGHOLD_TOKEN to it',
    },
    { words: [], secret: 'two words', says: 'The content of STRONGHOLD_TOKEN is not a token.' },
    { words: ['--token-file', 'nowhere'], secret: '', says: 'The token cannot be read from' },
  ])('is told before anything is sent: $says', async ({ words, secret, says }) => {
    const ended = await importThere(
      ['may.csv', '--agency', 'RBC', ...words],
      secret,
      'http://127.0.0.1:9',
    );
    expect(ended).toEqual({ exitCode: 2, output: '', errors: expect.stringContaining(says) });
  });
});
