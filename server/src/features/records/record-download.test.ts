import http, { type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { allowances as usualAllowances } from '#domain/cost/allowances.js';
import { Authenticator } from '#features/people/authenticator.js';
import { ReferenceDataReader } from '#features/places/places.reader.js';
import { createClock } from '#platform/clock.js';
import { HourlyAllowance } from '#platform/fair-share/hourly-allowances.js';
import { Slots } from '#platform/fair-share/slots.js';
import { guardRoutes } from '#platform/http/guard-routes.js';
import { createPrisma } from '#platform/prisma.js';
import {
  MANY,
  portOf,
  reason,
  type RecordServer,
  startRecordServer,
  TODAY,
} from '#testing/record-server.js';
import { createRefusalLog } from '#testing/refusal-log.js';
import { buildTestApp } from '#testing/test-app.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { runs } from '@stronghold/prisma/testing/depth';

import { serveRecordExports } from './record-export.js';

let server: RecordServer;
let test: RecordServer['test'];
let viewer: RecordServer['viewer'];
let port: number;
let get: RecordServer['get'];
beforeAll(async () => {
  server = await startRecordServer({ reports: MANY });
  ({ test, viewer, port, get } = server);
});
afterAll(() => server.close());

/** A download that is read at the client’s pace. */
function open(address: string, to = port): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = http.get(
      { host: '127.0.0.1', port: to, path: encodeURI(`/export/records/${address}`), agent: false },
      (response) => {
        response.pause();
        resolve(response);
      },
    );
    request.on('error', reject);
  });
}

/** Reads to the end. @returns whether the file was whole */
async function isWhole(response: IncomingMessage): Promise<boolean> {
  response.resume();
  await new Promise((resolve) => response.once('close', resolve).once('error', resolve));
  return response.complete;
}

async function findCopies(): Promise<readonly number[]> {
  const rows = await test.asOwner<{ id: number }>(
    `SELECT pid AS id FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY (%' AND state = 'active' AND backend_type = 'client backend'`,
  );
  return rows.map(({ id }) => id);
}

async function untilNoCopies(): Promise<void> {
  for (let tries = 0; (await findCopies()).length > 0; tries += 1) {
    if (tries > 100) throw new Error('A copy goes on');
    await wait(50);
  }
}

describe('a download', () => {
  const many = `reports.csv?agency=HMRC&${reason}`;

  it('is complete unless interrupted', async () => {
    const { text, headers } = await get(many);
    expect(text.split('\n')).toHaveLength(MANY + 2);
    expect(headers['x-records']).toBe(String(MANY));
  });

  it('stops its statement every time the client leaves', async () => {
    for (let times = 0; times < runs({ sample: 2, deep: 5 }); times += 1) {
      const response = await open(many);
      expect(await findCopies()).toHaveLength(1);
      response.destroy();
      await untilNoCopies();
    }
    expect((await get(`resources.csv?${reason}`)).status).toBe(200);
  });

  it('stops its query if the client leaves before the file starts', async () => {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const holder = await connectToDatabase(test.ownerUrl);
    await holder.query('BEGIN; LOCK TABLE referral IN ACCESS EXCLUSIVE MODE');
    const request = http.get({
      host: '127.0.0.1',
      port,
      path: `/export/records/referrals.csv?${encodeURI(reason)}`,
      agent: false,
    });
    request.on('error', () => undefined);
    await expect.poll(() => test.asOwner(waiting)).toHaveLength(1);
    request.destroy();
    await expect.poll(() => test.asOwner(waiting)).toHaveLength(0);
    await holder.end();
    expect((await get(`referrals.csv?${reason}`)).status).toBe(200);
  });

  it('cannot be mistaken for a complete one if the database stops half-way', async () => {
    const response = await open(many);
    const [id] = await findCopies();
    await test.asOwner(`SELECT pg_terminate_backend(${id})`);
    expect(await isWhole(response)).toBe(false);
    expect((await get(`resources.csv?${reason}`)).status).toBe(200);
  });

  it('is abandoned if the client stops reading', async () => {
    const bare = fastify();
    const { database } = test;
    const clock = createClock(TODAY);
    const referenceData = new ReferenceDataReader(createPrisma(database), clock);
    const visitors = new Authenticator({ database, signInMode: 'THIS_MACHINE', viewer });
    guardRoutes(bare, {
      recognise: async () =>
        visitors.recognise(
          { session: null, authorization: undefined, isFromBrowser: false, address: null },
          await referenceData.read(),
        ),
      refusals: createRefusalLog(test),
      clock,
    });
    serveRecordExports(bare, {
      ...{
        database,
        clock,
        logger: pino({ level: 'silent' }),
        readReferenceData: () => referenceData.read(),
        stallTimeoutMs: 100,
      },
      ...{
        refusals: createRefusalLog(test),
        publicUrl: null,
        files: { slots: new Slots(), hour: new HourlyAllowance(100_000) },
      },
    });
    await bare.listen({ host: '127.0.0.1', port: 0 });
    const response = await open(many, portOf(bare));
    expect(await findCopies()).toHaveLength(1);
    await untilNoCopies();
    expect(await isWhole(response)).toBe(false);
    await bare.close();
  });

  it('is not started while the same person has three others, which does not affect anybody else', async () => {
    const responses = [await open(many), await open(many), await open(many)];
    const { status, text } = await get(many);
    expect({ status, text }).toEqual({
      status: 503,
      text: '{"error":"You are already downloading 3 files of records. Try again in a minute."}',
    });
    const [first, ...others] = responses;
    others.forEach((response) => response.destroy());
    expect(first && (await isWhole(first))).toBe(true);
    expect((await get(`resources.csv?${reason}`)).status).toBe(200);
  });
});

