import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { BUILT_IN } from '#domain/packs/template.js';
import type { Json } from '#testing/api-client.js';
import { BOARD_QUARTER, openBoard, type Seat, type TestBoard } from '#testing/board.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

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

const asOwner = (statement: string) => at.partnership.test.asOwner(statement);

/** Waits until this many connections wait for a lock. */
const untilWaiting = (count: number) =>
  vi.waitFor(
    async () => {
      const waiting = await asOwner(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(waiting).toHaveLength(count);
    },
    { timeout: 20_000, interval: 20 },
  );

/** Starts two operations while a lock holds them back, and releases it once both wait. */
async function holdBoth(
  held: string,
  begin: () => readonly Promise<Json>[],
): Promise<readonly Json[]> {
  await holder.query('BEGIN');
  await holder.query(held);
  const begun = begin();
  try {
    await untilWaiting(2);
  } finally {
    await holder.query('ROLLBACK');
  }
  return Promise.all(begun);
}

interface ChangeStamp {
  readonly field: string;
  readonly by?: Seat;
  readonly toInput: () => Promise<Readonly<Record<string, unknown>>>;
  /**
   * The lock that somebody else holds until both have read the current state, or wait to read it.
   */
  readonly held: string;
  /** The beginning of the log entry that only one of the two makes. */
  readonly logged: string;
}

const aText = async () => {
  await at.opened();
  const [text] = await at.textsOf('secretary');
  return { id: text?.id, version: 0 };
};
const anAction = async () => {
  await at.opened();
  return at.made('secretary', 'recordAction', { text: 'Agree a form.', agency: 'RBC' });
};
const rowOf = (table: string) => `SELECT FROM ${table} FOR UPDATE`;
/** Nobody can add or change a row, but everybody can read. */
const read = (table: string) => `LOCK TABLE ${table} IN SHARE MODE`;

const doings: readonly ChangeStamp[] = [
  {
    field: 'createPack',
    toInput: () => Promise.resolve({ quarter: BOARD_QUARTER }),
    held: read('pack'),
    logged: 'Opened the pack',
  },
  {
    ...{ field: 'submitPack', held: rowOf('pack'), logged: 'Handed to the chair' },
    toInput: async () => ({ id: (await at.opened()).id, version: 1 }),
  },
  {
    ...{ field: 'arrangeSections', held: rowOf('pack'), logged: 'Arranged' },
    toInput: async () => ({ id: (await at.opened()).id, version: 1, sections: ['reports'] }),
  },
  {
    ...{ field: 'supersedePack', held: read('pack'), logged: 'Began version 2' },
    toInput: async () => {
      const { id } = await at.signed();
      return {
        id,
        version: (await at.board('secretary', 'version')).version,
        reason: 'A rate was wrong.',
      };
    },
  },
  {
    ...{ field: 'writeCommentary', held: rowOf('pack_text'), logged: 'Wrote' },
    toInput: async () => ({ ...(await aText()), body: 'As expected.' }),
  },
  {
    ...{ field: 'assignCommentary', held: rowOf('pack_text'), logged: 'Set who writes' },
    toInput: async () => ({ ...(await aText()), agency: 'RBC' }),
  },
  {
    ...{ field: 'recordAction', held: read('board_action'), logged: 'Recorded a board action' },
    toInput: async () => {
      await at.opened();
      return { text: 'Agree a form.' };
    },
  },
  {
    ...{ field: 'recordAction', held: rowOf('board_action'), logged: 'Changed a board action' },
    toInput: async () => ({ id: (await anAction()).id, version: 1, text: 'Agree two forms.' }),
  },
  {
    ...{ field: 'noteAction', by: 'council', held: rowOf('board_action'), logged: 'Added a note' },
    toInput: async () => ({ id: (await anAction()).id, version: 1, note: 'Begun.' }),
  },
  {
    ...{
      field: 'recordDecision',
      held: read('board_decision'),
      logged: 'Recorded a board decision',
    },
    toInput: async () => ({ pack: (await at.signed()).id, text: 'Agreed.' }),
  },
  {
    ...{
      field: 'recordDecision',
      held: rowOf('board_decision'),
      logged: 'Changed a board decision',
    },
    toInput: async () => {
      const { id } = await at.signed();
      const decision = await at.made('secretary', 'recordDecision', { pack: id, text: 'Agreed.' });
      return { id: decision.id, version: 1, text: 'Agreed, with thanks.' };
    },
  },
  {
    ...{
      field: 'changePackTemplate',
      by: 'administrator',
      held: read('pack_template'),
      logged: 'Saved version 1',
    },
    toInput: () =>
      Promise.resolve({
        version: BUILT_IN,
        sections: [{ heading: 'Calls', figures: [], texts: ['WHY'] }],
      }),
  },
];

describe('two people making the same change at once', () => {
  it.each(doings)(
    '$field happens once: $logged',
    async ({ field, by = 'secretary', toInput, held, logged }) => {
      const input = await toInput();
      await holdBoth(held, () => [at.change(by, field, input), at.change(by, field, input)]);
      expect(await asOwner(`SELECT FROM audit_entry WHERE what LIKE '${logged}%'`)).toHaveLength(1);
    },
  );
});

describe('while one person signs', () => {
  it('nobody can write anything that is not signed', async () => {
    const review = await at.inReview();
    expect((await at.sign('police', 'CLEARED', review)).problems).toEqual([]);
    const [text] = await at.textsOf('secretary');
    const said = { id: text?.id, version: text?.version, body: 'Said a moment too late.' };
    const [signed, written] = await holdBoth('LOCK TABLE audit_head IN EXCLUSIVE MODE', () => [
      at.sign('chair', 'PARTNERS', review),
      untilWaiting(1).then(() => at.change('secretary', 'writeCommentary', said)),
    ]);
    expect(signed.pack.state).toBe('SIGNED_OFF');
    expect(written.problems).toMatchObject([{ field: 'id' }]);
    expect(await asOwner(`SELECT FROM pack_text WHERE body LIKE '%too late%'`)).toEqual([]);
  });
});
