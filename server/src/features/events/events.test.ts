import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { settleHeldRollups } from '#features/figures/held-rollups.reader.js';
import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import { aStoredReport, insertRows } from '#testing/records.js';
import { insertReturns } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { WatchedDatabase } from '#testing/watched-database.js';

/**
 * The number of reports received in each quarter from 2023-24-Q2 on, and the first days of these
 * quarters.
 */
const reports = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 180];
const firstDays = reports.map((_, index) => {
  const month = index * 3 + 6;
  return `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
});

let test: TestDatabase;
let watched: WatchedDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner(`DELETE FROM return_obligation WHERE agency_id > 3 OR dataset <> 'REPORTS'`);
  await insertRows(
    test,
    'report',
    reports.map((quantity, index) =>
      aStoredReport({ reference: `R${index}`, received_on: firstDays[index], quantity }),
    ),
  );
  await insertReturns(
    test,
    firstDays.map((day) => ({ agency: 'TVP', day })),
    'REPORTS',
  );
  await test.rebuildRollups();
  watched = new WatchedDatabase(test.ownerUrl, { maxConnections: 4 });
  api = await createApiClient({ ...test, database: watched }, '2026-11-25');
});
afterAll(async () => {
  await api.close();
  await watched.close();
  await test.close();
});
beforeEach(() => test.asOwner('DELETE FROM event'));

const fields = 'id happenedOn title measures { key name } changesRecording version';
const anEvent = {
  happenedOn: '2026-04-01',
  title: 'A new form',
  measures: ['reports'],
  changesRecording: true,
};

async function ask(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Json> {
  const { data, errors } = await api.ask(query, variables);
  expect(errors).toEqual([]);
  return data;
}
async function add(about: Readonly<Record<string, unknown>> = {}): Promise<Json> {
  const query = `mutation ($input: AddEventInput!) { addEvent(input: $input) { event { ${fields} } problems { field message } } }`;
  return (await ask(query, { input: { ...anEvent, ...about } })).addEvent;
}
async function remove({
  id,
  version,
}: {
  readonly id: string;
  readonly version: number;
}): Promise<Json> {
  const query =
    'mutation ($input: RemoveEventInput!) { removeEvent(input: $input) { problems { field message } } }';
  return (await ask(query, { input: { id, version } })).removeEvent.problems;
}
const readEvents = async (): Promise<Json> => (await ask(`{ events { ${fields} } }`)).events;

async function readCard(): Promise<Json> {
  const kpis =
    'kpis { measure { key } events { title } figure { flags } variation controlChart { centre pointCount } }';
  const { scorecard } = await ask(`{ scorecard(quarter: "2026-27-Q2") { id ${kpis} } }`);
  return {
    ...scorecard,
    reports: scorecard.kpis.find(({ measure }: Json) => measure.key === 'reports'),
  };
}

describe('events', () => {
  it('are listed oldest first, as entered', async () => {
    const { event, problems } = await add({
      title: ' A new form ',
      measures: ['reports', 'disruptions'],
    });
    expect(problems).toEqual([]);
    expect(event).toMatchObject({
      happenedOn: '2026-04-01',
      title: 'A new form',
      changesRecording: true,
      version: 1,
    });
    expect(event.measures.map(({ key }: Json) => key)).toEqual(['reports', 'disruptions']);
    await add({ happenedOn: '2020-02-29', title: 'A leap day', changesRecording: false });
    expect((await readEvents()).map(({ title }: Json) => title)).toEqual([
      'A leap day',
      'A new form',
    ]);
    expect((await readEvents())[1]).toEqual(event);
  });

  it('that are sent twice at once, or again within a minute, are stored once', async () => {
    const [first, second] = await Promise.all([
      add({ measures: ['reports', 'disruptions'] }),
      add({ measures: ['disruptions', 'reports'] }),
    ]);
    expect(first.event).toEqual(second.event);
    expect(await readEvents()).toHaveLength(1);
    const entries = await test.asOwner(
      `SELECT what FROM audit_entry WHERE what LIKE 'Added the event "A new form"%'`,
    );
    expect((await add({ title: 'Another form' })).event.id).not.toBe(first.event.id);
    expect(
      (await add({ changesRecording: false, measures: ['reports', 'disruptions'] })).event.id,
    ).not.toBe(first.event.id);
    await test.asOwner(`UPDATE event SET added_at = added_at - interval '1 minute'`);
    expect((await add({ measures: ['reports', 'disruptions'] })).event.id).not.toBe(first.event.id);
    expect(await readEvents()).toHaveLength(4);
    expect(
      await test.asOwner(
        `SELECT what FROM audit_entry WHERE what LIKE 'Added the event "A new form"%'`,
      ),
    ).toHaveLength(entries.length + 2);
  });

  it('that were removed are new when they are sent again', async () => {
    const { event } = await add();
    expect(await remove(event)).toEqual([]);
    expect((await add()).event.id).not.toBe(event.id);
  });

  it('change recording only if they say so', async () => {
    const query =
      'mutation { addEvent(input: { happenedOn: "2026-04-01", title: "A day", measures: [reports] }) { event { changesRecording } } }';
    expect((await ask(query)).addEvent.event).toEqual({ changesRecording: false });
  });

  it('are changed in place, only in the version that was seen, and the log says what was there before', async () => {
    const { event } = await add();
    const change = async (about: Readonly<Record<string, unknown>>, version = 1): Promise<Json> => {
      const query = `mutation ($input: ChangeEventInput!) { changeEvent(input: $input) { event { ${fields} } problems { field message } } }`;
      return (await ask(query, { input: { ...anEvent, id: event.id, version, ...about } }))
        .changeEvent;
    };
    const wanted = { title: ' Another form ', happenedOn: '2026-05-01', changesRecording: false };
    const both = await Promise.all([
      change({ ...wanted, measures: ['disruptions'] }),
      change({ title: 'A third' }),
    ]);
    expect(both.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
    const now = await readEvents();
    expect(now).toHaveLength(1);
    expect(now[0]).toMatchObject({ id: event.id, version: 2 });
    // The second person gets what the first has saved.
    const refused = both.find(({ problems }) => problems.length > 0);
    expect(refused.event).toEqual(now[0]);
    expect(refused.problems[0].message).toContain(`it is now the event "${now[0].title}"`);
    const late = await change({ title: 'Late' });
    expect(late).toMatchObject({
      event: { version: 2 },
      problems: [
        { field: 'version', message: expect.stringMatching(/^Somebody else has changed this/) },
      ],
    });
    // Repeating the current values needs no version, and makes no new one.
    const { title, happenedOn, changesRecording, measures } = now[0];
    expect(
      await change({
        ...{ title, happenedOn, changesRecording },
        measures: measures.map(({ key }: Json) => key),
      }),
    ).toEqual({ event: now[0], problems: [] });
    expect((await change({ title: '' }, 2)).problems).toMatchObject([{ field: 'title' }]);
    const again = await change(wanted, 2);
    expect(again.event).toMatchObject({ title: 'Another form', version: 3 });
    const [last] = await test.asOwner(
      `SELECT what FROM audit_entry WHERE what LIKE 'Changed%' ORDER BY number DESC LIMIT 1`,
    );
    expect(last).toEqual({
      what: expect.stringMatching(
        /^Changed the event "Another form" of 2026-05-01, on the charts of Reports received\. Before: the event "/,
      ),
    });
    expect(await remove(again.event)).toEqual([]);
    expect((await change(wanted, 3)).problems).toMatchObject([{ field: 'id' }]);
  });

  it('are removed once; a second attempt says that they are gone', async () => {
    const { event } = await add();
    const gone = [
      {
        field: 'id',
        message: 'Somebody has removed this event. Look at the list again.',
      },
    ];
    expect(await remove({ id: event.id, version: 2 })).toEqual([
      {
        field: 'version',
        message: expect.stringMatching(
          /^Somebody else has changed this: it is now the event ".*Check it before you remove it\.$/,
        ),
      },
    ]);
    expect(await readEvents()).toHaveLength(1);
    const answers = await Promise.all([1, 2, 3].map(() => remove({ id: event.id, version: 1 })));
    expect(answers.filter((problems) => problems.length === 0)).toHaveLength(1);
    expect(answers.filter((problems) => problems.length > 0)).toEqual([gone, gone]);
    expect(await readEvents()).toEqual([]);
    for (const id of ['', 'x', '\u0000', "' OR true --"])
      expect(await remove({ id, version: 1 })).toEqual(gone);
  });

  it('start new limits if they change recording, mark figures with [b], and undo both when removed', async () => {
    const before = await readCard();
    expect(before.reports).toMatchObject({
      variation: 'UNUSUALLY_HIGH',
      controlChart: { pointCount: 13 },
    });
    const { event } = await add({ happenedOn: '2026-07-01' });
    const broken = await readCard();
    expect(broken.reports).toMatchObject({
      variation: 'TOO_FEW_POINTS',
      controlChart: { centre: 180, pointCount: 1 },
    });
    expect(broken.reports.figure.flags).toContain('BREAK');
    expect(broken.id).not.toBe(before.id);
    expect(await remove(event)).toEqual([]);
    expect(await readCard()).toEqual(before);
  });

  it('leave limits and figures as they are if they do not change recording', async () => {
    const before = await readCard();
    await add({ changesRecording: false });
    const after = await readCard();
    expect(after.reports).toEqual({ ...before.reports, events: [{ title: 'A new form' }] });
    expect(after.id).toBe(before.id);
  });

  it('apply to figures at once, which get a flag, a note and a new id', async () => {
    const read = async () =>
      (
        await ask(
          '{ figures(by: [QUARTER]) { id notes rows { key { quarter { key } } reports { flags } } } }',
        )
      ).figures;
    const before = await read();
    const { event } = await add();
    const after = await read();
    expect(after.id).not.toBe(before.id);
    expect(after.notes).toContain('[b] 1 April 2026: A new form');
    expect(
      after.rows
        .filter(({ reports: { flags } }: Json) => flags.includes('BREAK'))
        .map(({ key }: Json) => key.quarter.key),
    ).toEqual(['2026-27-Q1']);
    await remove(event);
    expect(await read()).toEqual(before);
  });

  it('are on the charts of the measures that they affect, within the quarters of the trend, both ends included', async () => {
    for (const [happenedOn, title] of [
      ['2023-06-30', 'Before'],
      ['2023-07-01', 'First day'],
      ['2026-12-31', 'Last day'],
      ['2027-01-01', 'After'],
    ])
      await add({ happenedOn, title, changesRecording: false });
    await add({
      title: 'Of others',
      measures: ['disruptions', 'vacancyRate'],
      changesRecording: false,
    });
    const { kpis } = await readCard();
    const titlesOf = (key: string) =>
      kpis
        .filter(({ measure }: Json) => measure.key === key)
        .map(({ events }: Json) => events.map(({ title }: Json) => title));
    expect(titlesOf('reports')).toEqual([['First day', 'Last day']]);
    // The chart for each objective, and the chart for all objectives.
    expect(titlesOf('disruptions')).toEqual([
      ['Of others'],
      ['Of others'],
      ['Of others'],
      ['Of others'],
      ['Of others'],
    ]);
    expect(titlesOf('nrmReferrals')).toEqual([[]]);
  });

  it('cost one statement for all charts, and none if they are not selected', async () => {
    const count = async (selected: string) => {
      watched.statements.length = 0;
      await ask(`{ scorecard { kpis { ${selected} } } }`);
      return watched.statements.length;
    };
    // Once the card and the rollups have been read, one statement confirms that they are unchanged.
    await count('id');
    await settleHeldRollups(watched);
    expect(await count('id')).toBe(1);
    expect(await count('id events { id }')).toBe(2);
  });

  it('leave out measures that no longer exist', async () => {
    await test.asOwner(
      `INSERT INTO event (id, happened_on, title, measures, changes_recording) VALUES (gen_random_uuid(), '2026-04-01', 'A day', '{gone,reports}', false)`,
    );
    expect((await readEvents())[0].measures.map(({ key }: Json) => key)).toEqual(['reports']);
  });

  it('with several errors are refused with all of them at once, and nothing is written', async () => {
    const { event, problems } = await add({
      happenedOn: '1999-12-31',
      title: 'One\u0000two',
      measures: [],
    });
    expect(event).toBeNull();
    expect(problems.map(({ field }: Json) => field)).toEqual(['happenedOn', 'title', 'measures']);
    expect(await readEvents()).toEqual([]);
  });

  it.each([
    {
      input: { happenedOn: '2025-02-30' },
      message:
        /"input\.happenedOn"; "2025-02-30" is not a Date\. A day without a time, such as 2025-04-01\./,
    },
    {
      input: { measures: ['nothing'] },
      message: /"input\.measures\[0\]"; Value "nothing" does not exist in "MeasureKey" enum/,
    },
  ])('with $input are refused, and the invalid part is named', async ({ input, message }) => {
    const { errors } = await api.ask(
      'mutation ($input: AddEventInput!) { addEvent(input: $input) { problems { message } } }',
      {
        input: { ...anEvent, ...input },
      },
    );
    expect(errors).toMatchObject([
      { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