describe('the hourly allowance for files', () => {
  /** The points it takes to find, count and download all of either file with many records. */
  const COST = 19 + MANY * 0.03;
  const many = `/export/records/reports.csv?agency=HOIE&${encodeURI(reason)}`;
  let bounded: FastifyInstance;
  const start = async (hour: number) => {
    const allowances = { ...usualAllowances, FILE: { ...usualAllowances.FILE, hour } };
    bounded = await buildTestApp(test, { viewer, allowances });
    await bounded.listen({ host: '127.0.0.1', port: 0 });
  };
  afterEach(() => bounded.close());
  const countExports = () =>
    test.asOwner(`SELECT count(*)::int AS count FROM audit_entry WHERE action = 'EXPORT'`);

  it('pays for what is taken; once too little is left, a file is refused before it is sent or logged', async () => {
    const HOUR = 2 * COST - 1;
    await start(HOUR);
    expect((await bounded.inject(many)).statusCode).toBe(200);
    const before = await countExports();
    const { statusCode, headers, body } = await bounded.inject(many);
    expect({ statusCode, body }).toEqual({
      statusCode: 429,
      body: `{"error":"Your files may cost ${HOUR} points in an hour, and ${HOUR - COST - 19} of them are left, fewer than this file costs. Ask again in 60 minutes, or for fewer rows."}`,
    });
    expect(Number(headers['retry-after'])).toBeGreaterThan(3500);
    expect(headers).not.toHaveProperty('x-records');
    expect(await countExports()).toEqual(before);
    // Small files are still available.
    expect(
      (await bounded.inject(`/export/records/resources.csv?${encodeURI(reason)}`)).statusCode,
    ).toBe(200);
  });

  it('pays for figures as well', async () => {
    const question = encodeURIComponent(
      JSON.stringify({ measures: ['disruptions'], by: ['QUARTER'] }),
    );
    const figures = `/export/figures.csv?question=${question}`;
    await start(COST + 2);
    expect((await bounded.inject(many)).statusCode).toBe(200);
    expect((await bounded.inject(figures)).statusCode).toBe(429);
  });

  it('gets back what a client did not take', async () => {
    await start(2 * COST - 1);
    const response = await open(`reports.csv?agency=HMRC&${reason}`, portOf(bounded));
    response.destroy();
    await untilNoCopies();
    await expect.poll(async () => (await bounded.inject(many)).statusCode).toBe(200);
  });
});
