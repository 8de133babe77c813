import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  type ApiClient,
  createApiClient,
  createForgetfulClient,
  type Json,
} from '#testing/api-client.js';
import { aStoredReport, insertRows } from '#testing/records.js';
import { insertReturns } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { WatchedDatabase } from '#testing/watched-database.js';

/**
 * Reports by quarter from 2023-24-Q1 on: twelve ups and downs, a sharp rise, then the current
 * quarter.
 */
const reports = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 180, 20];
const firstDays = reports.map((_, index) => {
  const month = index * 3 + 3;
  return `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
});
const TODAY = '2026-08-10';

let test: TestDatabase;
let watched: WatchedDatabase;
let forgetful: ApiClient;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner(`DELETE FROM return_obligation WHERE agency_id > 3 OR dataset <> 'REPORTS'`);
  // Returns owed for one quarter before any in the other tests.
  await test.asOwner(`
    INSERT INTO return_obligation (agency_id, dataset, from_quarter_start, until_quarter_start) VALUES (2, 'OCGS', '2023-01-01', '2023-01-01')`);
  await insertRows(
    test,
    'report',
    reports.map((quantity, index) =>
      aStoredReport({
        reference: `R${index}`,
        received_on: firstDays[index],
        quantity,
        first_action_hours: 20,
      }),
    ),
  );
  await insertReturns(
    test,
    firstDays.map((day) => ({ agency: 'TVP', day })),
    'REPORTS',
  );
  await test.rebuildRollups();
  await test.asOwner(`
    INSERT INTO target (id, measure, quarter_start, area_code, value)
    VALUES ('00000000-0000-4000-8000-000000000001', 'reportsActionedIn24h', '2026-04-01', NULL, 99.5),
           ('00000000-0000-4000-8000-000000000002', 'reportsActionedIn24h', '2026-04-01', 'E06000038', 90),
           ('00000000-0000-4000-8000-000000000003', 'reportsActionedIn24h', '2026-01-01', NULL, 80)`);
  watched = new WatchedDatabase(test.ownerUrl, { maxConnections: 2 });
  api = await createApiClient({ ...test, database: watched }, TODAY);
  forgetful = await createForgetfulClient({ database: watched }, TODAY);
});
afterAll(async () => {
  await api.close();
  await forgetful.close();
  await watched.close();
  await test.close();
});

const of = 'dataVersion asOf days daysRun period { key status } area { code } agency { code }';
const fields = `id sentence message detail returnsDue returnsReceived missingReturns { agency { code } datasets } ${of}
  kpis { id name subject ${of} objective measure { key } figure { text flags } target { text } status variation assurance sentence returnsDue returnsReceived periodStatus
    trend { quarter { key } figure { text } target { text } } controlChart { centre lower upper isTrial pointCount points { value signals centre } } }`;

async function ask(argument = ''): Promise<Json> {
  const { data, errors } = await api.ask(`{ scorecard${argument} { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.scorecard;
}
const find = (card: Json, key: string): Json =>
  card.kpis.find(({ measure }: Json) => measure.key === key);

describe('scorecard', () => {
  it('opens on the latest closed quarter of the force, with the objectives first', async () => {
    const card = await ask();
    expect(card).toMatchObject({
      period: { key: '2026-27-Q1', status: 'PROVISIONAL' },
      area: { code: 'E23000029' },
      agency: null,
    });
    expect(card.kpis.map(({ measure, objective }: Json) => objective ?? measure.key)).toEqual([
      ...[
        'PURSUE',
        'PREVENT',
        'PROTECT',
        'PREPARE',
        'disruptions',
        'majorModerateShare',
        'multiAgencyShare',
        'ocgsDisrupted',
        'reports',
      ],
      ...[
        'reportsActionedIn24h',
        'nrmReferrals',
        'reasonableGroundsIn5Days',
        'triagedInTime',
        'vacancyRate',
        'abstractionRate',
      ],
      ...['forecastVariance', 'returnsOnTime'],
    ]);
    expect(new Set(card.kpis.map(({ id }: Json) => id)).size).toBe(17);
  });

  it('opens on the latest quarter with relevant data if the latest closed quarters were never sent', async () => {
    const later = await createApiClient(test, '2028-01-15');
    const of = 'period { key }';
    const { data, errors } = await later.ask(
      `{ scorecard { ${of} } reports: kpi(measure: reports) { ${of} } spend: kpi(measure: spend) { ${of} }
         both: kpis(measures: [reports, spend]) { ${of} } onTime: kpi(measure: returnsOnTime) { ${of} }
         named: scorecard(quarter: "2027-28-Q2") { ${of} } }`,
    );
    await later.close();
    expect(errors).toEqual([]);
    const [withData, latestClosed] = [
      { period: { key: '2026-27-Q2' } },
      { period: { key: '2027-28-Q2' } },
    ];
    expect(data).toEqual({
      scorecard: withData,
      reports: withData,
      spend: latestClosed,
      both: [withData, withData],
      onTime: withData,
      named: latestClosed,
    });
  });

  it('shows a real change by its control chart, next to the current quarter', async () => {
    const kpi = find(await ask(), 'reports');
    expect(kpi.trend.map(({ figure }: Json) => figure.text)).toEqual(reports.map(String));
    // The mean is 1,440 / 13 = 110.7692; the mean moving range is (11 x 10 + 70) / 12 = 15, and 15
    // x 2.66 = 39.9.
    expect(kpi.controlChart).toMatchObject({ isTrial: false, pointCount: 13 });
    expect(kpi.controlChart.centre).toBeCloseTo(110.7692, 4);
    expect(kpi.controlChart.lower).toBeCloseTo(70.8692, 4);
    expect(kpi.controlChart.upper).toBeCloseTo(150.6692, 4);
    expect(kpi.controlChart.points.at(-1)).toMatchObject({
      value: 180,
      signals: ['ABOVE_UPPER_LIMIT'],
    });
    expect(kpi).toMatchObject({
      status: 'NOT_RATED',
      variation: 'UNUSUALLY_HIGH',
      // A rise of 70 from 110, all of it in Reading.
      sentence: 'Reports received rose 63.6% to 180, above the usual range. Provisional.',
    });
  });

  it('compares a figure with the target for exactly its quarter and place', async () => {
    const ofForce = find(await ask(), 'reportsActionedIn24h');
    expect(ofForce).toMatchObject({
      figure: { text: '100.0%' },
      target: { text: '99.5%' },
      status: 'GREEN',
    });
    expect(ofForce.trend.slice(-3).map(({ target }: Json) => target?.text ?? null)).toEqual([
      '80%',
      '99.5%',
      null,
    ]);
    expect(find(await ask('(area: "E06000038")'), 'reportsActionedIn24h').target.text).toBe('90%');
    expect(find(await ask('(area: "TV-C-BERKSHIRE")'), 'reportsActionedIn24h')).toMatchObject({
      target: null,
      status: 'NO_TARGET',
    });
    expect(find(await ask('(agency: "TVP")'), 'reportsActionedIn24h')).toMatchObject({
      target: null,
      status: 'NO_TARGET',
    });
  });

  it('does not rate an open quarter, and says how many days it has run', async () => {
    const card = await ask('(quarter: "2026-27-Q2")');
    // 10 August is the 41st day, and there are only reports and their first actions.
    expect(card.sentence).toBe(
      'Q2 2026/27 is not closed (41 of 92 days have passed; returns in: 1 of 3), so nothing is rated against a target or called a change yet. 15 of 17 headline figures cannot be shown.',
    );
    expect(find(card, 'reports').sentence).toBe(
      // All 20 came on the first day, like the 110 a year before.
      'Reports received stand at 20 so far in Q2 2026/27, which is not closed: 90 fewer than Q2 2025/26 (−81.8%); same 41 days, 1 agency.',
    );
  });

  it('has a message for the page, its detail, and both in one sentence', async () => {
    const card = await ask();
    expect(card.message).toBe('Reports received rose 63.6% to 180, above the usual range.');
    expect(card.detail).toBe(
      'The share of returns received on time rose in Q3 2025/26, three quarters so far: 33.3%. No measure with a target is off target. 14 of 17 headline figures cannot be shown. Returns in: 1 of 3. Figures are provisional.',
    );
    expect(card.sentence).toBe(`${card.message} ${card.detail}`);
    const empty = await ask('(quarter: "1999-00-Q4")');
    expect(empty).toMatchObject({
      message: 'There are no figures for Q4 1999/00.',
      detail: '',
      sentence: empty.message,
    });
  });

  it('describes its own scope and that of each figure, and how far the quarter has run', async () => {
    const of = {
      dataVersion: 0,
      period: { key: '2026-27-Q2' },
      area: { code: 'E06000038' },
      agency: { code: 'TVP' },
      days: 92,
      daysRun: 41,
    };
    const running = await ask('(quarter: "2026-27-Q2", area: "E06000038", agency: "TVP")');
    expect(running).toMatchObject({ ...of, asOf: expect.stringMatching(/^2026-08-10T/) });
    for (const kpi of running.kpis) expect(kpi).toMatchObject({ ...of, asOf: running.asOf });
    const closed = await ask();
    expect(closed).toMatchObject({ days: 91, daysRun: 91 });
    expect(find(closed, 'reports')).toMatchObject({
      name: 'Reports received',
      subject: 'REPORTS',
      agency: null,
      days: 91,
      daysRun: 91,
    });
    expect(closed.kpis.map(({ name }: Json) => name)).toEqual([
      ...[
        'Pursue',
        'Prevent',
        'Protect',
        'Prepare',
        'Confirmed disruptions',
        'Major and moderate share',
        'Multi-agency share',
      ],
      ...[
        'Active OCGs disrupted, six months',
        'Reports received',
        'First action within 24 hours',
        'NRM referrals',
      ],
      ...[
        'Reasonable grounds in 5 days',
        'Hub triage within its limit',
        'Vacancy rate',
        'Abstraction rate',
        'Forecast variance',
      ],
      'Returns received on time',
    ]);
    expect(new Set(closed.kpis.map(({ subject }: Json) => subject)).size).toBe(5);
  });

  it('names the agencies with missing returns', async () => {
    const [card, own] = [
      await ask('(quarter: "2022-23-Q4")'),
      await ask('(quarter: "2022-23-Q4", agency: "SEROCU")'),
    ];
    const missing = [
      { agency: { code: 'NCA' }, datasets: ['REPORTS'] },
      { agency: { code: 'SEROCU' }, datasets: ['REPORTS', 'OCGS'] },
      { agency: { code: 'TVP' }, datasets: ['REPORTS'] },
    ];
    expect(card.missingReturns).toEqual(missing);
    expect(card.returnsDue - card.returnsReceived).toBe(4);
    expect(own.missingReturns).toEqual(missing.slice(1, 2));
    expect((await ask('(agency: "TVP")')).missingReturns).toEqual([]);
  });

  it('has the current quarter of the same area and agency, if the query selects it and it is not the quarter shown', async () => {
    const scope = 'period { key } area { code } agency { code } sentence running { id }';
    const { data } = await api.ask(
      `{ scorecard(area: "E06000038", agency: "TVP") { id running { id ${scope} } } }`,
    );
    const alone = await ask('(quarter: "2026-27-Q2", area: "E06000038", agency: "TVP")');
    expect(data.scorecard.running).toMatchObject({
      period: { key: '2026-27-Q2' },
      area: { code: 'E06000038' },
      agency: { code: 'TVP' },
      running: null,
    });
    expect(data.scorecard.running).toMatchObject({ id: alone.id, sentence: alone.sentence });
    watched.statements.length = 0;
    await forgetful.ask('{ scorecard(quarter: "2026-27-Q1") { id running { id } } }');
    expect(watched.statements.filter((text) => !text.includes('asked_question'))).toHaveLength(4);
  });

  it('leaves out figures without places', async () => {
    const card = await ask('(area: "E06000038")');
    expect(card.kpis).toHaveLength(16);
    expect(find(card, 'returnsOnTime')).toBeUndefined();
  });

  it('counts the returns from all agencies, for a dataset and from one agency', async () => {
    const card = await ask();
    expect(card).toMatchObject({ returnsDue: 3, returnsReceived: 1 });
    expect(find(card, 'reports')).toMatchObject({
      returnsDue: 3,
      returnsReceived: 1,
      periodStatus: 'PROVISIONAL',
    });
    expect(find(card, 'nrmReferrals')).toMatchObject({ returnsDue: 0, returnsReceived: 0 });
    expect(await ask('(agency: "TVP")')).toMatchObject({ returnsDue: 1, returnsReceived: 1 });
  });

  it('starts new limits after a recording change', async () => {
    const id = '00000000-0000-4000-8000-00000000000e';
    await test.asOwner(
      `INSERT INTO event (id, happened_on, title, measures, changes_recording) VALUES ('${id}', '2026-01-01', 'Counted anew', '{reports}', true)`,
    );
    const kpi = find(await ask(), 'reports');
    await test.asOwner(`DELETE FROM event WHERE id = '${id}'`);
    // The mean of 110 and 180.
    expect(kpi.controlChart).toMatchObject({ centre: 145, pointCount: 2, isTrial: true });
    expect(kpi.controlChart.points[0].centre).toBeCloseTo(104.5454, 3);
    expect(kpi).toMatchObject({ variation: 'TOO_FEW_POINTS', assurance: 'NONE' });
  });

  it('takes one round trip for its state, one more if the state changed, one for all datasets, and one to find its quarter if none is named', async () => {
    // Questions are stored a moment later, which nobody waits for.
    const asked = () => watched.statements.filter((text) => !text.includes('asked_question'));
    const ofOne = 'scorecard(quarter: "2026-27-Q2", area: "E06000038", agency: "TVP")';
    await forgetful.ask(`{ ${ofOne} { id } }`);
    await test.asOwner('INSERT INTO agency_data_version VALUES (1, 1)');
    for (const { question, trips } of [
      { question: ofOne, trips: 3 },
      { question: ofOne, trips: 2 },
      { question: 'kpi(measure: disruptions, quarter: "2026-27-Q1")', trips: 2 },
      { question: 'scorecard', trips: 3 },
      { question: 'kpi(measure: disruptions)', trips: 3 },
      { question: 'kpi(measure: returnsOnTime, agency: "TVP")', trips: 3 },
    ]) {
      watched.statements.length = 0;
      await forgetful.ask(`{ ${question} { id } }`);
      expect({ question, trips: asked().length }).toEqual({ question, trips });
    }
    await test.asOwner('DELETE FROM agency_data_version');
  });

  it('keeps its id until the data, the question or the day changes', async () => {
    const { id } = await ask();
    expect((await ask('(quarter: "2026-27-Q1", area: "E23000029")')).id).toBe(id);
    expect((await ask('(quarter: "2025-26-Q4")')).id).not.toBe(id);
    expect((await ask('(agency: "TVP")')).id).not.toBe(id);
    await test.asOwner('INSERT INTO agency_data_version VALUES (1, 1)');
    const card = await ask();
    await test.asOwner('DELETE FROM agency_data_version');
    expect(card.dataVersion).toBe(1);
    expect(card.id).not.toBe(id);
  });

  it('has a new id, as have its figures, after a target or a recording change is set', async () => {
    const before = await ask();
    const changed = async (change: string, undo: string) => {
      await test.asOwner(change);
      const card = await ask();
      await test.asOwner(undo);
      return card;
    };
    const set = (value: number, version: number) =>
      `UPDATE target SET value = ${value}, version = ${version} WHERE id = '00000000-0000-4000-8000-000000000003'`;
    const id = '00000000-0000-4000-8000-00000000000e';
    const cards = [
      await changed(set(81, 2), set(80, 1)),
      await changed(
        `INSERT INTO event (id, happened_on, title, measures, changes_recording) VALUES ('${id}', '2024-01-01', 'Counted anew', '{reports}', true)`,
        `DELETE FROM event WHERE id = '${id}'`,
      ),
    ];
    for (const card of cards) {
      expect(card.id).not.toBe(before.id);
      expect(find(card, 'reports').id).not.toBe(find(before, 'reports').id);
    }
    expect((await ask()).id).toBe(before.id);
  });

  it.each([
    {
      argument: '(area: "XYZ")',
      sentence: 'area: no area has the code "XYZ". { areas { code name kind } } lists them.',
    },
    {
      argument: '(agency: "XYZ")',
      sentence: 'agency: no agency has the code "XYZ". { agencies { code name } } lists them.',
    },
    {
      argument: '(area: "E07000004")',
      sentence: 'area: Aylesbury Vale has ended. Ask for its successor, E06000060.',
    },
    {
      argument: '(quarter: "2026-27-Q3")',
      sentence: 'quarter: Q3 2026/27 has not begun. Ask for 2026-27-Q2 or an earlier one.',
    },
  ])('refuses $argument', async ({ argument, sentence }) => {
    const { errors } = await api.ask(`{ scorecard${argument} { id } }`);
    expect(errors[0]).toMatchObject({ message: sentence, extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('has no figures before anything has been sent, and says so', async () => {
    const card = await ask('(quarter: "1999-00-Q4")');
    expect(card.sentence).toBe('There are no figures for Q4 1999/00.');
    expect(card.kpis.map(({ status }: Json) => status)).toEqual(card.kpis.map(() => 'NO_DATA'));
  });
});
