import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import http, { type RequestListener } from 'node:http';
import net, { type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { insertToken } from '#features/people/token.store.js';
import { Database } from '#platform/database.js';
import { runCommand } from '#testing/command.js';
import { linger } from '#testing/linger.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { type ServerProcess, startServer } from '#testing/server-process.js';
import { addPerson } from '#testing/signed-in.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

import { importRemotely } from './remote-import.js';

const NOWHERE = 'postgres://nobody:nothing@127.0.0.1:9/nowhere';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-faults-'));
  await writeFile(path.join(folder, 'may.csv'), aReturnText({ reference: 'R1' }));
  await writeFile(path.join(folder, 'large.csv'), 'x'.repeat(20_000_000));
});
afterAll(() => rm(folder, { recursive: true }));

const runImport = (
  server: string,
  words: readonly string[] = ['may.csv', '--publish'],
  token = 'stronghold_token',
) =>
  runCommand(['import', 'referrals', ...words, '--agency', 'RBC', '--server', server], {
    databaseUrl: NOWHERE,
    folder,
    token,
  });

/** Starts a server, and runs `work` with the server's address. */
async function withServer<Result>(
  server: Server,
  work: (address: string) => Promise<Result>,
): Promise<Result> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  try {
    return await work(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  } finally {
    server.close();
  }
}

/**
 * The output and exit code of an import into a server that gives this answer after receiving all
 * data.
 */
function askOf(answer: RequestListener, words?: readonly string[]) {
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  });
  return withServer(server, (address) => runImport(address, words));
}

const lines = { 'content-type': 'application/x-ndjson' } as const;

describe('an address that is not a Stronghold server', () => {
  it.each([
    {
      server: 'http://stronghold.example.org',
      says: 'Write --server https://stronghold.example.org; plain http:// is accepted only for this machine',
    },
    {
      server: 'https://stronghold.example.org/returns',
      says: '--server must be the address of Stronghold in a browser, without a path',
    },
    { server: 'stronghold', says: '--server must be the address of Stronghold in a browser' },
    {
      server: 'http://127.0.0.1:9',
      says: 'http://127.0.0.1:9 cannot be used. No server answers there',
    },
    { server: 'https://nowhere.invalid', says: 'https://nowhere.invalid cannot be used. ' },
  ])('gets a sentence and exit code 2: $server', async ({ server, says }) => {
    expect(await runImport(server)).toEqual({
      exitCode: 2,
      output: '',
      errors: expect.stringContaining(says),
    });
  });

  it('is recognised by its answer', async () => {
    const page = await askOf((_, response) =>
      response.setHeader('content-type', 'text/html').end('<h1>\u001b[31mWelcome</h1>'),
    );
    expect(page).toMatchObject({
      exitCode: 2,
      output: '',
      errors: expect.stringContaining(
        '(status 200) is not a Stronghold server that accepts returns.',
      ),
    });
    const proxy = await askOf((_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
    expect(proxy).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('If it is one, try again in a few minutes.'),
    });
    const other = await askOf((_, response) =>
      response.writeHead(200, lines).end('{"is":"DONE","outcome":{"status":"FINE"}}\n'),
    );
    expect(other).toMatchObject({
      exitCode: 2,
      output: '',
      errors: expect.stringContaining('cannot be read: it may be a different version.'),
    });
    const elsewhere = await askOf((_, response) =>
      response.writeHead(302, { location: 'https://login.example.org/\u0085' }).end(),
    );
    expect(elsewhere).toMatchObject({
      exitCode: 2,
      errors: expect.stringMatching(
        /redirects to another address, https:\/\/login\.example\.org\/.?, and the token is not sent there/,
      ),
    });
  });

  it('is recognised if it does not speak HTTP', async () => {
    const server = net.createServer((socket) =>
      socket.on('error', () => undefined).end('220 mail.example.org ready\r\n'),
    );
    const ended = await withServer(server, (address) => runImport(address));
    expect(ended).toMatchObject({
      exitCode: 2,
      output: '',
      errors: expect.stringContaining('The server there does not use HTTP.'),
    });
  });

  it('cannot control the terminal', async () => {
    const refused = await askOf((_, response) =>
      response
        .writeHead(403, { 'content-type': 'application/json' })
        .end('{"error":"\\u001b[2JNo."}'),
    );
    expect(refused).toMatchObject({ exitCode: 2, errors: '\u{fffd}[2JNo.\n' });
  });
});

