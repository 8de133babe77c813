import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
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

const fields =
  'registered { agency { code name family } validFrom validTo successors { code } version } problems { field message }';
async function change(name: 'add' | 'rename' | 'end', input: object): Promise<Json> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const { data, errors } = await api.ask(
    `mutation ($input: ${type}AgencyInput!) { ${name}Agency(input: $input) { ${fields} } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data[`${name}Agency`];
}
const register = async (code: string) =>
  (
    await api.ask('{ agencyRegister { agency { code name } validTo version } }')
  ).data.agencyRegister.find(({ agency }: Json) => agency.code === code);
const owed = async (agency: string) =>
  (await api.ask(`{ obligations(agency: "${agency}") { text } }`)).data.obligations.map(
    ({ text }: Json) => text,
  );

describe('agencies', () => {
  it('are added, and exist in the next answer without owing returns', async () => {
    const added = { code: 'WAY', name: 'A way out', kind: 'CHARITY', validFrom: '2026-10-01' };
    expect(await change('add', added)).toEqual({
      registered: {
        agency: { code: 'WAY', name: 'A way out', family: 'CHARITY' },
        ...{ validFrom: '2026-10-01', validTo: null, successors: [], version: 1 },
      },
      problems: [],
    });
    const { data } = await api.ask('{ agencies { code } }');
    expect(data.agencies.filter(({ code }: Json) => code === 'WAY')).toHaveLength(1);
    expect(new Set(await owed('WAY'))).toEqual(new Set(['not owed']));
    expect((await change('add', added)).problems.map(({ field }: Json) => field)).toEqual([
      'code',
      'name',
    ]);
  });

  it('are renamed only in the version that the person saw', async () => {
    const version = Number((await register('GLAA')).version);
    const first = { agency: 'GLAA', name: 'Labour abuse authority', version };
    expect((await change('rename', first)).registered).toMatchObject({
      agency: { name: 'Labour abuse authority' },
      version: version + 1,
    });
    // Repeating the same change is not a conflict.
    expect((await change('rename', first)).problems).toEqual([]);
    expect(await change('rename', { ...first, name: 'Another' })).toMatchObject({
      registered: { agency: { name: 'Labour abuse authority' }, version: version + 1 },
      problems: [
        {
          field: 'version',
          message: expect.stringMatching(/^Somebody else has changed this agency/),
        },
      ],
    });
  });

  it('end with a successor: the effects are listed first, and their obligations end with them', async () => {
    const input = { agency: 'RBC', lastDay: '2026-12-31', successors: ['WBC'], version: 1 };
    const { data } = await api.ask(
      'query ($input: EndAgencyInput!) { endAgencyEffect(input: $input) { sentences problems { message } } }',
      { input },
    );
    expect(data.endAgencyEffect.sentences).toEqual([
      'Records dated after 31 December 2026 are refused, and the message names West Berkshire Council. Earlier records, and those from that day, stay and still count in figures.',
      expect.stringMatching(/^It no longer owes .*reports.* after that day’s quarter\.$/),
      expect.stringMatching(/^West Berkshire Council owes only what the list of owed returns says/),
      'Nobody has access there.',
      'Its saved questions pass to West Berkshire Council.',
    ]);
    expect((await register('RBC')).validTo).toBeNull();
    const before = await owed('RBC');
    expect(before).toContain('from Q1 2022/23 on');
    expect((await change('end', input)).registered).toMatchObject({
      ...{ validTo: '2026-12-31', successors: [{ code: 'WBC' }], version: 2 },
    });
    expect(await owed('RBC')).toEqual(
      before.map((text: string) =>
        text === 'not owed' ? text : text.replace(' on', ' to Q3 2026/27'),
      ),
    );
    const [logged] = await test.asOwner(
      `SELECT what FROM audit_entry WHERE what LIKE 'Ended Reading%'`,
    );
    expect(logged).toEqual({
      what: expect.stringMatching(
        /^Ended Reading Borough Council, with 31 December 2026 as its last day\. Successors: West Berkshire Council\. Before: no last day\. .*It owed .* from Q1 2022\/23 on\./,
      ),
    });
    expect((await change('end', { ...input, lastDay: '2027-01-31' })).problems).toMatchObject([
      { field: 'version' },
    ]);
    const back = { agency: 'RBC', lastDay: null, successors: [], version: 2 };
    expect((await change('end', back)).registered).toMatchObject({ validTo: null, successors: [] });
  });

  it('are checked against what another server has changed since the lists were read', async () => {
    const [renamed, ended] = [await register('GLAA'), await register('RBC')];
    await test.asOwner(`UPDATE agency SET name = 'A very new name' WHERE code = 'OCC'`);
    const same = { agency: 'GLAA', name: 'A very new name', version: renamed.version };
    expect((await change('rename', same)).problems).toMatchObject([{ field: 'name' }]);
    const added = { code: 'NEW', name: 'a very NEW name', kind: 'CHARITY' };
    expect((await change('add', added)).problems).toMatchObject([{ field: 'name' }]);
    await test.asOwner(`UPDATE agency SET valid_to = '2027-06-30' WHERE code = 'WBC'`);
    await test.asOwner(
      `INSERT INTO agency_successor (agency_id, successor_id) SELECT one.id, other.id FROM agency AS one, agency AS other WHERE one.code = 'WBC' AND other.code = 'RBC'`,
    );
    const circle = { agency: 'RBC', lastDay: '2026-12-31', successors: ['WBC'] };
    expect((await change('end', { ...circle, version: ended.version })).problems).toEqual([
      { field: 'successors', message: expect.stringMatching(/is its final successor/) },
    ]);
    await test.asOwner(
      `DELETE FROM agency_successor WHERE agency_id = (SELECT id FROM agency WHERE code = 'WBC')`,
    );
    await test.asOwner(`UPDATE agency SET valid_to = NULL WHERE code = 'WBC'`);
  });

  it('are refused with a sentence for each reason', async () => {
    expect((await change('end', { agency: 'XX', successors: [], version: 1 })).problems).toEqual([
      { field: 'agency', message: 'No agency has the code "XX".' },
    ]);
    const police = { agency: 'TVP', lastDay: '2026-12-31', successors: [], version: 1 };
    expect((await change('end', police)).problems[0].message).toMatch(/leads the partnership/);
    const mistyped = { agency: 'WBC', lastDay: '1926-12-31', successors: [], version: 1 };
    expect((await change('end', mistyped)).problems).toEqual([
      {
        field: 'lastDay',
        message:
          'Give a day from 31 March 2026 (quarters are final up to then) up to 26 November 2027.',
      },
    ]);
  });
});
