import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { aStoredReport, insertRows } from '#testing/records.js';
import { insertReturns } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner(`DELETE FROM return_obligation WHERE agency_id > 3 OR dataset <> 'REPORTS'`);
  await insertRows(
    test,
    'report',
    [10, 30].map((hours, index) =>
      aStoredReport({
        reference: `R${index}`,
        received_on: '2026-05-01',
        first_action_hours: hours,
      }),
    ),
  );
  await insertReturns(test, [{ agency: 'TVP', day: '2026-05-01' }], 'REPORTS');
  await test.rebuildRollups();
  api = await createApiClient(test, '2026-11-25');
});
afterAll(async () => {
  await api.close();
  await test.close();
});
beforeEach(() => test.asOwner('DELETE FROM target'));

const subject = { measure: 'reportsActionedIn24h', quarter: '2026-27-Q1' };

async function set(input: Readonly<Record<string, unknown>>): Promise<Json> {
  const { data, errors } = await api.ask(
    `mutation ($input: SetTargetInput!) {
       setTarget(input: $input) { target { id value lower upper tolerance text version } problems { field message } } }`,
    { input: { ...subject, ...input } },
  );
  expect(errors).toEqual([]);
  return data.setTarget;
}

const find = (card: Json): Json =>
  card.kpis.find(({ measure }: Json) => measure.key === subject.measure);
async function readCard(argument = '(quarter: "2026-27-Q1")'): Promise<Json> {
  const { data, errors } = await api.ask(
    `{ scorecard${argument} { id kpis { measure { key } objective status sentence target { text version } } } }`,
  );
  expect(errors).toEqual([]);
  return data.scorecard;
}

