import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findToken } from '#features/people/token.reader.js';
import { runCommand, startCommand } from '#testing/command.js';
import { addPerson } from '#testing/signed-in.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let person: string;
beforeAll(async () => {
  test = await createTestDatabase();
  const grants = [
    { role: 'ANALYST', agencyIds: [11], areaCodes: [], marking: 'OFFICIAL' },
  ] as const;
  person = await addPerson(test, { name: 'Council analyst', grants });
  await test.asOwner('UPDATE person SET email = $1', ['first.post@example.org']);
});
afterAll(() => test.close());

const token = (...words: readonly string[]) =>
  runCommand(['token', ...words], { databaseUrl: test.ownerUrl, folder: '/' });

describe('stronghold token', () => {
  it('prints only a new token on standard output, lists it without the secret, and ends it', async () => {
    const made = await token(
      'create',
      '--as',
      person,
      '--scope',
      'figures,own-records,import',
      '--days',
      '30',
      '--name',
      'Nightly copy',
    );
    expect(made).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/^stronghold_[\w-]{43}\n$/),
    });
    const secret = made.output.trim();
    expect(made.errors).not.toContain(secret);
    const found = await findToken(test.database, secret);
    expect(found).toMatchObject({
      name: 'Nightly copy',
      scopes: ['FIGURES', 'OWN_RECORDS', 'IMPORT'],
      end: null,
      person: { id: person },
    });

    const listed = await token('list');
    expect(listed.output).toMatch(
      /^[0-9a-f-]{36} {2}"Nightly copy" of Council analyst: figures,own-records,import, until \d{4}-\d\d-\d\d \d\d:\d\d UTC, never used\n$/,
    );
    const [id = ''] = listed.output.split(' ');
    expect(made.errors).toContain(`./stronghold token end ${id}`);
    expect(await token('end', id)).toMatchObject({ exitCode: 0, output: 'The token has ended.\n' });
    expect((await findToken(test.database, secret))?.end).toBe('ENDED');
    expect((await token('list')).output).toBe('There are no valid tokens.\n');
    expect((await token('end', id)).errors).toContain(
      'There is no such token, or it has already ended.',
    );

    const entries = await test.asOwner(
      'SELECT action, person_name, what, audit_entry::text AS all FROM audit_entry ORDER BY number',
    );
    expect(entries).toMatchObject([
      {
        action: 'ADMINISTER',
        person_name: 'Command line',
        what: 'Made the token "Nightly copy" of Council analyst',
      },
      {
        action: 'ADMINISTER',
        person_name: 'Command line',
        what: 'Ended the token "Nightly copy" of Council analyst',
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain(secret);
  });

  it('leaves only the token on the standard output of a process', async () => {
    const made = await startCommand(
      ['token', 'create', '--as', person, '--scope', 'figures', '--days', '1'],
      {
        databaseUrl: test.ownerUrl,
        folder: '/',
      },
    ).finished;
    expect(made).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/^stronghold_[\w-]{43}\n$/),
    });
    expect(await findToken(test.database, made.output.trim())).toMatchObject({
      person: { id: person },
      end: null,
    });
  });

  it('finds a person by the address of the invitation', async () => {
    const made = await token(
      'create',
      '--as',
      'First.Post@example.org',
      '--scope',
      'figures',
      '--days',
      '1',
    );
    expect(await findToken(test.database, made.output.trim())).toMatchObject({
      person: { id: person },
      scopes: ['FIGURES'],
    });
  });

  it('does not make a token for somebody without access', async () => {
    await test.asOwner('UPDATE person SET is_active = false');
    const refused = await token('create', '--as', person, '--scope', 'figures', '--days', '1');
    await test.asOwner('UPDATE person SET is_active = true');
    expect(refused).toMatchObject({
      exitCode: 2,
      output: '',
      errors: expect.stringContaining('cannot sign in at present, and so has no tokens.'),
    });
  });

  it.each([
    {
      words: ['--as', 'x@y', '--scope', 'figures', '--days', '30'],
      says: 'There is no such person.',
    },
    {
      words: ['--as', 'first.post@example.org', '--scope', 'all', '--days', '30'],
      says: '"ALL" is not a scope. Use one of FIGURES, OWN_RECORDS, IMPORT.',
    },
    {
      words: ['--as', 'first.post@example.org', '--scope', 'figures', '--days', '367'],
      says: 'A token is valid for 1 to 366 days',
    },
    {
      words: ['--as', 'first.post@example.org', '--scope', 'figures', '--days', 'soon'],
      says: 'A token is valid for 1 to 366 days',
    },
    { words: ['--as', 'first.post@example.org', '--scope', 'figures'], says: '--days' },
  ])('refuses $words, says why in a sentence, and prints no token', async ({ words, says }) => {
    const refused = await token('create', ...words);
    expect(refused).toMatchObject({ exitCode: 2, output: '' });
    expect(refused.errors).toContain(says);
    expect(refused.errors).not.toMatch(/\bat .*:\d+:\d+/);
  });
});
