import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import {
  END,
  type ImportServer,
  linesOf,
  may,
  part,
  PUBLISH,
  STAGE,
  startImportServer,
} from '#testing/import-server.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

let server: ImportServer;
beforeAll(async () => {
  server = await startImportServer();
});
afterAll(() => server.close());
beforeEach(() => server.removeReturns());
afterEach(async () => {
  expect(await readdir(server.folder)).toEqual([]);
});

/** Waits until the server has noticed that everybody has gone. */
const untilLeft = () =>
  expect
    .poll(
      () =>
        new Promise((resolve) => {
          server.app.server.getConnections((_error, count) => resolve(count));
        }),
    )
    .toBe(0);
/** Waits until nothing is running in the database. */
const untilAtRest = () =>
  expect
    .poll(() =>
      server.test.asOwner(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE '%transaction%'`,
      ),
    )
    .toEqual([]);

describe('sent returns', () => {
  it('that are too large are refused before any of them is read', async () => {
    const { request, answered } = server.begin(PUBLISH, { 'content-length': 500_001 });
    expect((await answered).status).toBe(413);
    request.destroy();
  });

  it('get their answer even if the sender keeps sending too much', async () => {
    const { request, answered } = server.begin(PUBLISH);
    request.write(part('x'.repeat(1_000_000)));
    expect((await answered).status).toBe(413);
    request.destroy();
  });

  it('are read to the end even if they cannot be kept, for senders who listen only then', async () => {
    process.env.TMPDIR = path.join(server.folder, 'gone');
    const { request, answered } = server.begin(PUBLISH, { connection: 'keep-alive' });
    request.end(part('x'.repeat(20_000_000)) + END);
    await once(request, 'finish');
    expect((await answered).status).toBe(500);
    request.destroy();
    process.env.TMPDIR = server.folder;
  });

  it('that do not arrive are abandoned', async () => {
    server.settings.limits.stallTimeoutMs = 100;
    const { request, answered } = server.begin(PUBLISH);
    request.write(may);
    const { status, text } = await answered;
    expect({ status, text }).toEqual({
      status: 408,
      text: expect.stringContaining('The files came too slowly'),
    });
    request.destroy();
    server.settings.limits.stallTimeoutMs = 10_000;
  });

  it('that arrive bit by bit are eventually abandoned', async () => {
    server.settings.limits.timeoutMs = 300;
    const { request, answered } = server.begin(PUBLISH);
    request.write(may);
    const trickle = setInterval(() => request.write('x'), 20);
    expect((await answered).status).toBe(408);
    clearInterval(trickle);
    request.destroy();
    server.settings.limits.timeoutMs = 20_000;
  });

  it('that arrive too slowly overall are abandoned, although some bytes keep arriving', async () => {
    // The total time allowed is much longer than this test.
    server.settings.limits.timeoutMs = 3_600_000;
    server.settings.limits.pace = { graceMs: 200, minBytesPerSecond: 1_000 };
    const { request, answered } = server.begin(PUBLISH);
    request.write(may);
    const trickle = setInterval(() => request.write('x'), 20);
    expect((await answered).status).toBe(408);
    clearInterval(trickle);
    request.destroy();
    delete server.settings.limits.pace;
    server.settings.limits.timeoutMs = 20_000;
  });

  it('leave nothing behind if their sender disconnects', async () => {
    for (const body of ['', may.slice(0, 50), may]) {
      const { request, answered } = server.begin(PUBLISH);
      await new Promise((resolve) => request.write(body || part(''), resolve));
      request.destroy();
      await expect(answered).rejects.toThrow();
    }
    expect(linesOf(await server.send(PUBLISH, may + END)).at(-1)?.outcome?.status).toBe(
      'PUBLISHED',
    );
  });

  it('are refused while the same person has three others under way, which affects nobody else', async () => {
    const all = [
      server.begin(PUBLISH),
      server.begin(PUBLISH),
      server.begin(PUBLISH),
      server.begin(PUBLISH),
    ];
    for (const { request } of all) await new Promise((resolve) => request.write(may, resolve));
    expect(await Promise.race(all.map(({ answered }) => answered))).toEqual({
      status: 503,
      text: '{"error":"You are already sending 3 imports. Try again in a few minutes."}',
      retryAfter: '180',
    });
    const ofSomebodyElse = await server.send(PUBLISH, may + END, {
      authorization: undefined,
      origin: server.origin,
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
  it('can leave before the files are published, which are then not published', async () => {
    const holder = await connectToDatabase(server.test.ownerUrl);
    await holder.query('BEGIN; SELECT pg_advisory_xact_lock(7260131)');
    const { request, answered } = server.begin(PUBLISH);
    request.end(may + END);
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await expect.poll(() => server.test.asOwner(waiting)).toHaveLength(1);
    request.destroy();
    await expect(answered).rejects.toThrow();
    // The server notices when the next step of the work begins.
    await untilLeft();
    await holder.end();
    await untilAtRest();
    expect(await server.findPublished()).toEqual([]);
    expect(await server.test.asOwner('SELECT 1 FROM referral_staging')).toEqual([]);
  });

  it('can leave before access is checked again, and then nothing is published', async () => {
    const { request, answered } = server.begin(PUBLISH);
    server.settings.beforeLookingAgain = async ({ raw }) => {
      request.destroy();
      await once(raw.socket, 'close');
      await untilLeft();
    };
    const entering = vi.spyOn(server.screeningGate, 'enter');
    request.end(may + END);
    await expect(answered).rejects.toThrow();
    await vi.waitFor(() => expect(entering).toHaveBeenCalledTimes(1), 20_000);
    server.settings.beforeLookingAgain = async () => undefined;
    await expect(entering.mock.results[0]?.value).rejects.toThrow('aborted');
    await untilAtRest();
    expect(await server.findPublished()).toEqual([]);
    entering.mockRestore();
  });

  it('can leave before the file is staged, which is then not staged', async () => {
    const holder = await connectToDatabase(server.test.ownerUrl);
    await holder.query('BEGIN; LOCK TABLE staged_return');
    const { request, answered } = server.begin(STAGE);
    request.end(may + END);
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await expect.poll(() => server.test.asOwner(waiting)).toHaveLength(1);
    request.destroy();
    await expect(answered).rejects.toThrow();
    await untilLeft();
    await holder.end();
    // The next person gets the place in line once it is free.
    expect(linesOf(await server.send(STAGE, may + END)).at(-1)).toMatchObject({ is: 'STAGED' });
    expect(await server.findStaged()).toHaveLength(1);
  });
});