describe('a server that fails', () => {
  it('is quoted, with exit code 3', async () => {
    const sentence =
      'Something went wrong on our side, and nothing was written. Tell the administrator this reference: 1234abcd.';
    const ended = await askOf((_, response) =>
      response.writeHead(200, lines).end(`${JSON.stringify({ is: 'FAILED', error: sentence })}\n`),
    );
    expect(ended).toEqual({ exitCode: 3, output: '', errors: `${sentence}\n` });
  });

  it.each([
    {
      words: ['may.csv', '--publish'],
      exitCode: 3,
      says: 'so the returns may or may not have been published. Run the same command again',
    },
    { words: ['may.csv'], exitCode: 2, says: 'Nothing was written.' },
  ])(
    'before it answers $words: the message says whether anything may have been published',
    async ({ words, exitCode, says }) => {
      const cut = await askOf((request) => request.socket.destroy(), words);
      expect(cut).toMatchObject({ exitCode, output: '', errors: expect.stringContaining(says) });
      const begun = await askOf((request, response) => {
        response
          .writeHead(200, lines)
          .write('{"is":"BEGINS","what":"Publishing"}\n', () => request.socket.destroy());
      }, words);
      expect(begun).toMatchObject({
        exitCode,
        output: '',
        errors: expect.stringMatching(/^Publishing\n/),
      });
      expect(begun.errors).toContain(says);
      const short = await askOf(
        (_, response) =>
          response.writeHead(200, lines).end('{"is":"BEGINS","what":"Publishing"}\n'),
        words,
      );
      expect(short).toMatchObject({ exitCode, errors: expect.stringContaining(says) });
    },
  );

  it('has written nothing if it fails while files are being sent', async () => {
    const server = http.createServer((request) => {
      request.once('data', () => request.socket.destroy());
    });
    const ended = await withServer(server, (address) =>
      runImport(address, ['large.csv', '--publish']),
    );
    expect(ended).toMatchObject({
      exitCode: 2,
      output: '',
      errors: expect.stringContaining('The connection was lost. Try again. Nothing was written.'),
    });
  });

  it('is reported at once if it refuses files while they are being sent', async () => {
    const server = http.createServer((_, response) =>
      response.writeHead(413, { 'content-type': 'application/json' }).end('{"error":"Too much."}'),
    );
    const ended = await withServer(server, (address) =>
      runImport(address, ['large.csv', '--publish']),
    );
    expect(ended).toEqual({ exitCode: 2, output: '', errors: 'Too much.\n' });
  });

  it.each([
    {
      name: 'before it answers',
      answer: () => undefined,
      says: 'Nothing was heard from the server for 0.5 seconds before',
    },
    {
      name: 'in the middle of its answer',
      answer: ((_, response) => {
        response.writeHead(200, lines).flushHeaders();
      }) satisfies RequestListener,
      says: 'Nothing was heard from the server for 0.5 seconds before',
    },
  ])('is no longer waited for if it is silent $name', async ({ answer, says }) => {
    const server = http.createServer(
      (request, response) => void request.resume().on('end', () => answer(request, response)),
    );
    const progress = { update: () => undefined, say: () => undefined, clear: () => undefined };
    const asked = {
      agency: 'RBC',
      quarter: null,
      isPartial: false,
      isToPublish: true,
      dataset: 'referrals',
      token: 'x',
      progress,
    } as const;
    const files = [{ name: 'may.csv', path: path.join(folder, 'may.csv') }];
    await withServer(server, async (address) => {
      const waiting = importRemotely({
        ...asked,
        server: address,
        files,
        toLabel: String,
        silenceTimeoutMs: 500,
      });
      await expect(waiting).rejects.toThrow(says);
    });
  });
});

