import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { readCacheVersion } from '#features/figures/cache-version.reader.js';
import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import { insertReturns } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const TODAY = '2026-11-25';
const QUARTER = '2026-27-Q2';
let test: TestDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  await insertReturns(test, [{ agency: 'TVP', day: '2026-07-01' }], 'REPORTS');
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.asOwner(`
    DELETE FROM period; DELETE FROM obligation_version; DELETE FROM return_obligation;
    INSERT INTO return_obligation (agency_id, dataset, from_quarter_start)
    SELECT id, 'REPORTS', '2026-04-01' FROM agency WHERE code IN ('TVP', 'RBC')`);
  await test.asOwner(
    `UPDATE submission SET published_at = '2026-11-10T12:00Z', quarter_start = '2026-07-01'`,
  );
  api = await createApiClient(test, TODAY);
  return () => api.close();
});

async function ask(query: string, input: unknown): Promise<Json> {
  const { data, errors } = await api.ask(query, { input });
  expect(errors).toEqual([]);
  return data;
}

const setting = { dataset: 'REPORTS', dueOn: '2026-10-31', closedOn: null, version: 0 };
const effectOf = async (about: object) =>
  (
    await ask(
      'query ($input: SetPeriodsInput!) { periodEffect(input: $input) { sentences problems { field message } } }',
      { quarter: QUARTER, settings: [{ ...setting, ...about }] },
    )
  ).periodEffect;
const set = async (...settings: readonly object[]) =>
  (
    await ask(
      'mutation ($input: SetPeriodsInput!) { setPeriods(input: $input) { settings { dataset dueOn closedOn status version } problems { field message } } }',
      { quarter: QUARTER, settings: settings.map((about) => ({ ...setting, ...about })) },
    )
  ).setPeriods;
const statesOf = async () => {
  const { data } = await api.ask(
    `{ returns(quarter: "${QUARTER}") { agency { code } dataset state } periods(from: "${QUARTER}", to: "${QUARTER}") { datasets { dataset status dueOn returnsDue returnsReceived } } }`,
  );
  return {
    states: data.returns.map(({ agency, state }: Json) => `${agency.code} ${state}`).sort(),
    reports: data.periods[0].datasets.find(({ dataset }: Json) => dataset === 'REPORTS'),
  };
};

describe('changes to due dates', () => {
  it('first list which returns become late or on time, and apply at once', async () => {
    expect(await statesOf()).toMatchObject({ states: ['RBC MISSING', 'TVP RECEIVED_LATE'] });
    const effect = await effectOf({ dueOn: '2026-11-30' });
    expect(effect).toEqual({
      sentences: [
        expect.stringMatching(/^Reports for Q2 2026\/27 open again until 1 December 2026\./),
        '1 return that is late and missing would be due and not late: Reading Borough Council.',
        '1 return that is in, and late would be on time: Thames Valley Police.',
        expect.stringMatching(/would be Q1 2026\/27, not Q2 2026\/27 as now/),
      ],
      problems: [],
    });
    expect(await test.asOwner('SELECT FROM period')).toEqual([]);
    const { settings, problems } = await set({ dueOn: '2026-11-30' });
    expect(problems).toEqual([]);
    expect(settings[0]).toEqual({
      ...{ dataset: 'REPORTS', dueOn: '2026-11-30', closedOn: null, status: 'OPEN', version: 1 },
    });
    expect(await statesOf()).toEqual({
      states: ['RBC DUE', 'TVP RECEIVED'],
      reports: {
        ...{ dataset: 'REPORTS', status: 'OPEN', dueOn: '2026-11-30' },
        ...{ returnsDue: 2, returnsReceived: 1 },
      },
    });
  });

  it('change the figure for returns on time in the next answer', async () => {
    const share = async () =>
      (
        await api.ask(
          `{ figures(where: { quarter: { in: ["${QUARTER}"] } }) { totals { returnsOnTime { numerator denominator } } } }`,
        )
      ).data.figures.totals.returnsOnTime;
    expect(await share()).toMatchObject({ numerator: 0, denominator: 2 });
    await set({ dueOn: '2026-11-26' });
    // The measure counts only returns whose due day has passed.
    expect(await share()).toMatchObject({ numerator: 0, denominator: 0 });
  });

  it('trigger alerts, and invalidate the answers that other servers cached', async () => {
    const versions = new Set([await test.database.read(readCacheVersion)]);
    await set({ dueOn: '2026-11-26' });
    versions.add(await test.database.read(readCacheVersion));
    await setOwing({ times: [] });
    versions.add(await test.database.read(readCacheVersion));
    expect(versions.size).toBe(3);
  });
});

