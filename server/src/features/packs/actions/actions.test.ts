import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { insertActionNotices } from '#features/packs/round/due-actions.store.js';
import type { Json } from '#testing/api-client.js';
import { openBoard, type Seat, type TestBoard } from '#testing/board.js';
import { addPerson, signedIn } from '#testing/signed-in.js';

import { lockAction } from './action.reader.js';
import { lockBoard } from './action.store.js';

let board: TestBoard;
beforeAll(async () => {
  board = await openBoard();
});
beforeEach(() => board.clear());
afterAll(() => board.close());

const anAction = {
  text: 'Agree a form for referrals.',
  agency: 'RBC',
  post: 'Safeguarding lead',
  dueOn: '2026-10-31',
};
const record = (seat: Seat, action: Readonly<Record<string, unknown>> = anAction) =>
  board.made(seat, 'recordAction', action);
const FIELDS = 'id text owner state age isOverdue notes version canChange';
const actionsOf = async (seat: Seat): Promise<Json> =>
  (await board.board(seat, `actions { ${FIELDS} }`)).actions;

describe('an action', () => {
  it('is recorded only by the secretary and the chair, once a pack has been opened', async () => {
    expect(
      (await board.change('secretary', 'recordAction', anAction)).problems[0].message,
    ).toContain('No pack has been opened');
    await board.opened();
    expect(await record('secretary')).toMatchObject({
      ...{
        text: anAction.text,
        owner: 'Safeguarding lead, Reading Borough Council',
        state: 'OPEN',
        age: 1,
      },
      ...{ isOverdue: true, version: 1, canChange: true },
    });
    await record('chair', { text: 'Write to the districts.' });
    const refused = await board.change('council', 'recordAction', { text: 'x' });
    expect([refused.action, refused.problems.length]).toEqual([null, 1]);
    const { errors } = await board.seats.member.ask(
      'mutation { recordAction(input: { text: "x" }) { problems { message } } }',
    );
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
    expect(
      (await actionsOf('council')).map(({ text, canChange }: Json) => [text, canChange]),
    ).toEqual([
      [anAction.text, false],
      ['Write to the districts.', false],
    ]);
  });

  it('is recorded once if one person sends it twice within a minute, as is a decision', async () => {
    const { id } = await board.signed();
    const decision = { pack: id, text: 'Agreed.' };
    const decide = async (seat: Seat) => (await board.made(seat, 'recordDecision', decision)).id;
    const act = async (seat: Seat) => (await record(seat)).id;
    for (const [say, table] of [
      [act, 'board_action_version'],
      [decide, 'board_decision_version'],
    ] as const) {
      const [first, again, other] = [
        await say('secretary'),
        await say('secretary'),
        await say('chair'),
      ];
      await board.partnership.test.asOwner(
        `UPDATE ${table} SET saved_at = saved_at - interval '2 minutes'`,
      );
      const later = await say('secretary');
      expect([again === first, new Set([first, other, later]).size], table).toEqual([true, 3]);
    }
  });

  it('is changed only in the version that was seen, and only by people with permission', async () => {
    await board.opened();
    const { id } = await record('secretary');
    const done = { ...anAction, id, version: 1, state: 'DONE', notes: 'Agreed in June.' };
    // Anybody else gets the same reply as for an action that does not exist.
    const [missing, theirs] = await Promise.all(
      [randomUUID(), id].map(async (of) => ({
        ...(await board.change('council', 'recordAction', { ...done, id: of })),
        id: of,
      })),
    );
    expect(theirs?.problems).toHaveLength(1);
    expect(JSON.stringify(theirs?.problems).replace(id, '')).toBe(
      JSON.stringify(missing?.problems).replace(missing?.id ?? '', ''),
    );
    expect(await record('chair', done)).toMatchObject({
      state: 'DONE',
      version: 2,
      isOverdue: false,
    });
    expect(
      await board.change('secretary', 'recordAction', { ...done, state: 'OPEN' }),
    ).toMatchObject({
      problems: [{ field: 'version' }],
      action: { state: 'DONE', version: 2 },
    });
    await expect(
      board.partnership.test.database.write(({ client }) =>
        client.query('UPDATE board_action_version SET text = text'),
      ),
    ).rejects.toThrow('permission denied');
  });

  it('gets notes from its agency, is reported as done by that agency, and is closed by the board', async () => {
    await board.opened();
    const { id } = await record('secretary', { ...anAction, notes: 'Begun.' });
    const note = { id, version: 1, note: 'A form was agreed.', isDone: true };
    for (const seat of ['police', 'chair'] as const)
      expect(await board.change(seat, 'noteAction', note)).toMatchObject({
        action: null,
        problems: [{ field: 'id' }],
      });
    const { errors } = await board.seats.member.ask(
      'mutation { noteAction(input: { id: "x", version: 1 }) { problems { message } } }',
    );
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
    expect(await board.made('council', 'noteAction', note)).toMatchObject({
      ...{ state: 'OPEN', isReportedDone: true, version: 2, canChange: false, canNote: true },
      notes: expect.stringMatching(
        /^Begun\.\n\n\d+ \w+ \d{4}, Reading Borough Council: A form was agreed\.$/,
      ),
    });
    expect((await board.change('council', 'noteAction', note)).problems).toMatchObject([
      { field: 'version' },
    ]);
    await record('secretary', { ...anAction, id, version: 2, state: 'DONE', notes: 'Agreed.' });
    expect(
      (await board.change('council', 'noteAction', { ...note, version: 3 })).problems[0].message,
    ).toContain('closed');
    expect((await board.board('council', 'actions { isReportedDone canNote }')).actions).toEqual([
      { isReportedDone: false, canNote: false },
    ]);
  });

  it('gets notes from the successor of its agency', async () => {
    const { app, partnership } = board;
    await board.opened();
    const { id } = await record('secretary', { ...anAction, agency: 'FRIMLEY' });
    const [heir] = await partnership.test.asOwner<{ id: number }>(
      `SELECT id FROM agency WHERE code = 'TVICB'`,
    );
    const grants = [
      { role: 'CONTRIBUTOR', agencyIds: [heir?.id ?? 0], areaCodes: [], marking: 'OFFICIAL' },
    ] as const;
    const colleague = await signedIn(
      app,
      partnership.test,
      await addPerson(partnership.test, { name: 'Safeguarding nurse', grants }),
    );
    const query =
      'mutation ($id: ID!) { noteAction(input: { id: $id, version: 1, note: "Begun." }) { action { notes } problems { field } } }';
    expect((await colleague.ask(query, { id })).data.noteAction).toMatchObject({
      ...{ action: { notes: expect.stringMatching(/Begun\.$/) }, problems: [] },
    });
  });

  it('must be read again before signing if it changed since the pack was read', async () => {
    const review = await board.inReview();
    await board.sign('police', 'CLEARED', review);
    await record('secretary');
    expect((await board.sign('chair', 'PARTNERS', review)).problems).toMatchObject([
      { field: 'reading' },
    ]);
  });

  it('stays in a signed pack as it was when signed, and is carried to the next pack', async () => {
    const review = await board.inReview();
    const { id } = await record('secretary');
    const { reading } = await board.board('chair', 'reading');
    await board.signBoth({ ...review, reading });
    const frozen = await actionsOf('member');
    expect(frozen).toMatchObject([
      {
        id: `${review.id} ${id}`,
        owner: 'Safeguarding lead, Reading Borough Council',
        state: 'OPEN',
        age: 1,
        version: 0,
        canChange: false,
      },
    ]);

    await record('secretary', { ...anAction, id, version: 1, state: 'DONE', notes: 'Agreed.' });
    await record('secretary', { text: 'Look at the districts.' });
    expect(await actionsOf('member')).toEqual(frozen);
    const { actionsNow } = await board.board('member', `actionsNow { ${FIELDS} }`);
    expect(actionsNow.map(({ text, state, age }: Json) => [text, state, age])).toEqual([
      ['Look at the districts.', 'OPEN', 1],
      [anAction.text, 'DONE', 2],
    ]);
  });

  it('can be changed while a message about it is sent, because both wait for its board’s lock', async () => {
    await board.opened();
    const { id } = await record('secretary');
    const { database } = board.partnership.test;
    const [reader] = await board.partnership.test.asOwner<{ id: string; area: string }>(
      'SELECT person.id, area_code AS area FROM person, board_action LIMIT 1',
    );
    const { id: personId = '', area = '' } = reader ?? {};
    const item = { personId, step: 'ACTION_LATE', actionId: id, dueOn: anAction.dueOn } as const;
    await database.write(async (changing) => {
      await lockAction(changing, id);
      await database.write(async (looking) => {
        await looking.query(sql`SET LOCAL lock_timeout = '2s'`);
        await lockBoard(looking, area);
        await insertActionNotices(looking, { message: 'x', at: new Date() }, [item]);
      });
      await lockBoard(changing, area);
    });
    expect(await board.partnership.test.asOwner('SELECT 1 FROM board_action_notice')).toHaveLength(
      1,
    );
  });

  it('stops a cleared person’s signature if it contains a protected number', async () => {
    const review = await board.inReview();
    const { id } = await record('secretary', { text: 'Look at all 13 referrals.' });
    const { reading } = await board.board('chair', 'reading');
    const refused = await board.sign('police', 'CLEARED', { ...review, reading });
    expect(refused.problems[0].message).toContain('contains 13');
    await record('secretary', {
      id,
      version: 1,
      text: 'Look at all referrals.',
      notes: 'Of 13 of them.',
    });
    const again = await board.board('chair', 'reading');
    expect(
      (await board.sign('police', 'CLEARED', { ...review, ...again })).problems[0].message,
    ).toContain('contains 13');
    await record('secretary', {
      id,
      version: 2,
      text: 'Look at all referrals.',
      post: 'Lead for the 13 referrals',
    });
    const third = await board.board('chair', 'reading');
    expect(
      (await board.sign('police', 'CLEARED', { ...review, ...third })).problems[0].message,
    ).toContain('contains 13');
    await record('secretary', { id, version: 3, text: 'Look at all referrals.' });
    await board.signBoth({ ...review, ...(await board.board('chair', 'reading')) });
  });
});

