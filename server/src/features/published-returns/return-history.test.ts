import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { eraseOneRecord } from '#features/returns/erase-record.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { readStagedFields, sendReferrals } from '#testing/staged-returns.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const [NCA, RBC] = [3, 11];
const QUARTER = '2026-27-Q1';

let test: TestDatabase;
let app: FastifyInstance;
let sender: Browser;
let administrator: Browser;
let stranger: Browser;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, {
    ...{ signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN },
    ...{ doesReadRollups: false, doesKeepAnswers: false },
  });
  const join = async (name: string, role: 'ADMINISTRATOR' | 'CONTRIBUTOR', agency: number) => {
    const grants = [{ role, agencyIds: [agency], areaCodes: [], marking: 'OFFICIAL' }] as const;
    return signedIn(app, test, await addPerson(test, { name, grants }));
  };
  sender = await join('Data manager', 'CONTRIBUTOR', RBC);
  administrator = await join('Administrator', 'ADMINISTRATOR', RBC);
  stranger = await join('Stranger', 'CONTRIBUTOR', NCA);
});
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE agency_data_version, submission, staged_return, referral, referral_history, referral_staging, erased_record',
  );
  await test.emptyRollups();
});
afterAll(async () => {
  await app.close();
  await test.close();
});

/** Publishes referrals in the quarter with these references, each for this many people. */
async function publish(quantities: Readonly<Record<string, string>>, how = ''): Promise<void> {
  const rows = Object.entries(quantities).map(([reference, quantity]) => ({
    ...{ reference, quantity, received_on: '2026-05-04' },
  }));
  const address = `/import/returns/referrals?agency=RBC&quarter=${QUARTER}&publish=yes&withdraw=yes${how}`;
  const { body } = await sender.sendFile(address, aReturnText(...rows));
  expect(JSON.parse(body.trim().split('\n').at(-1) ?? '')).toMatchObject({
    outcome: { status: 'PUBLISHED' },
  });
}

/** The effect that is shown before these references are published. */
async function effectOf(quantities: Readonly<Record<string, string>>): Promise<Json> {
  const rows = Object.entries(quantities).map(([reference, quantity]) => ({
    ...{ reference, quantity, received_on: '2026-05-04' },
  }));
  const { id } = await sendReferrals(sender, aReturnText(...rows), `quarter=${QUARTER}&stage=yes`);
  const { effect } = await readStagedFields(sender, id, 'effect { before after }');
  return effect;
}

const FIELDS = `count isOpen returns {
  id dataset period { key } state publishedBy version fileName isPartial isFirst rows warnings stagedId corrections
  added corrected withdrawn moved { name before after } undoneBy undoneVersion }`;

async function history(by = sender, args = ''): Promise<Json> {
  const { data, errors } = await by.ask(`{ returnHistory(agency: "RBC"${args}) { ${FIELDS} } }`);
  return errors.length > 0 ? errors[0].extensions.code : data.returnHistory;
}

async function undo(): Promise<void> {
  const { returns } = await history();
  const { data } = await sender.ask(
    'mutation ($input: UndoReturnInput!) { undoReturn(input: $input) { problems { message } } }',
    { input: { submission: returns[0].id } },
  );
  expect(data.undoReturn.problems).toEqual([]);
}

/** How many people the referrals in the records stand for, counted separately from the list. */
const people = async () =>
  Number(
    (
      await test.asOwner<{ all: string }>('SELECT coalesce(sum(quantity), 0) AS all FROM referral')
    )[0]?.all,
  );
const movesOf = (listed: Json) =>
  listed.returns.map(({ moved }: Json) =>
    moved?.map(({ name, before, after }: Json) => `${name}: ${before} to ${after}`),
  );