describe('closing and opening', () => {
  it('first list which agencies will be missing, and then give each quarter the announced status', async () => {
    await set({ dueOn: '2026-11-30' });
    const effect = await effectOf({ dueOn: '2026-11-30', closedOn: TODAY });
    expect(effect.sentences).toEqual([
      'Reports for Q2 2026/27 close now. Their figures are provisional, and agencies that have not sent their returns are named as missing next to them.',
      '1 return is not in, and shows as not available [x]: Reading Borough Council.',
      expect.stringMatching(/would be Q2 2026\/27, not Q1 2026\/27 as now/),
    ]);
    const closed = await set({ dueOn: '2026-11-30', closedOn: TODAY, version: 1 });
    expect(closed.settings[0]).toMatchObject({ status: 'PROVISIONAL', version: 2 });
    const opened = await set({ dueOn: '2026-11-30', closedOn: '2026-12-24', version: 2 });
    expect(opened.settings[0]).toMatchObject({ status: 'OPEN', version: 3 });
  });

  it('do not overwrite what changed after the person saw it, and apply all or nothing', async () => {
    await set({ dueOn: '2026-11-26' });
    const { problems, settings } = await set(
      { dueOn: '2026-11-28' },
      { dataset: 'REFERRALS', dueOn: '2026-11-28' },
    );
    expect(problems).toEqual([
      {
        field: 'version',
        message:
          'Somebody else has changed reports for Q2 2026/27: they are now due on 26 November 2026, and closed at the end of that day. Check it before you save yours.',
      },
    ]);
    expect(settings.map(({ version }: Json) => version)).toEqual([1, 0, 0, 0, 0]);
  });

  it('let exactly one of many concurrent changes win', async () => {
    const answers = await Promise.all(
      ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'].map((dueOn) => set({ dueOn })),
    );
    const [saved, ...more] = answers.filter(({ problems }) => problems.length === 0);
    expect(more).toEqual([]);
    expect(await test.asOwner('SELECT version, due_on::text AS "dueOn" FROM period')).toEqual([
      { version: 1, dueOn: saved.settings[0].dueOn },
    ]);
    const day = Number(saved.settings[0].dueOn.slice(-2));
    for (const { problems } of answers.filter((answer) => answer !== saved))
      expect(problems[0].message).toContain(
        `Somebody else has changed reports for Q2 2026/27: they are now due on ${day} November 2026`,
      );
  });

  it('cannot give a quarter that was kept open a closing day or a due day in the past', async () => {
    await set({ closedOn: '2026-12-24' });
    const back = await set({ closedOn: null, version: 1 });
    expect(back.problems).toEqual([
      {
        field: 'closedOn',
        message:
          'The due day, 31 October 2026, is in the past: the quarter would have closed on 1 November 2026. Give 25 November 2026 or a later day to close it.',
      },
    ]);
    expect(back.settings[0]).toMatchObject({ status: 'OPEN', version: 1 });
    const moved = await set({ dueOn: '2026-11-24', closedOn: '2026-12-24', version: 1 });
    expect(moved.problems).toMatchObject([{ field: 'dueOn' }]);
  });

  it('refuse final quarters', async () => {
    const { setPeriods } = await ask(
      'mutation ($input: SetPeriodsInput!) { setPeriods(input: $input) { problems { field message } } }',
      { quarter: '2025-26-Q1', settings: [{ ...setting, dueOn: '2025-09-30' }] },
    );
    expect(setPeriods.problems).toEqual([
      { field: 'quarter', message: expect.stringMatching(/^Reports for Q1 2025\/26 are final/) },
    ]);
  });
});

