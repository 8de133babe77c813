import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import http, { type ClientRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { Authenticator } from '#features/people/authenticator.js';
import { createRecogniser } from '#features/people/recognise.js';
import { insertToken, type MadeToken } from '#features/people/token.store.js';
import { ReferenceDataReader } from '#features/places/places.reader.js';
import { createScreeningGate } from '#features/returns/screening-gate.js';
import { createClock } from '#platform/clock.js';
import { guardRoutes } from '#platform/http/guard-routes.js';
import { createPrisma } from '#platform/prisma.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createRefusalLog } from '#testing/refusal-log.js';
import { sendReturns } from '#testing/send-returns.js';
import { addPerson } from '#testing/signed-in.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { serveImports } from './import-route.js';
import type { ReceivingLimits } from './receive-files.js';

const RBC = 11;
const PUBLISH = 'referrals?agency=RBC&publish=yes';
const STAGE = 'referrals?agency=RBC&stage=yes';
const usualFolder = process.env.TMPDIR;

let test: TestDatabase;
let app: FastifyInstance;
let port: number;
let folder: string;
let person: string;
let token: MadeToken;
const screeningGate = createScreeningGate();
/** Runs before the sender's access is checked again. */
let beforeLookingAgain: (request: FastifyRequest) => Promise<unknown> = async () => undefined;
const limits: { -readonly [Name in keyof ReceivingLimits]: ReceivingLimits[Name] } = {
  maxBytes: 500_000,
  maxFiles: 3,
  stallTimeoutMs: 10_000,
  timeoutMs: 20_000,
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-received-'));
  process.env.TMPDIR = folder;
  test = await createTestDatabase();
  await addReferenceData(test);
  person = await addContributor();
  token = await makeToken();
  const { database } = test;
  const clock = createClock('2026-11-24');
  const referenceData = new ReferenceDataReader(createPrisma(database), clock);
  const visitors = new Authenticator({ database, signInMode: 'THIS_MACHINE' });
  const refusals = createRefusalLog(test);
  const recognise = createRecogniser({
    visitors,
    findSessionId: () => null,
    readReferenceData: () => referenceData.read(),
    refusals,
    clock,
  });
  app = fastify();
  guardRoutes(app, { recognise, refusals, clock });
  const logger = pino({ level: 'silent' });
  await serveImports(app, {
    database,
    clock,
    logger,
    async recognise(request) {
      await beforeLookingAgain(request);
      return recognise(request);
    },
    refusals,
    publicUrl: null,
    screeningGate,
    receiving: limits,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address: AddressInfo | string | null = app.server.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});
afterAll(async () => {
  if (usualFolder === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usualFolder;
  await app.close();
  await test.close();
  await rm(folder, { recursive: true });
});
beforeEach(() =>
  test.asOwner(
    'TRUNCATE agency_data_version, submission, referral, referral_history, referral_staging, staged_return',
  ),
);
afterEach(async () => {
  expect(await readdir(folder)).toEqual([]);
});

function addContributor(): Promise<string> {
  return addPerson(test, {
    name: 'Council contributor',
    grants: [{ role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' }],
  });
}

function makeToken(personId = person): Promise<MadeToken> {
  return test.database.write((transaction) =>
    insertToken(transaction, { personId, name: 'Nightly', scopes: ['IMPORT'], days: 1 }),
  );
}

const FORM = 'multipart/form-data; boundary=edge';
const part = (content: string, disposition = 'name="file"; filename="may.csv"') =>
  `--edge\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const END = '--edge--\r\n';
const may = part(aReturnText({ reference: 'R1' }));

interface Answer {
  readonly status: number | undefined;
  readonly text: string;
  readonly retryAfter?: string;
}

interface Sending {
  readonly request: ClientRequest;
  readonly answered: Promise<Answer>;
}

/** A request whose body has not been written yet. */
function begin(address: string, headers: http.OutgoingHttpHeaders = {}): Sending {
  const own = { authorization: `Bearer ${token.secret}`, 'content-type': FORM, ...headers };
  const request = http.request({
    ...{
      host: '127.0.0.1',
      port,
      agent: false,
      method: 'POST',
      path: `/import/returns/${address}`,
    },
    headers: Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  });
  const answered = new Promise<Answer>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { 'retry-after': retryAfter } = response.headers;
        resolve({ status: response.statusCode, text, ...(retryAfter ? { retryAfter } : {}) });
      });
    });
  });
  answered.catch(() => undefined);
  request.flushHeaders();
  return { request, answered };
}

async function send(
  address: string,
  body: string,
  headers: http.OutgoingHttpHeaders = {},
): Promise<Answer> {
  const { request, answered } = begin(address, headers);
  request.end(body);
  return answered;
}

const linesOf = ({
  text,
}: Answer): readonly {
  readonly is: string;
  readonly error?: string;
  readonly outcome?: { readonly status: string };
}[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const findPublished = () => test.asOwner('SELECT file_name FROM submission');
const findStaged = () => test.asOwner('SELECT file_name FROM staged_return');
/** Waits until the server has noticed that everybody has gone. */
const untilLeft = () =>
  expect
    .poll(
      () =>
        new Promise((resolve) => {
          app.server.getConnections((_error, count) => resolve(count));
        }),
    )
    .toBe(0);
/** Waits until nothing is running in the database. */
const untilAtRest = () =>
  expect
    .poll(() =>
      test.asOwner(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE '%transaction%'`,
      ),
    )
    .toEqual([]);
const newest = async () =>
  (
    await test.asOwner(
      'SELECT action, person_name, what FROM audit_entry ORDER BY number DESC LIMIT 1',
    )
  )[0];

describe('sent returns', () => {
  it('are answered line by line, and the last line gives the outcome', async () => {
    const answer = await send(PUBLISH, may + END);
    expect(answer.status).toBe(200);
    // On a slow machine there are progress lines in between.
    expect(linesOf(answer).filter(({ is }) => is !== 'GOES_ON')).toMatchObject([
      { is: 'BEGINS', what: 'Comparing with the records' },
      { is: 'BEGINS', what: 'Publishing' },
      { is: 'DONE', outcome: { status: 'PUBLISHED', dataVersion: 1 } },
    ]);
  });

  it('may arrive as curl sends them', async () => {
    const { answered, request } = begin(PUBLISH, {
      'content-type': 'multipart/form-data; boundary=------------------------0f3b9c7d2e514a68',
    });
    const edge = '--------------------------0f3b9c7d2e514a68';
    const head =
      'Content-Disposition: form-data; name="file"; filename="may.csv"\r\nContent-Type: text/csv';
    request.end(`${edge}\r\n${head}\r\n\r\n${aReturnText({})}\r\n${edge}--\r\n`);
    expect(linesOf(await answered).at(-1)?.outcome?.status).toBe('PUBLISHED');
  });

  it.each([
    {
      what: 'no form',
      address: PUBLISH,
      body: may,
      headers: { 'content-type': 'text/csv' },
      status: 415,
      says: 'Returns cannot be sent like this.',
    },
    {
      what: 'a form without a boundary',
      address: PUBLISH,
      body: may,
      headers: { 'content-type': 'multipart/form-data; x=y' },
      status: 415,
      says: 'Returns cannot be sent like this.',
    },
    {
      what: 'a form that is compressed',
      address: PUBLISH,
      body: may + END,
      headers: { 'content-encoding': 'gzip' },
      status: 415,
      says: 'Send returns without Content-Encoding.',
    },
    {
      what: 'an empty form',
      address: PUBLISH,
      body: END,
      status: 400,
      says: 'No file was sent. Send each file as a part',
    },
    {
      what: 'a field',
      address: PUBLISH,
      body: part('yes', 'name="publish"') + may + END,
      status: 400,
      says: '"publish" is not a file.',
    },
    {
      what: 'a form that breaks off',
      address: PUBLISH,
      body: may,
      status: 400,
      says: 'The request is incomplete',
    },
    {
      what: 'a file that breaks off',
      address: PUBLISH,
      body: may.slice(0, -20),
      status: 400,
      says: 'The request is incomplete',
    },
    {
      what: 'too many files',
      address: PUBLISH,
      body: may.repeat(4) + END,
      status: 413,
      says: 'At most 3 files can be sent together.',
    },
    {
      what: 'too much',
      address: PUBLISH,
      body: part('x'.repeat(500_001)) + END,
      status: 413,
      says: 'MB of returns can be sent together.',
    },
    {
      what: 'no such dataset',
      address: 'sightings?agency=RBC',
      body: may + END,
      status: 404,
      says: 'There is no dataset "sightings". Accepted: reports',
    },
    {
      what: 'no agency',
      address: 'referrals',
      body: may + END,
      status: 400,
      says: 'agency: say who sends these returns',
    },
    {
      what: 'no such agency',
      address: 'referrals?agency=Nobody',
      body: may + END,
      status: 400,
      says: 'No agency has the code or name "Nobody".',
    },
    {
      what: 'no such part',
      address: `${PUBLISH}&force=yes`,
      body: may + END,
      status: 400,
      says: 'force: sending returns does not accept this parameter.',
    },
    {
      what: 'a part twice',
      address: `${PUBLISH}&agency=TVP`,
      body: may + END,
      status: 400,
      says: 'agency: it is given 2 times.',
    },
    {
      what: 'no quarter',
      address: `${PUBLISH}&quarter=2025`,
      body: may + END,
      status: 400,
      says: 'quarter: "2025" is not a quarter.',
    },
    {
      what: 'neither yes nor no',
      address: 'referrals?agency=RBC&publish=1',
      body: may + END,
      status: 400,
      says: 'publish: "1" is neither yes nor no.',
    },
  ])(
    'are refused with $status if there is $what',
    async ({ address, body, headers = {}, status, says }) => {
      const refused = await send(address, body, headers);
      expect({ status: refused.status, text: JSON.parse(refused.text) }).toEqual({
        status,
        text: { error: expect.stringContaining(says) },
      });
      expect(await findPublished()).toEqual([]);
    },
  );

  it('that are too large are refused before any of them is read', async () => {
    const { request, answered } = begin(PUBLISH, { 'content-length': 500_001 });
    expect((await answered).status).toBe(413);
    request.destroy();
  });

  it('get their answer even if the sender keeps sending too much', async () => {
    const { request, answered } = begin(PUBLISH);
    request.write(part('x'.repeat(1_000_000)));
    expect((await answered).status).toBe(413);
    request.destroy();
  });

  it('are read to the end even if they cannot be kept, for senders who listen only then', async () => {
    process.env.TMPDIR = path.join(folder, 'gone');
    const { request, answered } = begin(PUBLISH, { connection: 'keep-alive' });
    request.end(part('x'.repeat(20_000_000)) + END);
    await once(request, 'finish');
    expect((await answered).status).toBe(500);
    request.destroy();
    process.env.TMPDIR = folder;
  });

  it('that do not arrive are abandoned', async () => {
    limits.stallTimeoutMs = 100;
    const { request, answered } = begin(PUBLISH);
    request.write(may);
    const { status, text } = await answered;
    expect({ status, text }).toEqual({
      status: 408,
      text: expect.stringContaining('The files came too slowly'),
    });
    request.destroy();
    limits.stallTimeoutMs = 10_000;
  });

  it('that arrive bit by bit are eventually abandoned', async () => {
    limits.timeoutMs = 300;
    const { request, answered } = begin(PUBLISH);
    request.write(may);
    const trickle = setInterval(() => request.write('x'), 20);
    expect((await answered).status).toBe(408);
    clearInterval(trickle);
    request.destroy();
    limits.timeoutMs = 20_000;
  });

  it('that arrive too slowly overall are abandoned, although some bytes keep arriving', async () => {
    // The total time allowed is much longer than this test.
    limits.timeoutMs = 3_600_000;
    limits.pace = { graceMs: 200, minBytesPerSecond: 1_000 };
    const { request, answered } = begin(PUBLISH);
    request.write(may);
    const trickle = setInterval(() => request.write('x'), 20);
    expect((await answered).status).toBe(408);
    clearInterval(trickle);
    request.destroy();
    delete limits.pace;
    limits.timeoutMs = 20_000;
  });

  it('leave nothing behind if their sender disconnects', async () => {
    for (const body of ['', may.slice(0, 50), may]) {
      const { request, answered } = begin(PUBLISH);
      await new Promise((resolve) => request.write(body || part(''), resolve));
      request.destroy();
      await expect(answered).rejects.toThrow();
    }
    expect(linesOf(await send(PUBLISH, may + END)).at(-1)?.outcome?.status).toBe('PUBLISHED');
  });

  it('are refused while the same person has three others under way, which affects nobody else', async () => {
    const all = [begin(PUBLISH), begin(PUBLISH), begin(PUBLISH), begin(PUBLISH)];
    for (const { request } of all) await new Promise((resolve) => request.write(may, resolve));
    expect(await Promise.race(all.map(({ answered }) => answered))).toEqual({
      status: 503,
      text: '{"error":"You are already sending 3 imports. Try again in a few minutes."}',
      retryAfter: '180',
    });
    const ofSomebodyElse = await send(PUBLISH, may + END, {
      authorization: undefined,
      origin: `http://127.0.0.1:${port}`,
    });
    expect(linesOf(ofSomebodyElse).at(-1)?.outcome?.status).toBe('PUBLISHED');
    for (const { request } of all) request.end(END);
    const answers = await Promise.all(all.map(({ answered }) => answered));
    expect(
      answers.filter((answer) => linesOf(answer).at(-1)?.outcome?.status === 'PUBLISHED'),
    ).toHaveLength(3);
  });
});

describe('a sender of returns', () => {
  it('is checked again when the files have arrived: a token that ended meanwhile publishes nothing', async () => {
    const other = await makeToken();
    const { request, answered } = begin(PUBLISH, { authorization: `Bearer ${other.secret}` });
    request.write(may);
    // The token was accepted at the start.
    await expect
      .poll(() =>
        test.asOwner('SELECT last_used_at IS NOT NULL AS used FROM api_token WHERE id::text = $1', [
          other.id,
        ]),
      )
      .toEqual([{ used: true }]);
    await test.asOwner('UPDATE api_token SET ended_at = now() WHERE id::text = $1', [other.id]);
    request.end(END);
    const refused = await answered;
    expect({ status: refused.status, text: refused.text }).toEqual({
      status: 401,
      text: '{"error":"This token has been ended. Make a new one."}',
    });
    expect(await newest()).toMatchObject({
      action: 'REFUSAL',
      what: 'This token has been ended. Make a new one.',
    });
    expect(await findPublished()).toEqual([]);
  });

  it.each([PUBLISH, STAGE])(
    'is checked again after waiting in line: %s by somebody whose grant ended does nothing',
    async (address) => {
      const other = await addContributor();
      const { secret } = await makeToken(other);
      const held = await screeningGate.enter('RBC', new AbortController().signal);
      const entering = vi.spyOn(screeningGate, 'enter');
      const sending = send(address, may + END, { authorization: `Bearer ${secret}` });
      await vi.waitFor(() => expect(entering).toHaveBeenCalledTimes(1), 20_000);
      entering.mockRestore();
      await test.asOwner('DELETE FROM access_grant WHERE person_id = $1::uuid', [other]);
      held?.leave();
      const answer = await sending;
      expect(answer.status).toBe(200);
      const refused = linesOf(answer).at(-1);
      expect(refused).toMatchObject({ is: 'FAILED', error: expect.any(String) });
      expect(await newest()).toMatchObject({ action: 'REFUSAL', what: refused?.error });
      expect(await findPublished()).toEqual([]);
      expect(await findStaged()).toEqual([]);
    },
  );

  it.each([
    { headers: {} },
    { headers: { origin: 'https://elsewhere.example' } },
    { headers: { 'sec-fetch-site': 'cross-site' } },
  ])(
    'is not a page on another site, even in the browser of a local administrator: $headers',
    async ({ headers }) => {
      const refused = await send(PUBLISH, may + END, { authorization: undefined, ...headers });
      expect({ status: refused.status, text: refused.text }).toEqual({
        status: 403,
        text: expect.stringContaining('Send them with a token'),
      });
      expect(await newest()).toMatchObject({
        action: 'REFUSAL',
        person_name: 'Local administrator',
      });
      expect(await findPublished()).toEqual([]);
    },
  );

  it('may be a page of the application, in the browser of a local administrator', async () => {
    const answer = await send(PUBLISH, may + END, {
      authorization: undefined,
      origin: `http://127.0.0.1:${port}`,
    });
    expect(linesOf(answer).at(-1)?.outcome?.status).toBe('PUBLISHED');
  });

  it('sees other agencies’ findings and decides only if granted that access, so a contributor does neither, and the local administrator does both', async () => {
    const row = {
      occurred_on: '2025-05-01',
      objective: 'PURSUE',
      claimed_impact: 'MAJOR',
      crime_type: 'DRUGS',
      area: 'Reading',
    };
    await sendReturns(test, { dataset: 'disruptions', returns: [[{ reference: 'D1', ...row }]] });
    const ours = {
      ...row,
      supporting_agencies: 'TVP',
      status: 'CONFIRMED',
      submitted_on: '2025-05-02',
      decided_on: '2025-05-20',
    };
    const cells = Object.entries({ reference: 'R1', ...ours, confirmed_impact: 'MAJOR' });
    const file = part(
      [cells.map(([name]) => name), cells.map(([, cell]) => cell)]
        .map((line) => line.join(','))
        .join('\n'),
    );
    const issuesOf = (answer: Answer) => JSON.stringify(linesOf(answer).at(-1));

    const byToken = issuesOf(await send('disruptions?agency=RBC&publish=yes', file + END));
    expect(byToken).toContain('A return can claim and submit a disruption');
    expect(byToken).not.toContain('a disruption from TVP');
    expect(
      await test.asOwner('SELECT status FROM disruption ORDER BY agency_id DESC LIMIT 1'),
    ).toEqual([{ status: 'SUBMITTED' }]);

    const atTheMachine = issuesOf(
      await send('disruptions?agency=RBC', file + END, {
        authorization: undefined,
        origin: `http://127.0.0.1:${port}`,
      }),
    );
    expect(atTheMachine).toContain('a disruption from TVP');
    expect(atTheMachine).not.toContain('A return can claim and submit a disruption');
    await test.asOwner('TRUNCATE disruption, return_finding');
  });

  it('can leave before the files are published, which are then not published', async () => {
    const holder = await connectToDatabase(test.ownerUrl);
    await holder.query('BEGIN; SELECT pg_advisory_xact_lock(7260131)');
    const { request, answered } = begin(PUBLISH);
    request.end(may + END);
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await expect.poll(() => test.asOwner(waiting)).toHaveLength(1);
    request.destroy();
    await expect(answered).rejects.toThrow();
    // The server notices when the next step of the work begins.
    await untilLeft();
    await holder.end();
    await untilAtRest();
    expect(await findPublished()).toEqual([]);
    expect(await test.asOwner('SELECT 1 FROM referral_staging')).toEqual([]);
  });

  it('can leave before access is checked again, and then nothing is published', async () => {
    const { request, answered } = begin(PUBLISH);
    beforeLookingAgain = async ({ raw }) => {
      request.destroy();
      await once(raw.socket, 'close');
      await untilLeft();
    };
    const entering = vi.spyOn(screeningGate, 'enter');
    request.end(may + END);
    await expect(answered).rejects.toThrow();
    await vi.waitFor(() => expect(entering).toHaveBeenCalledTimes(1), 20_000);
    beforeLookingAgain = async () => undefined;
    await expect(entering.mock.results[0]?.value).rejects.toThrow('aborted');
    await untilAtRest();
    expect(await findPublished()).toEqual([]);
    entering.mockRestore();
  });

  it('can leave before the file is staged, which is then not staged', async () => {
    const holder = await connectToDatabase(test.ownerUrl);
    await holder.query('BEGIN; LOCK TABLE staged_return');
    const { request, answered } = begin(STAGE);
    request.end(may + END);
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await expect.poll(() => test.asOwner(waiting)).toHaveLength(1);
    request.destroy();
    await expect(answered).rejects.toThrow();
    await untilLeft();
    await holder.end();
    // The next person gets the place in line once it is free.
    expect(linesOf(await send(STAGE, may + END)).at(-1)).toMatchObject({ is: 'STAGED' });
    expect(await findStaged()).toHaveLength(1);
  });
});
