import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  api = await createApiClient(test, '2026-11-25');
});
afterAll(async () => {
  await api.close();
  await test.close();
});
beforeEach(() => test.asOwner('DELETE FROM target'));

const head = 'Measure\tQuarter\tPlace\tObjective\tTarget\tTolerance';
const fields =
  'line state name before after problem measure quarter area agency objective value lower upper tolerance version';

async function compare(text: string, by = api): Promise<Json> {
  const { data, errors } = await by.ask(
    `query ($text: String!) { targetDifference(text: $text) { problem lines { ${fields} } } }`,
    { text },
  );
  expect(errors).toEqual([]);
  return data.targetDifference;
}

const toInput = ({
  line: _l,
  state: _s,
  name: _n,
  before: _b,
  after: _a,
  problem: _p,
  ...rest
}: Json) => rest;

async function save(lines: readonly Json[], by = api): Promise<Json> {
  const { data, errors } = await by.ask(
    'mutation ($input: SetTargetsInput!) { setTargets(input: $input) { changedCount problems { field message } } }',
    { input: { targets: lines.map(toInput) } },
  );
  return errors.length > 0 ? errors[0]?.extensions.code : data.setTargets;
}

const standing = () =>
  test.asOwner(
    'SELECT measure, quarter_start::text AS start, area_code AS area, objective::text, value::float8, version FROM target WHERE value IS NOT NULL ORDER BY measure, quarter_start, area_code NULLS FIRST',
  );