describe('words recorded with a signed pack', () => {
  it('may not contain a protected number; only a cleared writer is told so', async () => {
    const { id } = await board.signed();
    const said = { text: 'It was 13 in all.' };
    const [action, decision] = [{ ...said }, { ...said, pack: id }];
    expect((await board.change('clerk', 'recordAction', action)).problems[0].message).toContain(
      'contains 13',
    );
    for (const field of ['notes', 'post'])
      expect(
        (await board.change('clerk', 'recordAction', { text: 'Look.', [field]: said.text }))
          .problems,
      ).toMatchObject([{ field }]);
    expect((await board.change('clerk', 'recordDecision', decision)).problems[0].message).toContain(
      'contains 13',
    );
    expect(
      (await board.change('clerk', 'recordDecision', { ...decision, text: 'It was about 15.' }))
        .problems,
    ).toEqual([]);
    const [written, decided] = [
      await board.made('clerk', 'recordAction', { text: 'Look.', agency: 'TVP' }),
      await board.made('clerk', 'recordDecision', { pack: id, text: 'Agreed.' }),
    ];
    for (const [seat, field, input] of [
      ['clerk', 'recordAction', { id: written.id, ...said }],
      ['clerk', 'recordDecision', { id: decided.id, ...said }],
      ['police', 'noteAction', { id: written.id, note: said.text }],
    ] as const)
      expect(
        (await board.change(seat, field, { ...input, version: 1 })).problems[0].message,
        field,
      ).toContain('contains 13');
    // Anybody else is not refused, because they would learn that a guess was right.
    expect((await board.change('secretary', 'recordDecision', decision)).problems).toEqual([]);
    expect(
      (
        await board.change('secretary', 'recordDecision', {
          ...decision,
          text: 'It was 14 in all.',
        })
      ).problems,
    ).toEqual([]);
  });
});

