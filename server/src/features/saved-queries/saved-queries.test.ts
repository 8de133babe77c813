import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const [TVP, RBC] = [1, 11];
const aGrant = (grant: Partial<Grant>): Grant => ({
  role: 'ANALYST',
  agencyIds: [TVP],
  areaCodes: [],
  marking: 'OFFICIAL',
  ...grant,
});

let test: TestDatabase;
let app: FastifyInstance;
let people: Readonly<
  Record<'owner' | 'colleague' | 'elsewhere' | 'administrator' | 'everywhere', string>
>;
let seats: Readonly<Record<keyof typeof people, Browser>>;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
  const add = (name: string, grant: Partial<Grant>) =>
    addPerson(test, { name, grants: [aGrant(grant)] });
  people = {
    owner: await add('Analyst', {}),
    colleague: await add('Superintendent', { role: 'SENIOR_LEADER' }),
    elsewhere: await add('Safeguarding lead', { agencyIds: [RBC] }),
    administrator: await add('Council administrator', { role: 'ADMINISTRATOR', agencyIds: [RBC] }),
    everywhere: await add('Partnership administrator', {
      role: 'ADMINISTRATOR',
      isForPartnership: true,
      agencyIds: [],
    }),
  };
  await test.asOwner('UPDATE person SET agency_id = $1 WHERE id = $2', [RBC, people.everywhere]);
  const seat = (id: string) => signedIn(app, test, id);
  seats = {
    owner: await seat(people.owner),
    colleague: await seat(people.colleague),
    elsewhere: await seat(people.elsewhere),
    administrator: await seat(people.administrator),
    everywhere: await seat(people.everywhere),
  };
});
beforeEach(() =>
  test.asOwner(
    'TRUNCATE saved_query, saved_query_version, my_page, pin, audit_entry, audit_head CASCADE',
  ),
);
afterAll(async () => {
  await app.close();
  await test.close();
});

type Seat = keyof typeof people;
const TEXT = '{ figures(by: [AREA]) { rows { disruptions { text } } } }';
const aQuestion = { name: 'Disruptions by area', text: TEXT };
const FIELDS = 'id name sharing version latestVersion savedBy { name isYou agency { code } }';