describe('setTarget', () => {
  it('changes a figure’s rating at once: of two reports, one had its first action within 24 hours', async () => {
    expect(find(await readCard())).toMatchObject({ status: 'NO_TARGET', target: null });
    expect(await set({ value: 75 })).toMatchObject({
      target: { value: 75, text: '75%', version: 1 },
      problems: [],
    });
    expect(find(await readCard())).toMatchObject({
      status: 'RED',
      target: { text: '75%', version: 1 },
    });
    expect(await set({ value: 50, version: 1 })).toMatchObject({
      target: { value: 50, version: 2 },
      problems: [],
    });
    expect(find(await readCard())).toMatchObject({
      status: 'GREEN',
      target: { text: '50%', version: 2 },
    });
    expect(await set({ lower: 51, upper: 60, tolerance: 1, version: 2 })).toMatchObject({
      target: { value: null, lower: 51, upper: 60, tolerance: 1, text: '51% to 60%', version: 3 },
    });
    expect(find(await readCard())).toMatchObject({ status: 'AMBER' });
    expect(await set({ version: 3 })).toEqual({ target: null, problems: [] });
    expect(find(await readCard())).toMatchObject({ status: 'NO_TARGET', target: null });
  });

  it('gives an answer a different id if it depends on a different target', async () => {
    const { id } = await readCard();
    await set({ value: 75 });
    const changed = await readCard();
    expect(changed.id).not.toBe(id);
    await set({ value: 75, quarter: '2028-29-Q1' });
    expect((await readCard()).id).toBe(changed.id);
  });

  it('covers exactly one measure, quarter, area, agency and objective', async () => {
    await set({ value: 1 });
    await set({ value: 2, area: 'E06000038' });
    await set({ value: 3, area: 'E06000038', agency: 'TVP' });
    await set({ value: 4, measure: 'disruptions', objective: 'PREVENT' });
    expect(find(await readCard())).toMatchObject({ target: { text: '1%' } });
    expect(find(await readCard('(quarter: "2026-27-Q1", area: "E06000038")'))).toMatchObject({
      target: { text: '2%' },
    });
    expect(
      find(await readCard('(quarter: "2026-27-Q1", area: "E06000038", agency: "TVP")')),
    ).toMatchObject({ target: { text: '3%' } });
    expect(
      (await readCard()).kpis
        .filter(({ target }: Json) => target)
        .map(({ target, objective }: Json) => [target.text, objective]),
    ).toEqual([
      ['4', 'PREVENT'],
      ['1%', null],
    ]);
  });

  it('treats the force’s code as the whole force', async () => {
    await set({ value: 75, area: 'E23000029' });
    expect(await test.asOwner('SELECT area_code FROM target')).toEqual([{ area_code: null }]);
  });

  it('stores numbers as they were entered', async () => {
    for (const value of [0.0001, 99.9999, 33.3, 0]) {
      await test.asOwner('DELETE FROM target');
      expect((await set({ value })).target.value).toBe(value);
    }
    expect((await set({ measure: 'disruptions', value: 99_999_999_999_999 })).target.value).toBe(
      99_999_999_999_999,
    );
  });

  it('changes nothing, not even its version, if the target is already the same', async () => {
    const first = await set({ value: 75, tolerance: 3 });
    expect(await set({ value: 75, tolerance: 3, version: 1 })).toEqual(first);
    expect(await set({ value: 75, tolerance: 3 })).toEqual(first);
    expect(await set({ quarter: '2026-27-Q2' })).toEqual({ target: null, problems: [] });
    expect(await test.asOwner('SELECT version FROM target')).toEqual([{ version: 1 }]);
  });

  it('does not overwrite what changed after the person saw it, and returns the current target', async () => {
    await set({ value: 75 });
    const standing = await set({ value: 66, version: 1 });
    const message =
      'This target has been changed: it is now 66%. Look at it again before you set yours.';
    for (const version of [null, 1, 3])
      expect(await set({ value: 80, version })).toEqual({
        target: standing.target,
        problems: [{ field: 'version', message }],
      });
    expect(await set({ version: 1 })).toMatchObject({ problems: [{ field: 'version', message }] });
    expect(await test.asOwner('SELECT value::float8, version FROM target')).toEqual([
      { value: 66, version: 2 },
    ]);
  });

  it('never starts its version numbers again: a target that was removed and set again is a new version', async () => {
    await set({ value: 75 });
    await set({ version: 1 });
    expect(await set({ value: 80, version: 1 })).toEqual({
      target: null,
      problems: [
        {
          field: 'version',
          message:
            'This target has been removed: none is set now. Look at it again before you set yours.',
        },
      ],
    });
    expect((await set({ value: 66 })).target.version).toBe(3);
    expect((await set({ value: 80, version: 1 })).problems).toHaveLength(1);
  });

  it.each([
    { what: 'none is set', seen: null },
    { what: 'one is set', seen: 1 },
  ])('lets exactly one of many simultaneous changes win if $what', async ({ seen }) => {
    for (const quarter of ['2026-27-Q1', '2026-27-Q2', '2026-27-Q3', '2026-27-Q4']) {
      await test.asOwner('DELETE FROM target');
      if (seen) await set({ quarter, value: 99 });
      const answers = await Promise.all(
        [10, 20, 30, 40, 50, 60].map((value) => set({ quarter, value, version: seen })),
      );
      const winners = answers.filter(({ problems }) => problems.length === 0);
      expect(winners).toHaveLength(1);
      const version = (seen ?? 0) + 1;
      for (const { target } of answers) expect(target).toEqual(winners[0].target);
      expect(await test.asOwner('SELECT value::float8, version FROM target')).toEqual([
        { value: winners[0].target.value, version },
      ]);
    }
  });

  it('reports everything wrong at once, and writes nothing', async () => {
    const { target, problems } = await set({
      quarter: '2040-41-Q1',
      area: 'XYZ',
      agency: 'XYZ',
      objective: 'PREVENT',
      value: 100.5,
      tolerance: -1,
    });
    expect(target).toBeNull();
    expect(problems.map(({ field }: Json) => field)).toEqual([
      'area',
      'agency',
      'quarter',
      'objective',
      'value',
      'tolerance',
    ]);
    expect(await test.asOwner('SELECT FROM target')).toEqual([]);
  });

  it('accepts quarters from the earlier of two on: that of the oldest record, and the one three years back', async () => {
    expect((await set({ quarter: '2023-24-Q3', value: 1 })).problems).toEqual([]);
    expect((await set({ quarter: '2023-24-Q2', value: 1 })).problems[0].message).toContain(
      'from Q3 2023/24 to Q4 2028/29',
    );
    await insertRows(test, 'report', [
      aStoredReport({ reference: 'old', received_on: '2020-01-31' }),
    ]);
    expect((await set({ quarter: '2019-20-Q4', value: 1 })).problems).toEqual([]);
    await test.asOwner(`DELETE FROM report WHERE reference = 'old'`);
  });

  it.each([
    {
      input: { quarter: '2026-Q1' },
      message:
        /"input\.quarter"; "2026-Q1" is not a Quarter\. A UK financial quarter, such as 2025-26-Q1/,
    },
    {
      input: { measure: 'nothing' },
      message: /"input\.measure"; Value "nothing" does not exist in "MeasureKey" enum/,
    },
    {
      input: { value: 'many' },
      message: /"input\.value"; Float cannot represent non numeric value/,
    },
    {
      input: { version: 1.5 },
      message: /"input\.version"; Int cannot represent non-integer value/,
    },
  ])('names the part of $input that is invalid', async ({ input, message }) => {
    const { errors } = await api.ask(
      'mutation ($input: SetTargetInput!) { setTarget(input: $input) { problems { message } } }',
      {
        input: { ...subject, ...input },
      },
    );
    expect(errors).toMatchObject([
      { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it.each([
    {
      who: 'a council',
      grant: {},
      input: { agency: 'RBC' },
      may: true,
      because: 'it is their own',
    },
    {
      who: 'a council',
      grant: {},
      input: { agency: 'TVP' },
      may: false,
      because: 'it is another agency’s',
    },
    { who: 'a council', grant: {}, input: {}, may: false, because: 'it is the force’s' },
    {
      who: 'a council',
      grant: {},
      input: { area: 'E23000029' },
      may: false,
      because: 'that is also the force',
    },
    {
      who: 'a council',
      grant: {},
      input: { area: 'E06000038' },
      may: false,
      because: 'it applies to every agency there',
    },
    {
      who: 'the partnership',
      grant: { isForPartnership: true },
      input: {},
      may: true,
      because: 'it is theirs',
    },
    {
      who: 'the partnership',
      grant: { isForPartnership: true },
      input: { agency: 'TVP' },
      may: true,
      because: 'every agency is theirs',
    },
    {
      who: 'the partnership in Reading',
      grant: { isForPartnership: true, areaCodes: ['E06000038'] },
      input: { area: 'E06000038' },
      may: true,
      because: 'it is their area',
    },
    {
      who: 'the partnership in Reading',
      grant: { isForPartnership: true, areaCodes: ['E06000038'] },
      input: {},
      may: false,
      because: 'the force is larger',
    },
  ])(
    'lets the administrator of $who set one of $input: $may, because $because',
    async ({ grant, input, may }) => {
      const held = {
        role: 'ADMINISTRATOR' as const,
        agencyIds: [11],
        areaCodes: [],
        marking: 'OFFICIAL' as const,
        ...grant,
      };
      const client = await createClientOf(
        { personId: null, name: 'Administrator', grants: [held] },
        test,
        '2026-11-25',
      );
      const { errors } = await client.ask(
        'mutation ($input: SetTargetInput!) { setTarget(input: $input) { problems { message } } }',
        {
          input: { ...subject, ...input, value: 75 },
        },
      );
      await client.close();
      expect(errors.map(({ extensions }: Json) => extensions.code)).toEqual(
        may ? [] : ['FORBIDDEN'],
      );
      expect(await test.asOwner('SELECT FROM target')).toHaveLength(may ? 1 : 0);
    },
  );
});
