import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runCommand } from '#testing/command.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

function people(...words: readonly string[]) {
  return runCommand(['people', ...words], { databaseUrl: test.ownerUrl, folder: '/' });
}

const first = [
  'grant',
  '--issuer',
  'https://login.example.org',
  '--subject',
  'abc',
  '--role',
  'ADMINISTRATOR',
  '--agency',
  'TVP',
];

describe('stronghold people', () => {
  it('adds the first administrator, lists people and ends their access', async () => {
    const made = await people(...first, '--marking', 'OFFICIAL_SENSITIVE');
    expect(made).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(
        /^Administrator \([0-9a-f-]{36}\): Administrator at Thames Valley Police, up to OFFICIAL-SENSITIVE\.\n$/,
      ),
    });
    const more = await people(
      'grant',
      '--issuer',
      'https://login.example.org',
      '--subject',
      'abc',
      '--role',
      'ANALYST',
      '--agency',
      'ALL',
      '--area',
      'E06000038',
    );
    expect(more.output).toContain('Analyst for the whole partnership, in Reading, up to OFFICIAL.');
    const listed = (await people('list')).output;
    expect(listed.split('\n').slice(1, 3)).toEqual([
      '    Administrator at Thames Valley Police, up to OFFICIAL-SENSITIVE.',
      '    Analyst for the whole partnership, in Reading, up to OFFICIAL.',
    ]);
    const [id = ''] = listed.split(' ');
    expect(await people('end', id)).toMatchObject({
      exitCode: 0,
      output: 'Their access has ended, and so have their sessions and tokens.\n',
    });
    expect((await people('list')).output).toMatch(/Administrator, TVP, whose access has ended\n/);
    const by = { action: 'ADMINISTER', person_name: 'Command line', agency_id: 1 };
    expect(
      await test.asOwner(
        `SELECT action, person_name, agency_id, what FROM audit_entry WHERE action = 'ADMINISTER' ORDER BY number`,
      ),
    ).toEqual([
      {
        ...by,
        what: expect.stringMatching(
          /^Added Administrator, and granted to them: Administrator at Thames Valley Police/,
        ),
      },
      {
        ...by,
        what: 'Granted to Administrator: Analyst for the whole partnership, in Reading, up to OFFICIAL.',
      },
      { ...by, what: 'Ended all access of Administrator, with their sessions: 0.' },
    ]);
  });

  it.each([
    {
      words: ['grant', '--role', 'ANALYST', '--agency', 'TVP'],
      says: 'Say who they are at the identity provider: --issuer and --subject together, or only --email.',
    },
    {
      words: ['grant', '--role', 'ANALYST', '--agency', 'TVP', '--email', 'a@b', '--subject', 'c'],
      says: 'Say who they are at the identity provider',
    },
    {
      words: ['grant', '--role', 'ANALYST', '--agency', 'XYZ', '--email', 'a@b'],
      says: 'No agency has the code "XYZ".',
    },
    {
      words: ['grant', '--role', 'KING', '--agency', 'TVP', '--email', 'a@b'],
      says: 'Allowed choices are SENIOR_LEADER',
    },
    { words: ['end', 'x'], says: 'There is no such person.' },
  ])('refuses $words, and says why in a sentence', async ({ words, says }) => {
    const refused = await people(...words);
    expect(refused.exitCode).toBe(2);
    expect(refused.errors).toContain(says);
    expect(refused.errors).not.toMatch(/\bat .*:\d+:\d+/);
  });
});