describe('a decision', () => {
  it('is recorded with a signed pack, but is never part of it', async () => {
    const { id } = await board.inReview();
    const early = await board.change('chair', 'recordDecision', { pack: id, text: 'Agreed.' });
    expect(early.problems).toMatchObject([{ field: 'pack' }]);
    await board.signBoth({ ...(await review(id)) });
    const before = await documents();
    const decision = await board.made('chair', 'recordDecision', {
      pack: id,
      text: 'Agreed the pack.',
    });
    expect(decision).toMatchObject({ text: 'Agreed the pack.', version: 1, canChange: true });
    expect(
      (await board.change('council', 'recordDecision', { pack: id, text: 'x' })).problems,
    ).toHaveLength(1);
    await board.made('secretary', 'recordDecision', {
      id: decision.id,
      version: 1,
      text: 'Agreed the pack, with thanks.',
    });
    const stale = await board.change('chair', 'recordDecision', {
      id: decision.id,
      version: 1,
      text: 'Took it back.',
    });
    expect(stale).toMatchObject({
      problems: [{ field: 'version' }],
      decision: { text: 'Agreed the pack, with thanks.' },
    });
    expect((await board.board('member', 'decisions { text canChange }')).decisions).toEqual([
      { text: 'Agreed the pack, with thanks.', canChange: false },
    ]);
    expect(await documents()).toEqual(before);
    expect(JSON.stringify(before)).not.toContain('Agreed the pack');
  });
});

const documents = () =>
  board.partnership.test.asOwner('SELECT document FROM pack_edition ORDER BY edition');
async function review(id: string) {
  const { version, reading, contents } = await board.board(
    'chair',
    'version reading contents { dataVersion }',
  );
  return { id, version, reading, dataVersion: contents.dataVersion };
}
