import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { verifyPacks } from '#features/packs/verify-packs.js';
import { openBoard, type Review, type TestBoard } from '#testing/board.js';
import { killServer, startBoardServer, untilNoneWorks } from '#testing/board-server.js';
import { changeAt } from '#testing/change-at.js';
import type { ServerProcess } from '#testing/server-process.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { isDeep } from '@stronghold/prisma/testing/depth';

let at: TestBoard;
let holder: pg.Client;
beforeAll(async () => {
  at = await openBoard();
  holder = await connectToDatabase(at.partnership.test.ownerUrl);
});
beforeEach(() => at.clear());
// A lock left by a failed test would block everything after it.
afterEach(() => holder.query('ROLLBACK'));
afterAll(async () => {
  await holder.end();
  await at.close();
});

/**
 * A pack with one signature, and a reason for gaps: a server adds missing reference data at its
 * start, after which the pack has gaps.
 */
async function halfSigned(): Promise<Review> {
  const review = { ...(await at.inReview()), gapsReason: 'Nobody has sent more.' };
  expect((await at.sign('police', 'CLEARED', review)).problems).toEqual([]);
  return review;
}

const asOwner = (statement: string) => at.partnership.test.asOwner(statement);

async function expectNothingFrozen(): Promise<void> {
  expect(await asOwner('SELECT edition FROM pack_edition')).toEqual([]);
  expect(await asOwner('SELECT edition FROM pack_signature')).toEqual([{ edition: 'CLEARED' }]);
  expect(await asOwner('SELECT state FROM pack')).toEqual([{ state: 'IN_REVIEW' }]);
  expect(await asOwner(`SELECT 1 FROM audit_entry WHERE what LIKE 'Froze%'`)).toEqual([]);
}

/** Expects that signing again freezes both editions. */
async function expectToFreeze(review: Review): Promise<void> {
  expect((await at.sign('chair', 'PARTNERS', review)).pack.state).toBe('SIGNED_OFF');
  expect(await verifyPacks(at.partnership.test.database)).toEqual({ count: 2, faults: [] });
}

/**
 * Inserts an edition that nobody sees before this transaction ends. Foreign keys are not checked,
 * because that would lock the pack too.
 */
const holdEdition = (edition: string) =>
  `SET LOCAL session_replication_role = replica; INSERT INTO pack_edition SELECT id, '${edition}', 2, '', sha256(''), now() FROM pack`;

interface Moment {
  /** The statement with which somebody else holds a lock, so that the second signature waits. */
  readonly held: string;
  /** Text of the statement that waits. */
  readonly waits: string;
}

const moments = {
  'before anything is written': { held: 'SELECT FROM pack FOR UPDATE', waits: 'FOR UPDATE' },
  'before the first edition is': {
    held: holdEdition('PARTNERS'),
    waits: 'INSERT INTO pack_edition',
  },
  'between the editions': { held: holdEdition('CLEARED'), waits: 'INSERT INTO pack_edition' },
  'as both are written, before the log is': {
    held: 'LOCK TABLE audit_head IN EXCLUSIVE MODE',
    waits: 'audit_head',
  },
} as const satisfies Readonly<Record<string, Moment>>;

/** Signs, and closes the signature’s connection while it waits, as when the server stops. */
async function signUntilEnded(review: Review, { waits }: Moment): Promise<void> {
  const answer = at.seats.chair.ask(
    'mutation ($input: SignOffPackInput!) { signOffPack(input: $input) { problems { message } } }',
    {
      input: { ...toInput(review) },
    },
  );
  await holder.query('SELECT pg_terminate_backend($1::int)', [await findWaiting(waits)]);
  expect((await answer).errors).toMatchObject([{ extensions: { code: 'DATABASE_AWAY' } }]);
}

const toInput = ({ id, reading, dataVersion, gapsReason = '' }: Review) => ({
  id,
  edition: 'PARTNERS',
  reading,
  dataVersion,
  gapsReason,
});

/**
 * The process id of the server connection whose statement with these words waits for `holder`.
 */