const call =
  (seat: Seat) =>
  async (
    field: string,
    input: Readonly<Record<string, unknown>>,
    selection = `savedQuery { ${FIELDS} }`,
  ): Promise<Json> => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { field message } } }`;
    const { data, errors } = await seats[seat].ask(query, { input });
    expect(errors).toEqual([]);
    return data[field];
  };

const save = (seat: Seat, input: Readonly<Record<string, unknown>> = {}) =>
  call(seat)('saveQuery', { ...aQuestion, ...input });

async function look(seat: Seat, id: string, fields = FIELDS): Promise<Json> {
  const { data, errors } = await seats[seat].ask(
    `query ($id: ID!) { savedQuery(id: $id) { ${fields} } }`,
    { id },
  );
  expect(errors).toEqual([]);
  return data.savedQuery;
}

async function list(seat: Seat, args = 'first: 50'): Promise<readonly string[]> {
  const { data, errors } = await seats[seat].ask(
    `{ savedQueries(${args}) { totalCount edges { node { id } } } }`,
  );
  expect(errors).toEqual([]);
  const ids = data.savedQueries.edges.map(({ node }: Json) => node.id);
  expect(data.savedQueries.totalCount).toBeGreaterThanOrEqual(ids.length);
  return ids;
}

describe('seeing a saved question', () => {
  it.each([
    { sharing: 'PRIVATE', seen: ['owner'] },
    { sharing: 'AGENCY', seen: ['owner', 'colleague'] },
    {
      sharing: 'EVERYONE',
      seen: ['owner', 'colleague', 'elsewhere', 'administrator', 'everywhere'],
    },
  ])(
    'with sharing $sharing is open to $seen, both by its id and in the list',
    async ({ sharing, seen }) => {
      const { id } = (await save('owner', { sharing })).savedQuery;
      for (const seat of [
        'owner',
        'colleague',
        'elsewhere',
        'administrator',
        'everywhere',
      ] as const) {
        const isSeen = seen.includes(seat);
        expect((await look(seat, id)) !== null, seat).toBe(isSeen);
        expect(await list(seat), seat).toEqual(isSeen ? [id] : []);
      }
    },
  );

  it('that is not shared gets the same reply as if it did not exist', async () => {
    const { id } = (await save('owner')).savedQuery;
    const none = '7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c0000';
    const changes = [
      ['saveQuery', (of: string) => ({ ...aQuestion, id: of, version: 1 })],
      ['restoreQueryVersion', (of: string) => ({ id: of, number: 1, version: 1 })],
      ['takeOverQuery', (of: string) => ({ id: of })],
    ] as const;
    for (const [field, toInput] of changes)
      expect(await call('administrator')(field, toInput(id))).toEqual(
        await call('administrator')(field, toInput(none)),
      );
    const gone = await call('everywhere')('deleteQuery', { id, version: 1 }, 'deleted');
    expect(gone).toEqual(
      await call('everywhere')('deleteQuery', { id: none, version: 1 }, 'deleted'),
    );
    expect(await look('owner', id)).toMatchObject({ version: 1 });
    expect(
      JSON.stringify(await test.asOwner('SELECT what, filter FROM audit_entry')),
    ).not.toContain('Disruptions');
  });

  it('does not change while an administrator views as its owner', async () => {
    const { id } = (await save('elsewhere')).savedQuery;
    const session = await signedIn(app, test, people.administrator);
    expect(
      (
        await session.ask(
          `mutation { viewAs(input: { person: "${people.elsewhere}" }) { problems { message } } }`,
        )
      ).data.viewAs.problems,
    ).toEqual([]);
    const { data } = await session.ask(
      `{ viewer { name } savedQuery(id: "${id}") { id } savedQueries(first: 5) { totalCount } myPage { version } }`,
    );
    expect(data).toEqual({
      viewer: { name: 'Safeguarding lead' },
      savedQuery: null,
      savedQueries: { totalCount: 0 },
      myPage: { version: 0 },
    });
  });

  it('is possible by searching for words from its name, description and text, in any order', async () => {
    const { id } = (await save('owner', { description: 'For the board_%' })).savedQuery;
    expect(await list('owner', 'first: 5, words: "AREA board_% disruptions"')).toEqual([id]);
    expect(await list('owner', 'first: 5, words: "area boardx"')).toEqual([]);
    expect(await list('owner', 'first: 5, whose: EVERYONE')).toEqual([]);
  });

  it('is possible page by page, and shows each question once', async () => {
    const ids: string[] = [];
    for (const name of ['A', 'B', 'C']) ids.unshift((await save('owner', { name })).savedQuery.id);
    const page = async (rest: string) =>
      (
        await seats.owner.ask(
          `{ savedQueries(first: 2${rest}) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        )
      ).data.savedQueries;
    const first = await page('');
    const second = await page(`, after: "${first.pageInfo.endCursor}"`);
    expect([...first.edges, ...second.edges].map(({ node }: Json) => node.id)).toEqual(ids);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });
});

