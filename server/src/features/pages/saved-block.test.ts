import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { createClock } from '#platform/clock.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions, sentReferrals, sentReports } from '#testing/sent-rows.js';
import { buildTestApp } from '#testing/test-app.js';

const TODAY = '2026-11-24';
const [TVP, RBC] = [1, 11];
const days = [
  '2024-05-01',
  '2024-08-01',
  '2024-11-01',
  '2025-02-01',
  '2025-05-01',
  '2025-08-01',
  '2025-11-01',
  '2026-02-01',
  '2026-05-01',
  '2026-08-01',
];

let partnership: TestPartnership;
let cleared: ApiClient;
let council: ApiClient;
beforeAll(async () => {
  const toRows = (day: string, index: number) => [
    ...sentReports('TVP', [
      { received_on: day, reference: `R${index}`, quantity: 50 + index, channel: 'CALL_101' },
    ]),
    ...sentReports('RBC', [{ received_on: day, reference: `R${index}`, quantity: 7 }]),
    ...sentDisruptions('TVP', [
      { occurred_on: day, reference: `D${index}`, objective: 'PREVENT' },
      { occurred_on: day, reference: `E${index}`, objective: 'PURSUE', area: 'E06000038' },
    ]),
    ...sentReferrals('TVP', [{ received_on: day, reference: `S${index}`, quantity: 27 }]),
    ...sentReferrals('RBC', [
      { received_on: day, reference: `S${index}`, quantity: 12, area: 'E06000039' },
    ]),
  ];
  partnership = await createPartnership({
    today: TODAY,
    sent: [{ on: '2026-11-01', rows: days.flatMap(toRows) }],
  });
  const as = (grant: Pick<Grant, 'role' | 'agencyIds' | 'marking'>) =>
    createClientOf(
      { personId: null, name: grant.role, grants: [{ ...grant, areaCodes: [] }] },
      partnership.test,
      TODAY,
    );
  cleared = await as({ role: 'ANALYST', agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' });
  council = await as({ role: 'CONTRIBUTOR', agencyIds: [RBC], marking: 'OFFICIAL' });
});
beforeEach(() =>
  partnership.test.asOwner('TRUNCATE saved_query, saved_query_version, my_page, pin CASCADE'),
);
afterAll(async () => {
  await cleared.close();
  await council.close();
  await partnership.close();
});

const BLOCK = `view about finding { kind text } notes { code text } question { measures by where from { key } to { key } }
  tiles { kpi { figure { text } status } } kpi { trend { quarter { key } figure { text } } } table { rows { kind key label cells { text series } } }`;

async function ask(
  client: ApiClient,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Json> {
  const { data, errors } = await client.ask(query, variables);
  expect(errors).toEqual([]);
  return data;
}

async function save(text: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const input = { name: 'A question', text, sharing: 'EVERYONE', ...more };
  const { saveQuery } = await ask(
    cleared,
    'mutation ($input: SaveQueryInput!) { saveQuery(input: $input) { savedQuery { id } problems { message } } }',
    { input },
  );
  expect(saveQuery.problems).toEqual([]);
  return saveQuery.savedQuery.id;
}

async function blockOf(id: string, { client = cleared, args = '' } = {}): Promise<Json> {
  return (await ask(client, `{ savedQuery(id: "${id}") { block${args} { ${BLOCK} } } }`)).savedQuery
    .block;
}

const one = 'where: { quarter: { in: ["2026-27-Q2"] } }';
const figure = (measure: string) => `${measure} { text }`;

describe('a saved question’s block', () => {
  it.each([
    { by: '[AREA]', measure: 'disruptions', where: one },
    {
      by: '[AREA, OBJECTIVE]',
      measure: 'disruptions',
      where:
        'where: { or: [{ objective: { in: [PURSUE] } }, { quarter: { in: ["2025-26-Q4"] } }] }',
    },
    { by: '[CHANNEL]', measure: 'reports', where: '' },
    {
      by: '[QUARTER]',
      measure: 'reports',
      where: 'where: { quarter: { from: "2026-27-Q1", to: "2026-27-Q2" } }',
    },
    { by: '[AREA]', measure: 'referrals', where: one },
  ])(
    'has the figures of the same question for $measure by $by, for every viewer',
    async ({ by, measure, where }) => {
      const figures = `figures(by: ${by}${where === '' ? '' : `, ${where}`}) { rows { ${figure(measure)} } totals { ${figure(measure)} } }`;
      const id = await save(`{ ${figures} }`);
      for (const client of [cleared, council]) {
        const { figures: answered } = await ask(client, `{ ${figures} }`);
        const { rows } = (await blockOf(id, { client })).table;
        const texts = rows.map(({ kind, cells }: Json) => [kind, cells[0].text]);
        expect(texts).toEqual([
          ...answered.rows.map((row: Json) => ['PART', row[measure].text]),
          ['TOTAL', answered.totals[measure].text],
        ]);
      }
    },
  );

  it('has a line over time for each of the other groups, with the figure for the latest quarter', async () => {
    const id = await save(
      '{ figures(by: [QUARTER, AGENCY], where: { quarter: { from: "2026-27-Q1", to: "2026-27-Q2" } }) { rows { reports { text } } } }',
    );
    const block = await blockOf(id);
    expect(
      block.table.rows.map(({ label, cells }: Json) => [label, cells[0].text, cells[0].series]),
    ).toEqual([
      ['Reading Borough Council', '7', [7, 7]],
      ['Thames Valley Police', '59', [58, 59]],
      ['Whole period', '131', []],
    ]);
  });

  it('is rated as on a page if a page could ask the same', async () => {
    const tiles = await blockOf(
      await save(`{ figures(${one}) { totals { reports { text } disruptions { text } } } }`),
    );
    expect(tiles.view).toBe('TILES');
    expect(tiles.tiles.map(({ kpi }: Json) => kpi.figure.text)).toEqual(['66', '2']);
    const all = 'where: { quarter: { from: "2024-25-Q1", to: "2026-27-Q2" } }';
    const chart = await blockOf(
      await save(`{ figures(by: [QUARTER], ${all}) { rows { reports { text } } } }`),
    );
    expect(chart).toMatchObject({
      view: 'CONTROL',
      question: { measures: ['reports'], to: { key: '2026-27-Q2' }, where: null },
    });
    const { kpi } = await ask(
      cleared,
      '{ kpi(measure: reports, quarter: "2026-27-Q2") { trend { quarter { key } figure { text } } } }',
    );
    expect(chart.kpi.trend).toEqual(kpi.trend);
    const objectives = await blockOf(
      await save(`{ figures(by: [QUARTER, OBJECTIVE], ${all}) { rows { disruptions { text } } } }`),
    );
    expect(objectives.table.rows.map(({ key }: Json) => key)).toEqual([
      'PURSUE',
      'PREVENT',
      'PROTECT',
      'PREPARE',
    ]);
  });

  it('lists all its filters if no page could ask the same', async () => {
    const id = await save(
      '{ figures(by: [AREA], where: { agency: { notIn: ["RBC"] } }) { rows { reports { text } } } }',
    );
    expect((await blockOf(id)).question.where).toEqual({ agency: { notIn: ['RBC'] } });
  });

  it('follows the page it is on, except for values given explicitly', async () => {
    const text =
      'query ($quarter: Quarter!) { figures(where: { quarter: { in: [$quarter] } }) { totals { reports { text } } } }';
    const id = await save(text, { variables: [{ name: 'quarter', quartersBack: 0 }] });
    const totals = async (args: string) => (await blockOf(id, { args })).tiles[0].kpi.figure.text;
    expect(await totals('')).toBe('66');
    expect(await totals('(scope: { quarter: "2024-25-Q1", area: "FORCE" })')).toBe('57');
    expect(
      await totals('(scope: { quarter: "2024-25-Q1" }, variables: { quarter: "2024-25-Q2" })'),
    ).toBe('58');
  });

  it('is null if its text is another kind of question, and a sentence if a value is missing', async () => {
    expect(await blockOf(await save('{ agencies { name } }'))).toBeNull();
    expect(await blockOf(await save('{ figures { totals { gone { text } } } }'))).toBeNull();
    const id = await save(
      'query ($quarter: Quarter!) { figures(where: { quarter: { in: [$quarter] } }) { totals { reports { text } } } }',
    );
    const { errors } = await cleared.ask(`{ savedQuery(id: "${id}") { block { view } } }`);
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(/^\$quarter has no value/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('a pinned block', () => {
  const pin = (input: Readonly<Record<string, unknown>>) =>
    ask(
      cleared,
      'mutation ($input: PinBlockInput!) { pinBlock(input: $input) { problems { message } } }',
      { input },
    );

  it('is the same as on its page, with the reader’s quarter and area', async () => {
    await pin({
      page: 'REPORTS',
      block: 'reports',
      scope: { agency: 'TVP', quarter: '2025-26-Q1' },
    });
    await pin({
      savedQuery: await save(`{ figures(by: [AREA], ${one}) { rows { reports { text } } } }`),
    });
    const { page } = await ask(
      cleared,
      `{ page(key: REPORTS, scope: { agency: "TVP", quarter: "2026-27-Q1" }) { blocks { id ${BLOCK} } } }`,
    );
    const { myPage } = await ask(
      cleared,
      `{ myPage(scope: { quarter: "2026-27-Q1" }) { pins { problem block { id ${BLOCK} } } } }`,
    );
    expect(myPage.pins.map(({ problem }: Json) => problem)).toEqual([null, null]);
    expect(myPage.pins[0].block).toEqual(page.blocks.find(({ id }: Json) => id === 'reports'));
    expect(myPage.pins[1].block.table.rows.length).toBeGreaterThan(1);
  });

  it('that cannot be shown says why, and the others are still shown', async () => {
    await pin({
      savedQuery: await save(
        'query ($quarter: Quarter!) { figures(where: { quarter: { in: [$quarter] } }) { totals { reports { text } } } }',
      ),
    });
    await pin({ page: 'REPORTS', block: 'reports' });
    await partnership.test.asOwner(`UPDATE pin SET block_id = 'gone' WHERE block_id IS NOT NULL`);
    const { myPage } = await ask(cleared, '{ myPage { pins { isGone problem block { view } } } }');
    expect(myPage.pins).toEqual([
      { isGone: false, problem: expect.stringMatching(/^\$quarter has no value/), block: null },
      { isGone: true, problem: 'This block is no longer on its page. Remove it.', block: null },
    ]);
  });
});

describe('the cost of a saved question', () => {
  it('is charged once it is read, and a block that costs too much says so without affecting the others', async () => {
    const dear =
      '{ figures(by: [MONTH, AREA, AGENCY]) { rows { disruptions { text } arrests { text } charges { text } } } }';
    const ids = [
      await save(`{ figures(by: [AREA], ${one}) { rows { reports { text } } } }`),
      await save(dear),
    ];
    for (const savedQuery of ids)
      await ask(cleared, 'mutation ($input: PinBlockInput!) { pinBlock(input: $input) { pin } }', {
        input: { savedQuery },
      });
    const viewer = {
      personId: null,
      name: 'x',
      grants: [{ role: 'ANALYST', agencyIds: [TVP], areaCodes: [], marking: 'OFFICIAL' }],
    } as const;
    const app = await buildTestApp(partnership.test, { viewer, clock: createClock(TODAY) });
    const put = async (query: string) =>
      (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).json();
    const { data, extensions } = await put('{ myPage { pins { problem block { view } } } }');
    const bare = await put('{ myPage { pins { isGone } } }');
    const { errors } = await put(`{ savedQuery(id: "${ids[1] ?? ''}") { block { view } } }`);
    await app.close();
    expect(data.myPage.pins).toEqual([
      { problem: null, block: { view: 'TABLE' } },
      {
        problem: expect.stringMatching(
          /^This question would cost [\d,]+ points, and the limit for one question is 2,000\./,
        ),
        block: null,
      },
    ]);
    expect(extensions.cost.cost).toBeGreaterThan(bare.extensions.cost.cost);
    expect(extensions.cost.hourLeft).toBe(extensions.cost.hourAllowance - extensions.cost.cost);
    expect(errors[0].extensions.code).toBe('COST_EXCEEDED');
  });
});