const owing = { agency: 'RBC', dataset: 'REPORTS', times: [], version: 0 };
const owingEffect = async (about: object) =>
  (
    await ask(
      'query ($input: SetObligationInput!) { obligationEffect(input: $input) { sentences problems { message } } }',
      { ...owing, ...about },
    )
  ).obligationEffect;
const setOwing = async (about: object) =>
  (
    await ask(
      'mutation ($input: SetObligationInput!) { setObligation(input: $input) { obligation { text isOwedNow version } problems { field message } } }',
      { ...owing, ...about },
    )
  ).setObligation;

describe('changing what is owed', () => {
  it('first says how many of the returns owed are in, and applies at once to the Returns page and its counts', async () => {
    const until = { times: [{ from: '2026-27-Q1', until: '2026-27-Q1' }] };
    expect((await owingEffect(until)).sentences).toEqual([
      'Reports for Q2 2026/27: 1 of 1 returns would be in, not 1 of 2 as now.',
      'Reports for Q3 2026/27: 0 of 1 returns would be in, not 0 of 2 as now.',
      'From Q4 2026/27 on, the agency no longer owes reports.',
    ]);
    expect(await setOwing(until)).toEqual({
      obligation: { text: 'only for Q1 2026/27', isOwedNow: false, version: 1 },
      problems: [],
    });
    expect(await statesOf()).toMatchObject({
      states: ['TVP RECEIVED_LATE'],
      reports: { returnsDue: 1, returnsReceived: 1 },
    });
    const { data } = await api.ask('{ obligations(agency: "RBC") { dataset text version } }');
    expect(data.obligations).toHaveLength(5);
    expect(data.obligations[0]).toEqual({
      ...{ dataset: 'REPORTS', text: 'only for Q1 2026/27', version: 1 },
    });
  });

  it('says which returns would be late, and for how many quarters that boards have seen', async () => {
    const { sentences } = await owingEffect({ times: [{ from: '2025-26-Q1', until: null }] });
    expect(sentences).toEqual([
      '4 earlier quarters change too, Q1 2025/26 to Q4 2025/26; 4 of them are final, and boards have seen them.',
      'Reading Borough Council would be late with 4 returns: Q1 2025/26 to Q4 2025/26.',
    ]);
  });

  it('never starts its version numbers again, and does not overwrite what the person has not seen', async () => {
    await setOwing({ times: [] });
    await setOwing({ times: [{ from: '2026-27-Q1' }], version: 1 });
    expect(await setOwing({ times: [], version: 1 })).toEqual({
      obligation: { text: 'from Q1 2026/27 on', isOwedNow: true, version: 2 },
      problems: [
        {
          field: 'version',
          message:
            'Somebody else has changed this: it is now from Q1 2026/27 on. Check it before you save yours.',
        },
      ],
    });
    expect((await setOwing({ times: [{ from: '2026-27-Q1' }], version: 1 })).problems).toEqual([]);
  });

  it('leaves nothing owed for quarters after an end that the cached lists do not have yet', async () => {
    // This reads the lists, which are cached for a while.
    await owingEffect({});
    await test.asOwner(`UPDATE agency SET valid_to = '2026-12-31' WHERE code = 'RBC'`);
    const { problems, obligation } = await setOwing({
      times: [{ from: '2026-27-Q2' }],
      version: 0,
    });
    await test.asOwner(`UPDATE agency SET valid_to = NULL WHERE code = 'RBC'`);
    expect(problems).toEqual([
      { field: 'times', message: expect.stringMatching(/ended in Q3 2026\/27/) },
    ]);
    expect(obligation).toMatchObject({ text: 'from Q1 2026/27 on', version: 0 });
  });

  it('refuses times that overlap, and agencies that do not exist', async () => {
    const times = [{ from: '2026-27-Q1' }, { from: '2026-27-Q2' }];
    expect((await setOwing({ times })).problems).toHaveLength(1);
    expect((await setOwing({ agency: 'XX' })).problems[0].message).toBe(
      'No agency has the code "XX".',
    );
  });
});
