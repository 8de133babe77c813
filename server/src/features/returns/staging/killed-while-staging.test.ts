import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Json } from '#testing/api-client.js';
import { changeAt } from '#testing/change-at.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { type ServerProcess, startServer } from '#testing/server-process.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

const ROWS = 3_000;
/** Moments after which the server is killed, in milliseconds. */
const MOMENTS = [0, 20, 60, 120, 250, 500, 900, 1_600];
const content = aReturnText(
  ...Array.from({ length: ROWS }, (_, index) => ({ reference: `R${index}` })),
);

let test: TestDatabase;
let folder: string;
let server: ServerProcess | null = null;
beforeAll(async () => {
  if (!isDeep) return;
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-killed-staging-'));
  test = await createTestDatabase();
  await addReferenceData(test);
}, 60_000);
afterAll(async () => {
  if (!isDeep) return;
  server?.child.kill('SIGKILL');
  await test.close();
  await rm(folder, { recursive: true });
});

async function start(): Promise<ServerProcess> {
  server = await startServer({
    ...{ databaseUrl: test.ownerUrl, port: 46_940, temporaryFolder: folder, today: '2026-11-24' },
    environment: { STRONGHOLD_STATE: folder },
  });
  return server;
}

/**
 * Kills a server after this many milliseconds, and waits until the database has released
 * everything.
 */
async function killAfter({ child }: ServerProcess, delay: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, delay));
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  await vi.waitFor(
    async () => {
      const { rows } = await test.database.pool.query<{ total: number }>(
        `SELECT count(*)::int AS total FROM pg_stat_activity
         WHERE datname = current_database() AND usename = 'stronghold_app' AND pid <> pg_backend_pid() AND state <> 'idle'`,
      );
      expect(rows[0]?.total).toBe(0);
    },
    { timeout: 60_000 },
  );
}

async function stage({ address }: ServerProcess): Promise<Json> {
  const form = new FormData();
  form.append('file', new Blob([content]), 'return.csv');
  const response = await fetch(`${address}/import/returns/referrals?agency=RBC&stage=yes`, {
    ...{ method: 'POST', body: form, headers: { origin: address } },
  });
  return JSON.parse((await response.text()).trim().split('\n').at(-1) ?? '');
}

interface Stored {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly bytes: number;
}
const stored = () =>
  test.asOwner<Stored>(
    'SELECT id, version, state::text AS state, octet_length(content) AS bytes FROM staged_return',
  );
async function countOf(table: string): Promise<number> {
  const [row] = await test.asOwner<{ total: number }>(
    `SELECT count(*)::int AS total FROM ${table}`,
  );
  return row?.total ?? 0;
}

describe.runIf(isDeep)('a server that is killed', () => {
  it('while staging leaves the whole file or none, and no row of it', async () => {
    for (const delay of MOMENTS) {
      await test.asOwner('TRUNCATE staged_return');
      const running = await start();
      const staging = stage(running).catch(() => null);
      await killAfter(running, delay);
      await staging;
      const kept = await stored();
      expect(kept.map(({ bytes }) => bytes)).toEqual(kept.map(() => Buffer.byteLength(content)));
      expect(await countOf('referral_staging')).toBe(0);
      expect(await countOf('referral')).toBe(0);
    }
  }, 900_000);

  it('while publishing leaves the file published with every record, or staged with none', async () => {
    const seen = new Set<string>();
    for (const delay of MOMENTS) {
      await test.asOwner(
        'TRUNCATE agency_data_version, submission, staged_return, referral, referral_history, referral_staging',
      );
      const running = await start();
      const { id } = await stage(running);
      const [before] = await stored();
      const input = { id, version: before?.version ?? 0 };
      const publishing = changeAt(running, { field: 'publishReturn' }, input).catch(() => null);
      await killAfter(running, delay);
      await publishing;
      const [after] = await stored();
      const isPublished = after?.state === 'PUBLISHED';
      seen.add(String(after?.state));
      expect(await countOf('referral')).toBe(isPublished ? ROWS : 0);
      expect(await countOf('submission')).toBe(isPublished ? 1 : 0);
      expect(await countOf('referral_staging')).toBe(0);
      expect(after?.bytes).toBe(isPublished ? 0 : Buffer.byteLength(content));
    }
    expect(seen).toContain('SCREENED');
  }, 900_000);
});
