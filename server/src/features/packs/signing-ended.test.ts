import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { openBoard, type Review, type TestBoard } from '#testing/board.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

let at: TestBoard;
let holder: pg.Client;
beforeAll(async () => {
  at = await openBoard();
  holder = await connectToDatabase(at.partnership.test.ownerUrl);
});
beforeEach(() => at.clear());
afterAll(async () => {
  await holder.end();
  await at.close();
});

/** Where the second signature waits for somebody else, before it comes to what stands there. */
const moments = {
  'before anything is written': 'SELECT FROM pack FOR UPDATE',
  'before the first edition is': `INSERT INTO pack_edition SELECT id, 'PARTNERS', 2, '', sha256(''), now() FROM pack`,
  'between the editions': `INSERT INTO pack_edition SELECT id, 'CLEARED', 2, '', sha256(''), now() FROM pack`,
  'as both are written, before the log is': 'LOCK TABLE audit_head IN EXCLUSIVE MODE',
} as const;

/** Signs, and ends the connection of the signature where it waits, as the end of the server would. */
async function signUntilEnded(review: Review): Promise<void> {
  const answer = at.seats.chair.ask('mutation ($input: SignOffPackInput!) { signOffPack(input: $input) { problems { message } } }', {
    input: { ...toInput(review) },
  });
  await holder.query('SELECT pg_terminate_backend($1)', [await findWaiting()]);
  expect((await answer).errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
}

const toInput = ({ id, reading, dataVersion, gapsReason = '' }: Review) => ({ id, edition: 'PARTNERS', reading, dataVersion, gapsReason });

/** The connection of the server that waits for this one. */
async function findWaiting(): Promise<number> {
  return vi.waitFor(
    async () => {
      const { rows } = await holder.query<{ pid: number }>(
        'SELECT pid FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)) AND datname = current_database()',
      );
      expect(rows).toHaveLength(1);
      return rows[0]?.pid ?? 0;
    },
    { timeout: 60_000, interval: 50 },
  );
}

describe('a signature', () => {
  it.each(Object.entries(moments))(
    'leaves the pack with its chair, and nothing frozen, where its connection ends %s',
    async (_, statement) => {
      const review = await at.inReview();
      expect((await at.sign('police', 'CLEARED', review)).problems).toEqual([]);
      await holder.query('BEGIN');
      await holder.query(statement);
      await signUntilEnded(review);
      await holder.query('ROLLBACK');

      const { asOwner } = at.partnership.test;
      // What was killed may still be on its way out.
      await vi.waitFor(async () =>
        expect(await asOwner(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE '%transaction%'`)).toEqual(
          [],
        ),
      );
      expect(await asOwner('SELECT edition FROM pack_edition')).toEqual([]);
      expect(await asOwner('SELECT edition FROM pack_signature')).toEqual([{ edition: 'CLEARED' }]);
      expect(await asOwner('SELECT state FROM pack')).toEqual([{ state: 'IN_REVIEW' }]);
      expect(await asOwner(`SELECT 1 FROM audit_entry WHERE what LIKE 'Froze%'`)).toEqual([]);
      // Whoever signs again freezes both.
      expect((await at.sign('chair', 'PARTNERS', review)).pack.state).toBe('SIGNED_OFF');
      expect(await asOwner('SELECT edition FROM pack_edition ORDER BY edition')).toEqual([{ edition: 'PARTNERS' }, { edition: 'CLEARED' }]);
    },
  );

  it('freezes each edition once where several sign at once', async () => {
    const review = await at.inReview();
    expect((await at.sign('police', 'CLEARED', review)).problems).toEqual([]);
    const signed = await Promise.all(Array.from({ length: 4 }, () => at.sign('chair', 'PARTNERS', review)));
    expect(signed.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
    expect(await at.partnership.test.asOwner('SELECT edition FROM pack_edition ORDER BY edition')).toEqual([
      { edition: 'PARTNERS' },
      { edition: 'CLEARED' },
    ]);
  });
});