describe('the history of returns', () => {
  it('says what each return changed and which figures it moved, newest first', async () => {
    await publish({ R1: '1', R2: '2' });
    expect(await people()).toBe(3);
    await publish({ R1: '1', R2: '5' });
    expect(await people()).toBe(6);
    await publish({ R3: '4' }, '&partial=yes');
    const listed = await history();
    expect(movesOf(listed)).toEqual([
      [expect.stringMatching(/: 6 to 10$/)],
      [expect.stringMatching(/: 3 to 6$/)],
      [expect.stringMatching(/: null to 3$/)],
    ]);
    expect(listed).toMatchObject({
      ...{ count: 3, isOpen: true },
      returns: [
        {
          state: 'CURRENT',
          isPartial: true,
          isFirst: false,
          rows: 1,
          added: 1,
          publishedBy: 'Data manager',
        },
        { state: 'REPLACED', isFirst: false, corrected: 1, version: 2 },
        { state: 'REPLACED', isFirst: true, added: 2, version: 1 },
      ],
    });
  });

  it('lists a nil return, and a return that was taken back as one entry', async () => {
    await publish({ R1: '1', R2: '2' });
    const { data } = await sender.ask(
      `mutation { declareNil(input: { agency: "RBC", dataset: REFERRALS, quarter: "${QUARTER}", isMeant: true }) { problems { message } } }`,
    );
    expect(data.declareNil.problems).toEqual([]);
    await undo();
    const listed = await history();
    expect(movesOf(listed)).toEqual([
      [expect.stringMatching(/: 3 to 0$/)],
      [expect.stringMatching(/: null to 3$/)],
    ]);
    expect(listed.returns).toMatchObject([
      { state: 'UNDONE', rows: 0, withdrawn: 2, undoneBy: 'Data manager', undoneVersion: 3 },
      { state: 'CURRENT', undoneBy: null },
    ]);
    expect(await people()).toBe(3);
  });

  it('names the staged return with its corrected cells, while that is kept', async () => {
    const row = { reference: 'R1', quantity: '1', received_on: '2026-05-04' };
    const text = aReturnText({ ...row, sex: 'Xyz' });
    const { id } = await sendReferrals(sender, text, `quarter=${QUARTER}&stage=yes`);
    const { version } = await readStagedFields(sender, id, 'version');
    const { data } = await sender.ask(
      `mutation { correctCell(input: { id: "${id}", version: ${version}, row: 2, column: "sex", value: "Female" }) { version problems { message } } }`,
    );
    expect(data.correctCell.problems).toEqual([]);
    await sender.ask(
      `mutation { publishReturn(input: { id: "${id}", version: ${data.correctCell.version} }) { version } }`,
    );
    expect((await history()).returns).toMatchObject([{ stagedId: id, corrections: 1 }]);
    await test.asOwner('TRUNCATE staged_return');
    expect((await history()).returns).toMatchObject([{ stagedId: null, corrections: null }]);
  });

  it('does not show a figure whose change is too small to show in its words', async () => {
    await publish({ R1: '1' });
    await test.asOwner(
      `UPDATE submission SET moved = jsonb_build_array(moved->0 || '{"before": 99.96, "after": 99.99}'::jsonb, moved->0 || '{"before": 1, "after": 2}'::jsonb)`,
    );
    expect(movesOf(await history())).toEqual([[expect.stringMatching(/: 1 to 2$/)]]);
  });

  it('does not show figures that did not move', async () => {
    await publish({ R1: '1' });
    await publish({ R1: '1' });
    expect(movesOf(await history())[0]).toEqual([]);
  });

  it('forgets which figures moved once a record is erased, and does not show where its count leaves', async () => {
    await publish({ R1: '1', R2: '2' });
    await eraseOneRecord(test.database, {
      ...{
        dataset: 'REFERRALS',
        agency: 'RBC',
        reference: 'R2',
        why: 'The person asked for it',
        report: () => undefined,
      },
      ...{ acting: { actor: commandLine, agencyId: null }, now: new Date('2026-11-24T12:00:00Z') },
    });
    expect(movesOf(await history())).toEqual([undefined]);
    expect(await effectOf({ R1: '1', R3: '4' })).toContainEqual({ before: '1', after: '5' });
    await publish({ R1: '1', R3: '4' });
    expect(await people()).toBe(5);
    expect(movesOf(await history())).toEqual([[expect.stringMatching(/: 1 to 5$/)], undefined]);
  });

  it('tells administrators that returns arrived, but not what they changed, and does not tell others anything', async () => {
    await publish({ R1: '1' });
    expect(await history(administrator)).toMatchObject({
      isOpen: false,
      returns: [
        {
          publishedBy: 'Data manager',
          moved: null,
          rows: null,
          added: null,
          fileName: null,
          warnings: null,
          stagedId: null,
          corrections: null,
          corrected: null,
          withdrawn: null,
        },
      ],
    });
    expect(await history(stranger)).toBe('FORBIDDEN');
  });

  it('is shown in pages of twenty, for one quarter or dataset if requested', async () => {
    await test.asOwner(`
      INSERT INTO submission (agency_id, id, dataset, quarter_start, status, is_partial, file_name, staged_at, published_at, row_count, warning_count, added, corrected, withdrawn)
      SELECT ${RBC}, gen_random_uuid(), 'REPORTS', '2026-04-01', 'PUBLISHED', false, 'n' || n, now(), '2026-07-01'::timestamptz + n * interval '1 hour', n, 0, 0, 0, 0
      FROM   generate_series(1, 21) AS n`);
    const named = (listed: Json) => listed.returns.map(({ fileName }: Json) => fileName);
    expect(await history()).toMatchObject({ count: 21 });
    expect(named(await history())).toEqual(
      Array.from({ length: 20 }, (_, index) => `n${21 - index}`),
    );
    expect(named(await history(sender, ', page: 2'))).toEqual(['n1']);
    expect(await history(sender, ', dataset: REFERRALS')).toMatchObject({ count: 0, returns: [] });
    expect(await history(sender, ', quarter: "2026-27-Q2"')).toMatchObject({ count: 0 });
    expect(await history(sender, ', quarter: "2026-27-Q1", dataset: REPORTS')).toMatchObject({
      count: 21,
    });
  });

  it('lists only what a post published, or what has a given state, and counts only that', async () => {
    await publish({ R1: '1' });
    await publish({ R1: '2' });
    await publish({ R1: '3' });
    await undo();
    const versions = ({ returns }: Json) => returns.map(({ version }: Json) => version);
    const counts = ({ count, undoneCount, replacedCount }: Json) => [
      ...[count, undoneCount, replacedCount],
    ];
    const ask = async (args: string) => {
      const { data } = await sender.ask(
        `{ returnHistory${args} { agency { code } choices { code } publishers count undoneCount replacedCount returns { version } } }`,
      );
      return data.returnHistory;
    };
    const all = await ask('(agency: "RBC")');
    expect([versions(all), counts(all)]).toEqual([
      [3, 2, 1],
      [3, 1, 1],
    ]);
    expect(all.publishers).toEqual(['Data manager']);
    // If no agency is named, the history is that of the sender's only agency.
    expect(await ask('')).toEqual(all);
    expect(all.choices).toEqual([{ code: 'RBC' }]);
    for (const [state, version, undone, replaced] of [
      ['CURRENT', 2, 0, 0],
      ['REPLACED', 1, 0, 1],
      ['UNDONE', 3, 1, 0],
    ] as const) {
      const some = await ask(`(agency: "RBC", state: ${state})`);
      expect([versions(some), counts(some)]).toEqual([[version], [1, undone, replaced]]);
    }
    expect(counts(await ask('(agency: "RBC", by: "Data manager")'))).toEqual([3, 1, 1]);
    expect(counts(await ask('(agency: "RBC", by: "Somebody else")'))).toEqual([0, 0, 0]);
  });
});
