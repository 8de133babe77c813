import { mkdtemp, rm } from 'node:fs/promises';
import http, { type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { pino } from 'pino';

import { Authenticator } from '#features/people/authenticator.js';
import { createRecogniser } from '#features/people/recognise.js';
import { insertToken, type MadeToken } from '#features/people/token.store.js';
import { ReferenceDataReader } from '#features/places/places.reader.js';
import { createScreeningGate } from '#features/returns/screening-gate.js';
import { serveImports } from '#features/returns/sending/import-route.js';
import type { ReceivingLimits } from '#features/returns/sending/receive-files.js';
import { createClock } from '#platform/clock.js';
import type { WorkGate } from '#platform/fair-share/work-gate.js';
import { guardRoutes } from '#platform/http/guard-routes.js';
import { createPrisma } from '#platform/prisma.js';

import { aReturnText } from './raw-returns.js';
import { addReferenceData } from './reference-data.js';
import { createRefusalLog } from './refusal-log.js';
import { addPerson } from './signed-in.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const RBC = 11;
const FORM = 'multipart/form-data; boundary=edge';

/** The address for returns of referrals that are published. */
export const PUBLISH = 'referrals?agency=RBC&publish=yes';
/** The address for returns of referrals that are staged. */
export const STAGE = 'referrals?agency=RBC&stage=yes';
/** What follows the last part of a form. */
export const END = '--edge--\r\n';

/** A part of a form: a file, unless `disposition` says otherwise. */
export function part(content: string, disposition = 'name="file"; filename="may.csv"'): string {
  return `--edge\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
}

/** The part with a return of one referral that passes. */
export const may = part(aReturnText({ reference: 'R1' }));

/** The server's whole answer to sent returns. */
export interface Answer {
  readonly status: number | undefined;
  readonly text: string;
  readonly retryAfter?: string;
}

interface AnswerLine {
  readonly is: string;
  readonly error?: string;
  readonly outcome?: { readonly status: string };
}

/** The lines of an answer to returns that were received. */
export function linesOf({ text }: Answer): readonly AnswerLine[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

interface Sending {
  readonly request: ClientRequest;
  readonly answered: Promise<Answer>;
}

/** What a test may change while the server runs. */
interface ImportSettings {
  readonly limits: { -readonly [Name in keyof ReceivingLimits]: ReceivingLimits[Name] };
  /** Runs before the sender's access is checked again. */
  beforeLookingAgain: (request: FastifyRequest) => Promise<unknown>;
}

/** A server that receives returns, with a separate database. */
export interface ImportServer {
  readonly test: TestDatabase;
  readonly app: FastifyInstance;
  /** The origin of the application's own pages. */
  readonly origin: string;
  /** The folder into which files are received. */
  readonly folder: string;
  readonly settings: ImportSettings;
  readonly screeningGate: WorkGate;
  /** Adds a person who may send returns for RBC, and returns the person's id. */
  readonly addContributor: () => Promise<string>;
  /** Makes a token for a person; by default for the usual sender. */
  readonly makeToken: (personId?: string) => Promise<MadeToken>;
  /** Begins a request of the usual sender, whose body has not been written yet. */
  readonly begin: (address: string, headers?: http.OutgoingHttpHeaders) => Sending;
  /** Sends a whole request of the usual sender. */
  readonly send: (
    address: string,
    body: string,
    headers?: http.OutgoingHttpHeaders,
  ) => Promise<Answer>;
  /** Removes every return of referrals. */
  readonly removeReturns: () => Promise<unknown>;
  readonly findPublished: () => Promise<readonly unknown[]>;
  readonly findStaged: () => Promise<readonly unknown[]>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a server that receives returns, with a contributor who sends them. Until it is closed,
 * this process puts temporary files into a separate folder.
 */
export async function startImportServer(): Promise<ImportServer> {
  const test = await createTestDatabase();
  await addReferenceData(test);
  const addContributor = () =>
    addPerson(test, {
      name: 'Council contributor',
      grants: [{ role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' }],
    });
  const person = await addContributor();
  const makeToken = (personId = person) =>
    test.database.write((transaction) =>
      insertToken(transaction, { personId, name: 'Nightly', scopes: ['IMPORT'], days: 1 }),
    );
  const { secret } = await makeToken();
  const settings: ImportSettings = {
    limits: { maxBytes: 500_000, maxFiles: 3, stallTimeoutMs: 10_000, timeoutMs: 20_000 },
    beforeLookingAgain: async () => undefined,
  };
  const screeningGate = createScreeningGate();
  const { app, origin } = await serve({ test, settings, screeningGate });
  const { folder, restoreUsual } = await moveTemporaryFiles();
  const begin = (address: string, headers: http.OutgoingHttpHeaders = {}) =>
    beginRequest(new URL(`/import/returns/${address}`, origin), {
      authorization: `Bearer ${secret}`,
      'content-type': FORM,
      ...headers,
    });
  return {
    ...{ test, app, origin, folder, settings, screeningGate, addContributor, makeToken, begin },
    async send(address, body, headers) {
      const { request, answered } = begin(address, headers);
      request.end(body);
      return answered;
    },
    removeReturns: () =>
      test.asOwner(
        'TRUNCATE agency_data_version, submission, referral, referral_history, referral_staging, staged_return',
      ),
    findPublished: () => test.asOwner('SELECT file_name FROM submission'),
    findStaged: () => test.asOwner('SELECT file_name FROM staged_return'),
    async close() {
      restoreUsual();
      await app.close();
      await test.close();
      await rm(folder, { recursive: true });
    },
  };
}

interface ServingParts {
  readonly test: TestDatabase;
  readonly settings: ImportSettings;
  readonly screeningGate: WorkGate;
}

async function serve({ test, settings, screeningGate }: ServingParts) {
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
  const app: FastifyInstance = fastify();
  guardRoutes(app, { recognise, refusals, clock });
  const logger = pino({ level: 'silent' });
  await serveImports(app, {
    database,
    clock,
    logger,
    async recognise(request) {
      await settings.beforeLookingAgain(request);
      return recognise(request);
    },
    refusals,
    publicUrl: null,
    screeningGate,
    receiving: settings.limits,
  });
  return { app, origin: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

/** Makes a folder into which this process puts its temporary files, until the usual is restored. */
async function moveTemporaryFiles() {
  const usual = process.env.TMPDIR;
  const folder = await mkdtemp(path.join(tmpdir(), 'stronghold-received-'));
  process.env.TMPDIR = folder;
  const restoreUsual = () => {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  };
  return { folder, restoreUsual };
}

function beginRequest(address: URL, headers: http.OutgoingHttpHeaders): Sending {
  const request = http.request(address, {
    agent: false,
    method: 'POST',
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
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