async function findWaiting(words: string): Promise<number> {
  return vi.waitFor(
    async () => {
      // Otherwise the activity would stay the same within a transaction.
      await holder.query('SELECT pg_stat_clear_snapshot()');
      const { rows } = await holder.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity
         WHERE  pg_backend_pid() = ANY (pg_blocking_pids(pid)) AND datname = current_database() AND query LIKE '%' || $1 || '%'`,
        [words],
      );
      const [{ pid } = { pid: 0 }] = rows;
      expect(pid).toBeGreaterThan(0);
      return pid;
    },
    { timeout: 60_000, interval: 50 },
  );
}

describe('a signature', () => {
  it.each(Object.entries(moments))(
    'leaves the pack with its chair, and nothing frozen, if its connection ends %s',
    async (_, moment) => {
      const review = await halfSigned();
      await holder.query('BEGIN');
      await holder.query(moment.held);
      await signUntilEnded(review, moment);
      await holder.query('ROLLBACK');
      await untilNoneWorks(at);
      await expectNothingFrozen();
      await expectToFreeze(review);
    },
  );

  it('freezes each edition once when several people sign at once', async () => {
    const review = await halfSigned();
    const signed = await Promise.all(
      Array.from({ length: 4 }, () => at.sign('chair', 'PARTNERS', review)),
    );
    expect(signed.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
    expect(
      await at.partnership.test.asOwner('SELECT edition FROM pack_edition ORDER BY edition'),
    ).toEqual([{ edition: 'PARTNERS' }, { edition: 'CLEARED' }]);
  });
});

interface Signing {
  readonly running: ServerProcess;
  readonly answer: Promise<unknown>;
}

describe.runIf(isDeep)('a server that is killed', () => {
  let folder: string;
  let server: ServerProcess | null = null;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'stronghold-signing-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  // A server left running by a failed test would keep the tests from ending.
  afterEach(() => server?.child.kill('SIGKILL'));

  /**
   * Starts a server and signs on it, and returns once the signature waits or is refused. The server
   * adds missing reference data at its start, so the board has more obligations afterwards.
   */
  async function signUntilWaiting(review: Review, { held, waits }: Moment): Promise<Signing> {
    const running = await startBoardServer(at, folder);
    server = running;
    await holder.query('BEGIN');
    await holder.query(held);
    const signing = changeAt(running, { field: 'signOffPack' }, toInput(review));
    const answer = signing.catch(() => 'broken off');
    await Promise.race([findWaiting(waits), answer]);
    return { running, answer };
  }

  it.each(Object.entries(moments))(
    'while signing leaves the pack with its chair, and nothing frozen: %s',
    async (_, moment) => {
      const review = await halfSigned();
      const { running, answer } = await signUntilWaiting(review, moment);
      await killServer(running);
      expect(await answer).toBe('broken off');
      // The database notices the closed connection only when it next writes to it. Until then that
      // transaction waits for this one.
      await holder.query('ROLLBACK');
      await untilNoneWorks(at);
      await expectNothingFrozen();
      await expectToFreeze(review);
    },
  );

  /**
   * Milliseconds after which a signature is interrupted once it may continue; null waits until it
   * is done.
   */
  const breaks = [0, 5, 20, 40, 80, 160, null];

  it('at any moment of signing leaves either an unsigned pack or a complete one', async () => {
    for (const after of breaks) {
      await at.clear();
      const review = await halfSigned();
      const { running, answer } = await signUntilWaiting(
        review,
        moments['before anything is written'],
      );
      await holder.query('ROLLBACK');
      if (after === null)
        await vi.waitFor(
          async () =>
            expect(await asOwner('SELECT state FROM pack')).toEqual([{ state: 'SIGNED_OFF' }]),
          { timeout: 30_000 },
        );
      else await pause(after);
      await killServer(running);
      await answer;
      await untilNoneWorks(at);
      const [pack] = await asOwner('SELECT state FROM pack');
      const isSigned = pack?.state === 'SIGNED_OFF';
      expect([isSigned, after]).toEqual([after === null || isSigned, after]);
      expect(await verifyPacks(at.partnership.test.database)).toEqual({
        count: isSigned ? 2 : 0,
        faults: [],
      });
      if (!isSigned) await expectNothingFrozen();
    }
  });
});