describe('pasted targets', () => {
  it('are shown as a difference, saved as shown, and found by their quarters', async () => {
    const first = await compare(
      [
        head,
        'Confirmed disruptions\tQ1 2026/27\t\t\t660\t33',
        'disruptions\t2026-27-Q1\tReading\tPrevent\t5',
        'Vacancy rate\tQ2 2026/27\t\t\t8% or less',
      ].join('\n'),
    );
    expect(
      first.lines.map(({ state, name, before, after }: Json) => [state, name, before, after]),
    ).toEqual([
      ['ADDED', 'Confirmed disruptions, Q1 2026/27', null, '660 with a tolerance of 33'],
      ['ADDED', 'Confirmed disruptions, Q1 2026/27, Reading, Prevent', null, '5'],
      ['ADDED', 'Vacancy rate, Q2 2026/27', null, '8% or less'],
    ]);
    expect(await standing()).toEqual([]);
    expect(await save(first.lines)).toEqual({ changedCount: 3, problems: [] });
    expect(await standing()).toEqual([
      {
        measure: 'disruptions',
        start: '2026-04-01',
        area: null,
        objective: null,
        value: 660,
        version: 1,
      },
      {
        measure: 'disruptions',
        start: '2026-04-01',
        area: 'E06000038',
        objective: 'PREVENT',
        value: 5,
        version: 1,
      },
      {
        measure: 'vacancyRate',
        start: '2026-07-01',
        area: null,
        objective: null,
        value: 8,
        version: 1,
      },
    ]);
    const { data } = await api.ask(
      '{ targets(from: "2026-27-Q1", to: "2026-27-Q2") { measure quarter objective target { text version } } }',
    );
    expect(data.targets).toHaveLength(2);
    expect(data.targets).toContainEqual({
      ...{ measure: 'disruptions', quarter: '2026-27-Q1', objective: null },
      target: { text: '660', version: 1 },
    });

    const second = await compare(
      `Measure\tQ1 2026/27\tQ2 2026/27\nConfirmed disruptions\t700\t\nVacancy rate\t\t`,
    );
    expect(second.lines.map(({ state, before, after }: Json) => [state, before, after])).toEqual([
      ['CHANGED', '660 with a tolerance of 33', '700'],
      ['SAME', null, null],
      ['SAME', null, null],
      ['REMOVED', '8% or less', null],
    ]);
    expect(await save(second.lines)).toEqual({ changedCount: 2, problems: [] });
    expect((await standing()).map(({ value, version }) => [value, version])).toEqual([
      [700, 2],
      [5, 1],
    ]);
  });

  it('get a sentence for each line that cannot be read', async () => {
    const { lines } = await compare(
      [
        head,
        'Nothing\tQ1 2026/27\t\t\t5',
        'disruptions\tSpring\t\t\t5',
        'disruptions\tQ1 2026/27\tNowhere\t\t5',
        'disruptions\tQ1 2026/27\t\tPolice\t5',
        'disruptions\tQ1 2026/27\t\t\tmany',
        'disruptions\tQ1 2026/27\t\t\t-5',
        'reports\tQ1 2026/27\t\t\t5',
        'disruptions\tQ2 2026/27\t\t\t660%\t33',
        'disruptions\tQ2 2026/27\t\t\t£5',
        'disruptions\tQ2 2026/27\t\t\t5 or less',
        'vacancyRate\tQ2 2026/27\t\t\t8 or more',
        'disruptions\tQ2 2026/27\t\t\t-',
        'disruptions\tQ1 2026/27\t\t\t5',
        'Confirmed disruptions\t2026-27-Q1\tThames Valley\t\t6',
      ].join('\n'),
    );
    expect(lines.map(({ line, problem }: Json) => [line, problem])).toEqual([
      [2, '“Nothing” is not a known measure. Write it as the table on this page does.'],
      [3, '“Spring” is not a known quarter. Write it as Q1 2026/27 or 2026-27-Q1.'],
      [
        4,
        '“Nowhere” is not a known place. Write its name or code, or leave it empty for the whole force.',
      ],
      [
        5,
        '“Police” is not a known objective. Write Pursue, Prevent, Protect or Prepare, or leave it empty for all.',
      ],
      [
        6,
        '“many” is not a known target. Write a number, such as 660 or 8.5, a band, such as 600 to 700, or nothing to remove it.',
      ],
      [7, 'This measure is never below 0. Give 0 or more.'],
      [8, expect.stringContaining('This measure cannot have a target')],
      [
        9,
        '“660% 33” is a percentage, and Confirmed disruptions is not. Write the target as a number, without %.',
      ],
      [
        10,
        '“£5” is an amount of money, and Confirmed disruptions is not. Write the target as a number, without £.',
      ],
      [
        11,
        '“5 or less” is the wrong way round: higher is better for Confirmed disruptions. Write only the number, or add “or more”.',
      ],
      [
        12,
        '“8 or more” is the wrong way round: lower is better for Vacancy rate. Write only the number, or add “or less”.',
      ],
      [
        13,
        '“-” may mean 0 or nothing. Write 0 to aim for 0, or leave the cell empty to remove the target.',
      ],
      [14, 'Line 15 sets the same target. Leave one of them out.'],
      [15, 'Line 14 sets the same target. Leave one of them out.'],
    ]);
  });

  it('are not saved if three lines are for the same target, in rows or in columns', async () => {
    const { lines } = await compare(
      'Measure\tQ1 2026/27\tQ2 2026/27\ndisruptions\t5\t6\nConfirmed disruptions\t5\nDisruptions\t7',
    );
    expect(lines.map(({ line, state, problem }: Json) => [line, state, problem])).toEqual([
      [2, 'PROBLEM', expect.stringMatching(/^2 other lines .* the first of them line 3\. /)],
      [2, 'ADDED', null],
      [3, 'PROBLEM', expect.stringMatching(/^2 other lines .* the first of them line 2\. /)],
      [4, 'PROBLEM', expect.stringMatching(/^2 other lines .* the first of them line 2\. /)],
    ]);
  });

  it('name the kind of a place that shares its name with another, and are accepted in that form', async () => {
    const { lines } = await compare(
      `${head}\ndisruptions\tQ1 2026/27\tMilton Keynes\t\t5\ndisruptions\tQ1 2026/27\tMilton Keynes (local command unit)\t\t6`,
    );
    expect(lines.map(({ name }: Json) => name)).toEqual([
      'Confirmed disruptions, Q1 2026/27, Milton Keynes',
      'Confirmed disruptions, Q1 2026/27, Milton Keynes (local command unit)',
    ]);
    expect(lines[0].area).not.toBe(lines[1].area);
  });

  it('are saved all or nothing: if somebody changed one in the meantime, none is saved', async () => {
    const { lines } = await compare(
      `${head}\ndisruptions\tQ1 2026/27\t\t\t660\ndisruptions\tQ2 2026/27\t\t\t670`,
    );
    await save([{ ...lines[1], value: 600 }]);
    expect(await save(lines)).toEqual({
      changedCount: 0,
      problems: [
        {
          field: '1',
          message:
            'Confirmed disruptions, Q2 2026/27: This target has been changed: it is now 600. Look at it again before you set yours.',
        },
      ],
    });
    expect(await standing()).toMatchObject([{ start: '2026-07-01', value: 600 }]);
  });

  it('let exactly one of many concurrent pastes win, with all its targets', async () => {
    const { lines } = await compare(
      `${head}\ndisruptions\tQ1 2026/27\t\t\t1\ndisruptions\tQ2 2026/27\t\t\t1`,
    );
    const answers = await Promise.all(
      [10, 20, 30, 40].map((value) =>
        save(
          // Half of the pastes are in the opposite order, so that each could wait for the other.
          (value % 20 === 0 ? lines.toReversed() : lines).map((line: Json) => ({ ...line, value })),
        ),
      ),
    );
    expect(answers.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
    const values = (await standing()).map(({ value }) => value);
    expect(values).toHaveLength(2);
    expect(new Set(values).size).toBe(1);
  });

  it('are all refused if one has a problem or occurs twice', async () => {
    const { lines } = await compare(
      `${head}\ndisruptions\tQ1 2026/27\t\t\t5\ndisruptions\tQ2 2026/27\t\t\t6`,
    );
    expect(await save([lines[0], { ...lines[1], value: -1 }])).toMatchObject({
      changedCount: 0,
      problems: [{ field: '1' }],
    });
    expect(await save([lines[0], lines[0]])).toMatchObject({ problems: [{ field: '1' }] });
    expect(await standing()).toEqual([]);
  });

  it('are limited to an administrator’s own agency, on the page and when saved', async () => {
    const grant = {
      ...{ role: 'ADMINISTRATOR' as const, agencyIds: [11], areaCodes: [] },
      marking: 'OFFICIAL' as const,
    };
    const council = await createClientOf(
      { personId: null, name: 'Administrator', grants: [grant] },
      test,
      '2026-11-25',
    );
    const text = 'Measure\tQuarter\tAgency\tTarget\n';
    const { lines } = await compare(
      `${text}disruptions\tQ1 2026/27\tRBC\t5\ndisruptions\tQ1 2026/27\t\t5\ndisruptions\tQ1 2026/27\tThames Valley Police\t5`,
      council,
    );
    expect(lines.map(({ state }: Json) => state)).toEqual(['ADDED', 'PROBLEM', 'PROBLEM']);
    expect(lines[1].problem).toMatch(/^You may not set the partnership’s targets here/);
    expect(await save(lines, council)).toBe('FORBIDDEN');
    expect(await standing()).toEqual([]);
    expect(await save(lines.slice(0, 1), council)).toMatchObject({ changedCount: 1 });
    await council.close();
  });
});