describe.runIf(isDeep)('a server that is killed', () => {
  let test: TestDatabase;
  let token: string;
  let temporaryFolder: string;
  const rows = 15_000;
  const aBigReturn = (quantity: string, from: number) =>
    aReturnText(
      ...Array.from({ length: rows }, (_, index) => ({ reference: `R${from + index}`, quantity })),
    );

  beforeAll(async () => {
    test = await createTestDatabase();
    await addReferenceData(test);
    temporaryFolder = path.join(folder, 'temporary');
    await mkdir(temporaryFolder);
    // Close this database again, because the connections are counted below.
    const database = new Database(test.ownerUrl, { maxConnections: 1 });
    const personId = await addPerson(
      { ...test, database },
      {
        name: 'Council contributor',
        grants: [{ role: 'CONTRIBUTOR', agencyIds: [11], areaCodes: [], marking: 'OFFICIAL' }],
      },
    );
    const made = await test.database.write((transaction) =>
      insertToken(transaction, { personId, name: 'Nightly', scopes: ['IMPORT'], days: 1 }),
    );
    token = made.secret;
    await database.close();
    await writeFile(path.join(folder, 'before.csv'), aBigReturn('1', 0));
    await writeFile(path.join(folder, 'after.csv'), aBigReturn('2', rows / 2));
  });
  afterAll(() => test.close());

  /** All data that an import could change, including the log, as one text. */
  async function everything(): Promise<string> {
    const parts: string[] = [];
    for (const table of [
      'referral',
      'referral_history',
      'referral_staging',
      'submission',
      'agency_data_version',
      'audit_entry',
    ]) {
      const [row] = await test.asOwner<{ all: string | null }>(
        `SELECT md5(string_agg(${table}::text, E'\\n' ORDER BY ${table}::text)) AS all FROM ${table}`,
      );
      parts.push(row?.all ?? '');
    }
    return parts.join('\n');
  }

  async function until(condition: string, values: readonly unknown[] = []): Promise<void> {
    for (let tries = 0; tries < 20_000; tries += 1) {
      const [row] = await test.asOwner<{ reached: boolean }>(
        `SELECT ${condition} AS reached FROM pg_stat_activity WHERE datname = current_database() AND usename = 'stronghold_app'`,
        values,
      );
      if (row?.reached) return;
      await pause(1);
    }
    throw new Error(`It never came to ${String(values[0])}`);
  }

  const serve = () =>
    startServer({ databaseUrl: test.ownerUrl, port: 4750, temporaryFolder, today: '2026-11-24' });

  async function end({ child }: ServerProcess, signal: NodeJS.Signals): Promise<void> {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  it('leaves the data unchanged and no file behind, and the user is told to try again', async () => {
    let server = await serve();
    expect(await runImport(server.address, ['before.csv', '--publish'], token)).toMatchObject({
      exitCode: 0,
    });
    const before = await everything();
    const hurry = await linger(test, ['referral', 'referral_staging']);
    for (const moment of [
      'COPY referral_staging%',
      '%INSERT INTO referral %',
      '%DELETE FROM referral_staging%',
    ]) {
      const finished = runImport(server.address, ['after.csv', '--publish', '--withdraw'], token);
      await until(`count(*) FILTER (WHERE state = 'active' AND query LIKE $1) > 0`, [moment]);
      await end(server, 'SIGKILL');
      expect(await finished).toMatchObject({
        exitCode: 3,
        output: '',
        errors: expect.stringContaining('Run the same command again'),
      });
      await until('count(*) = 0');
      expect((await everything()) === before, `killed at ${moment}`).toBe(true);
      expect(
        (await readdir(temporaryFolder)).filter((name) => name.startsWith('stronghold')),
      ).toEqual([]);
      server = await serve();
    }
    await hurry();
    expect(
      await runImport(server.address, ['after.csv', '--publish', '--withdraw'], token),
    ).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('7,500 records added, 7,500 corrected, 7,500 withdrawn'),
    });
    await end(server, 'SIGTERM');
  });
});