describe('a list of saved questions', () => {
  it('is ordered by name from A to Z in any letter case, page after page in both directions', async () => {
    const names = ['beta', 'Alpha', 'Gamma', 'alpha'];
    for (const name of names) await save('owner', { name });
    const page = async (rest: string): Promise<Json> =>
      (
        await seats.owner.ask(
          `{ savedQueries(order: NAME, ${rest}) { edges { node { name } } pageInfo { startCursor endCursor hasNextPage } } }`,
        )
      ).data.savedQueries;
    const namesOf = ({ edges }: Json) => edges.map(({ node }: Json) => node.name.toLowerCase());
    const first = await page('first: 3');
    const second = await page(`first: 3, after: "${first.pageInfo.endCursor}"`);
    expect([...namesOf(first), ...namesOf(second)]).toEqual(['alpha', 'alpha', 'beta', 'gamma']);
    expect(namesOf(await page(`last: 2, before: "${second.pageInfo.startCursor}"`))).toEqual([
      'alpha',
      'beta',
    ]);
  });

  it('refuses a cursor from another order', async () => {
    for (const name of ['A', 'B']) await save('owner', { name });
    const { data } = await seats.owner.ask('{ savedQueries(first: 1) { pageInfo { endCursor } } }');
    const cursor: string = data.savedQueries.pageInfo.endCursor;
    const { errors } = await seats.owner.ask(
      `{ savedQueries(first: 1, order: NAME, after: "${cursor}") { totalCount } }`,
    );
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('can be filtered to questions watched by the caller’s own alerts in a given state', async () => {
    const watched = (await save('owner', { name: 'Watched', sharing: 'AGENCY' })).savedQuery.id;
    await save('owner', { name: 'Not watched' });
    const subject = { savedQuery: watched };
    const told = { title: 'Too many', rule: 'THRESHOLD', threshold: 3 };
    const { problems } = await call('owner')('saveAlert', { ...told, ...subject }, 'alert { id }');
    expect(problems).toEqual([]);
    const states = async (seat: keyof typeof people) => ({
      ok: await list(seat, 'first: 5, alert: OK'),
      raised: await list(seat, 'first: 5, alert: RAISED'),
    });
    expect(await states('owner')).toEqual({ ok: [watched], raised: [] });
    // A colleague sees the question, but not the alert.
    expect(await list('colleague', 'first: 5')).toEqual([watched]);
    expect(await states('colleague')).toEqual({ ok: [], raised: [] });
  });
});

describe('names', () => {
  it('of people who saved are shown to their own agency; others see only the agency', async () => {
    const { id } = (await save('owner', { sharing: 'EVERYONE' })).savedQuery;
    expect((await look('owner', id)).savedBy).toEqual({
      name: 'Analyst',
      isYou: true,
      agency: { code: 'TVP' },
    });
    expect((await look('colleague', id)).savedBy).toEqual({
      name: 'Analyst',
      isYou: false,
      agency: { code: 'TVP' },
    });
    expect((await look('elsewhere', id)).savedBy).toEqual({
      name: null,
      isYou: false,
      agency: { code: 'TVP' },
    });
    expect((await look('everywhere', id)).savedBy.name).toBe('Analyst');
  });
});

describe('saving', () => {
  it('makes a version each time, unless nothing changed', async () => {
    const { id } = (await save('owner', { sharing: 'AGENCY' })).savedQuery;
    expect((await save('owner', { sharing: 'AGENCY' })).savedQuery.id).toBe(id);
    expect(
      (await save('colleague', { id, version: 1, name: 'By district' })).savedQuery,
    ).toMatchObject({ version: 2, sharing: 'AGENCY' });
    expect((await save('colleague', { id, version: 1, name: 'By district' })).problems).toEqual([]);
    const { versions } = await look(
      'owner',
      id,
      'versions { totalCount edges { node { number name savedBy { name } } } }',
    );
    expect(versions.totalCount).toBe(2);
    expect(
      versions.edges.map(({ node }: Json) => [node.number, node.name, node.savedBy.name]),
    ).toEqual([
      [2, 'By district', 'Superintendent'],
      [1, 'Disruptions by area', 'Analyst'],
    ]);
  });

  it('leaves versions that can be read from either end, page by page', async () => {
    const { id } = (await save('owner', {})).savedQuery;
    for (const version of [1, 2, 3, 4])
      await save('owner', { id, version, name: `Version ${version + 1}` });
    const read = async (page: string) => {
      const { versions } = await look(
        'owner',
        id,
        `versions(${page}) { edges { node { number } cursor } pageInfo { hasNextPage hasPreviousPage } }`,
      );
      const numbers = versions.edges.map(({ node }: Json) => node.number);
      return {
        numbers,
        cursors: versions.edges.map(({ cursor }: Json) => cursor),
        more: versions.pageInfo,
      };
    };
    const latest = await read('first: 2');
    expect(latest).toMatchObject({
      numbers: [5, 4],
      more: { hasNextPage: true, hasPreviousPage: false },
    });
    const middle = await read(`first: 2, after: "${latest.cursors[1]}"`);
    expect(middle).toMatchObject({
      numbers: [3, 2],
      more: { hasNextPage: true, hasPreviousPage: true },
    });
    const earliest = await read('last: 2');
    expect(earliest).toMatchObject({
      numbers: [2, 1],
      more: { hasNextPage: false, hasPreviousPage: true },
    });
    expect((await read(`last: 5, before: "${earliest.cursors[0]}"`)).numbers).toEqual([5, 4, 3]);
    expect((await read(`last: 1, before: "${earliest.cursors[0]}"`)).numbers).toEqual([3]);
    expect((await read(`first: 9, after: "${earliest.cursors[1]}"`)).numbers).toEqual([]);
  });

  it('over somebody else’s change is refused, says who made it and when, and loses nothing', async () => {
    const { id } = (await save('owner', { sharing: 'AGENCY' })).savedQuery;
    await save('owner', { id, version: 1, name: 'Mine' });
    const { problems, savedQuery } = await save('colleague', { id, version: 1, name: 'Theirs' });
    expect(problems).toEqual([
      {
        field: 'version',
        message: expect.stringMatching(
          /^Analyst, Thames Valley Police, saved version 2 of "Mine" on 24 November 2026, \d\d:\d\d, after/,
        ),
      },
    ]);
    expect(savedQuery).toMatchObject({ name: 'Mine', version: 2 });
    expect(await test.asOwner('SELECT number FROM saved_query_version')).toHaveLength(2);
  });

  it('saves only one of two versions sent at the same time, and refuses the other', async () => {
    const { id } = (await save('owner', { sharing: 'AGENCY' })).savedQuery;
    const both = await Promise.all([
      save('owner', { id, version: 1, name: 'Mine' }),
      save('colleague', { id, version: 1, name: 'Theirs' }),
    ]);
    expect(both.map(({ problems }) => problems.length).toSorted()).toEqual([0, 1]);
    expect(
      await test.asOwner('SELECT name FROM saved_query_version WHERE number = 2'),
    ).toHaveLength(1);
  });

  it('something visible to everybody is allowed only for its owner’s colleagues, and a refusal is logged', async () => {
    const { id } = (await save('owner', { sharing: 'EVERYONE' })).savedQuery;
    expect((await save('elsewhere', { id, version: 1, name: 'x' })).problems).toEqual([
      {
        field: 'id',
        message:
          'Only its owner and colleagues at Thames Valley Police can change this question. Save a copy of your own instead.',
      },
    ]);
    expect(
      (await save('colleague', { id, version: 1, sharing: 'PRIVATE' })).problems[0].field,
    ).toBe('sharing');
    expect(await test.asOwner(`SELECT FROM audit_entry WHERE action = 'REFUSAL'`)).toHaveLength(2);
  });

  it('that fails halfway leaves nothing behind', async () => {
    const { id } = (await save('owner')).savedQuery;
    await test.asOwner(`ALTER TABLE audit_entry ADD CONSTRAINT none_more CHECK (number < 2)`);
    const failed = await seats.owner.ask(
      `mutation ($input: SaveQueryInput!) { saveQuery(input: $input) { problems { message } } }`,
      {
        input: { ...aQuestion, id, version: 1, name: 'x' },
      },
    );
    await test.asOwner('ALTER TABLE audit_entry DROP CONSTRAINT none_more');
    expect(failed.errors).toHaveLength(1);
    expect(await look('owner', id)).toMatchObject({ name: aQuestion.name, latestVersion: 1 });
    expect(await test.asOwner('SELECT FROM saved_query_version')).toHaveLength(1);
  });

  it.each([
    { with: { name: ' ' }, says: 'Give the question a name' },
    { with: { name: 'x'.repeat(10_000) }, says: 'The name has 10,000 characters.' },
    {
      with: { name: 'a\u202Eb' },
      says: 'The name contains a line break or an invisible character.',
    },
    {
      with: { text: 'mutation { viewAs(input: {}) { viewingAs } }' },
      says: 'Only queries can be saved',
    },
    { with: { text: '{ a } { b }' }, says: 'The text contains 2 questions.' },
    { with: { text: '{\n  figures(' }, says: 'Line 2 is not finished' },
    {
      with: { text: `{ ${'a '.repeat(30_000)} }` },
      says: 'The text of the question has 60,004 characters.',
    },
    { with: { variables: [{ name: 'quarter' }] }, says: 'The text has no variable $quarter.' },
  ])('says what prevents it: $says', async ({ with: input, says }) => {
    const { problems, savedQuery } = await save('owner', input);
    expect(savedQuery).toBeNull();
    expect(problems[0].message).toContain(says);
  });

  it('treats markup as text', async () => {
    const name = `<img src=x onerror=alert(1)> "'; DROP TABLE person; --`;
    expect((await save('owner', { name })).savedQuery.name).toBe(name);
  });
});

describe('a version', () => {
  it('can be restored as a new version, and asked for by its number', async () => {
    const { id } = (await save('owner')).savedQuery;
    await save('owner', { id, version: 1, name: 'Second' });
    expect(
      (await call('owner')('restoreQueryVersion', { id, number: 1, version: 2 })).savedQuery,
    ).toMatchObject({
      name: aQuestion.name,
      version: 3,
    });
    expect(
      (await call('owner')('restoreQueryVersion', { id, number: 9, version: 3 })).problems[0].field,
    ).toBe('number');
    const { data } = await seats.owner.ask(
      `{ savedQuery(id: "${id}", version: 2) { name version latestVersion } }`,
    );
    expect(data.savedQuery).toEqual({ name: 'Second', version: 2, latestVersion: 3 });
  });
});

describe('a deleted question', () => {
  it('is gone for everybody, but nothing is lost', async () => {
    const { id } = (await save('owner', { sharing: 'EVERYONE' })).savedQuery;
    expect(
      (await call('administrator')('deleteQuery', { id, version: 1 }, 'deleted')).problems[0]
        .message,
    ).toMatch(/^Only its owner/);
    expect(await call('owner')('deleteQuery', { id, version: 1 }, 'deleted')).toEqual({
      deleted: id,
      problems: [],
    });
    expect(await look('owner', id)).toBeNull();
    expect(await test.asOwner('SELECT text FROM saved_query_version')).toEqual([{ text: TEXT }]);
    expect(
      (
        await test.asOwner<{ what: string }>(
          `SELECT what FROM audit_entry WHERE action = 'ADMINISTER' ORDER BY number`,
        )
      ).at(-1)?.what,
    ).toBe('Deleted the question "Disruptions by area", shared with everyone.');
  });
});

describe('a question whose owner has left', () => {
  it('stays, says so, and can only be taken over by a colleague', async () => {
    const { id } = (await save('owner', { sharing: 'EVERYONE' })).savedQuery;
    expect((await call('colleague')('takeOverQuery', { id })).problems).toHaveLength(1);
    await test.asOwner('UPDATE access_grant SET ended_at = now() WHERE person_id = $1', [
      people.owner,
    ]);
    try {
      expect(await look('elsewhere', id, 'hasOwnerLeft canTakeOver')).toEqual({
        hasOwnerLeft: true,
        canTakeOver: false,
      });
      expect((await call('elsewhere')('takeOverQuery', { id })).problems).toHaveLength(1);
      expect(
        (
          await call('colleague')(
            'takeOverQuery',
            { id },
            'savedQuery { isOwn hasOwnerLeft agency { code } }',
          )
        ).savedQuery,
      ).toEqual({
        ...{ isOwn: true, hasOwnerLeft: false, agency: { code: 'TVP' } },
      });
    } finally {
      await test.asOwner('UPDATE access_grant SET ended_at = NULL WHERE person_id = $1', [
        people.owner,
      ]);
    }
  });
});

describe('a saved text', () => {
  const measures = 'measures { key }';
  const declared = 'declaredVariables { name type isList isRequired }';

  it.each([
    {
      text: '{ figures { rows { disruptions { text } reports { value } } } }',
      asks: ['disruptions', 'reports'],
    },
    {
      text: '{ figures { rows { ...Row } totals { mine: referrals { text } } } } fragment Row on FigureRow { referrals { text } arrests { text } }',
      asks: ['arrests', 'referrals'],
    },
    { text: '{ agencies { code } }', asks: [] },
    { text: '{ figures { totals { disruption { text } } } }', asks: [] },
    {
      text: '{ one: figures { totals { reports { text } } } other: figures { totals { arrests { text } } } }',
      asks: [],
    },
  ])('asks for the measures $asks: "$text"', async ({ text, asks }) => {
    const { id } = (await save('owner', { text })).savedQuery;
    const found = await look('owner', id, measures);
    expect(found.measures.map(({ key }: Json) => key).sort()).toEqual(asks);
  });

  it('lists the variables that it declares, in order, each with its type', async () => {
    const text = `query ($quarter: Quarter!, $areas: [ID!], $first: Int = 20, $kinds: [AgencyKind!]! = [POLICE]) {
      figures(where: { quarter: { in: [$quarter] }, area: { in: $areas }, agencyKind: { in: $kinds } }, first: $first) { totals { reports { text } } }
    }`;
    const { id } = (await save('owner', { text })).savedQuery;
    expect((await look('owner', id, declared)).declaredVariables).toEqual([
      { name: 'quarter', type: 'Quarter', isList: false, isRequired: true },
      { name: 'areas', type: 'ID', isList: true, isRequired: false },
      { name: 'first', type: 'Int', isList: false, isRequired: false },
      { name: 'kinds', type: 'AgencyKind', isList: true, isRequired: false },
    ]);
  });

  it('shows its variables only to people who see the question', async () => {
    const { id } = (await save('owner')).savedQuery;
    expect(await look('colleague', id, `${measures} ${declared}`)).toBe(null);
  });
});

describe('a text whose measure is gone', () => {
  it('opens, says what is missing and what is nearest, and cannot be asked', async () => {
    const text = '{\n  figures(by: [AREA]) {\n    rows { disruption { text } }\n  }\n}';
    const { id } = (await save('owner', { text })).savedQuery;
    expect(
      await look('owner', id, 'text isRunnable problems { message line column nearest }'),
    ).toEqual({
      ...{ text, isRunnable: false },
      problems: [
        {
          message: 'There is no measure "disruption" any more. The nearest is "disruptions".',
          ...{ line: 3, column: 12, nearest: expect.arrayContaining(['disruptions']) },
        },
      ],
    });
  });
});
