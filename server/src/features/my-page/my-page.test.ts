import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const TVP = 1;

let test: TestDatabase;
let app: FastifyInstance;
let analyst: Browser;
let colleague: Browser;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
  const grants = [
    { role: 'ANALYST', agencyIds: [TVP], areaCodes: [], marking: 'OFFICIAL' },
  ] as const;
  analyst = await signedIn(app, test, await addPerson(test, { name: 'Analyst', grants }));
  colleague = await signedIn(app, test, await addPerson(test, { name: 'Detective', grants }));
});
beforeEach(() => test.asOwner('TRUNCATE saved_query, saved_query_version, my_page, pin CASCADE'));
afterAll(async () => {
  await app.close();
  await test.close();
});

const PAGE = 'version pins { id columns height page blockId isGone savedQuery { name } }';

const call =
  (by: Browser) =>
  async (
    field: string,
    input: Readonly<Record<string, unknown>>,
    selection = `myPage { ${PAGE} }`,
  ): Promise<Json> => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { field message } } }`;
    const { data, errors } = await by.ask(query, { input });
    expect(errors).toEqual([]);
    return data[field];
  };

const pin = (input: Readonly<Record<string, unknown>>, by = analyst) =>
  call(by)('pinBlock', input, `pin myPage { ${PAGE} }`);

async function save(text: string, by = analyst): Promise<string> {
  const saved = await call(by)(
    'saveQuery',
    { name: 'A question', text, sharing: 'AGENCY' },
    'savedQuery { id }',
  );
  return saved.savedQuery.id;
}

describe('My page', () => {
  it('has the blocks that its owner pinned, each once, in the chosen order, and no others', async () => {
    const first = await pin({
      page: 'REPORTS',
      block: 'reports',
      scope: { agency: 'TVP' },
      columns: 4,
    });
    const second = await pin({
      savedQuery: await save('{ figures { totals { reports { text } } } }'),
    });
    expect((await pin({ page: 'REPORTS', block: 'reports', scope: { agency: 'TVP' } })).pin).toBe(
      first.pin,
    );
    expect(second.myPage).toMatchObject({
      version: 2,
      pins: [{ page: 'REPORTS', columns: 4 }, { savedQuery: { name: 'A question' } }],
    });
    const pins = [second.pin, first.pin].map((id) => ({ pin: id, columns: 12, height: 'FULL' }));
    const { myPage, problems } = await call(analyst)('arrangePins', { version: 2, pins });
    expect(problems).toEqual([]);
    expect(myPage.pins.map(({ id, columns }: Json) => [id, columns])).toEqual([
      [second.pin, 12],
      [first.pin, 12],
    ]);
    expect((await colleague.ask('{ myPage { version pins { id } } }')).data.myPage).toEqual({
      version: 0,
      pins: [],
    });
    expect((await call(colleague)('unpinBlock', { pin: first.pin })).problems).toEqual([]);
    expect((await analyst.ask('{ myPage { pins { id } } }')).data.myPage.pins).toHaveLength(2);
  });

  it.each([
    { version: 0, with: {}, field: 'version', because: 'it has been changed since' },
    { version: 1, with: { columns: 5 }, field: 'columns', because: 'no block is so wide' },
    {
      version: 1,
      with: { pin: '7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c0000' },
      field: 'pins',
      because: 'it is not on the page',
    },
  ])('is not rearranged if $because', async ({ version, with: other, field }) => {
    const { pin: id } = await pin({ page: 'REPORTS', block: 'reports' });
    const { myPage, problems } = await call(analyst)('arrangePins', {
      version,
      pins: [{ pin: id, columns: 3, height: 'TILE', ...other }],
    });
    expect(problems).toMatchObject([{ field }]);
    expect(myPage).toMatchObject({ version: 1, pins: [{ columns: 6, height: 'HALF' }] });
  });

  it('names its blocks, and can show a single tile out of several', async () => {
    const { myPage } = await pin({
      page: 'OVERVIEW',
      block: 'disruption',
      measure: 'ocgsDisrupted',
    });
    expect(myPage.pins).toMatchObject([{ page: 'OVERVIEW', isGone: false }]);
    const { data, errors } = await analyst.ask(
      '{ myPage { pins { name block { tiles { kpi { measure { key } } } table { rows { key } } } } } }',
    );
    expect(errors).toEqual([]);
    expect(data.myPage.pins).toEqual([
      {
        name: 'Active OCGs disrupted in the last six months',
        block: {
          tiles: [{ kpi: { measure: { key: 'ocgsDisrupted' } } }],
          table: { rows: [{ key: 'ocgsDisrupted' }] },
        },
      },
    ]);
  });

  it('says so if a block’s source is gone, and lets the block be removed', async () => {
    const id = await save('{ figures { totals { reports { text } } } }', colleague);
    const { pin: of, myPage } = await pin({ savedQuery: id });
    expect(myPage.pins).toMatchObject([{ isGone: false }]);
    await call(colleague)('deleteQuery', { id, version: 1 }, 'deleted');
    expect((await analyst.ask(`{ myPage { ${PAGE} } }`)).data.myPage.pins).toMatchObject([
      { isGone: true, savedQuery: null },
    ]);
    expect((await call(analyst)('unpinBlock', { pin: of })).myPage.pins).toEqual([]);
  });

  it.each([
    { input: { page: 'REPORTS', block: 'none' }, says: 'That page has no such block.' },
    { input: {}, says: 'Name either a saved question, or a page and a block of it.' },
    {
      input: { savedQuery: 'x' },
      says: 'This saved question does not exist, or is not shared with you.',
    },
    {
      input: { page: 'REPORTS', block: 'reports', columns: 7 },
      says: 'A block can be 3, 4, 6, 8 or 12 columns wide; this one was 7.',
    },
  ])('does not accept an invalid block: $says', async ({ input, says }) => {
    expect((await pin(input)).problems.map(({ message }: Json) => message)).toEqual([says]);
  });

  it('accepts only a saved question that asks for figures once', async () => {
    const { problems } = await pin({ savedQuery: await save('{ agencies { name } }') });
    expect(problems).toMatchObject([
      {
        field: 'savedQuery',
        message: expect.stringMatching(/^Only a saved question that is one question for figures/),
      },
    ]);
  });
});
