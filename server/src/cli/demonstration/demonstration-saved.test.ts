import { readFileSync } from 'node:fs';

import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readAskedText, refuseBlockOf } from '#features/saved-queries/saved-text.type.js';
import { createClientOf, type Json } from '#testing/api-client.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { testReferenceData } from '#testing/test-reference-data.js';
import { posts } from '@stronghold/prisma/seed/demonstration/posts';
import { savedQuestions } from '@stronghold/prisma/seed/demonstration/saved-questions';

import { insertPosts } from './demonstration.store.js';
import { insertSavedQuestions } from './demonstration-saved.store.js';
import { insertSchedules } from './demonstration-schedules.store.js';

const schema = buildSchema(
  readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'),
);
const referenceData = testReferenceData('2026-11-24');
const now = new Date('2026-11-24T12:00:00Z');

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  await insertPosts(test.ownerUrl, posts);
  await insertSavedQuestions(test.ownerUrl, now);
});
afterAll(() => test.close());

describe('made-up saved questions', () => {
  it('can all be asked today without values, except the question whose measure no longer exists', () => {
    const refused = savedQuestions.flatMap(({ versions }) =>
      versions.flatMap((version) => {
        const read = readAskedText(
          { text: version.text, variables: version.variables },
          { schema, referenceData },
        );
        return read.ok ? [] : [[version.name, read.reason]];
      }),
    );
    expect(refused).toEqual([
      [
        'Groups disrupted in six months',
        expect.stringMatching(/^Line 3: There is no measure "ocgsDisruptedIn6Months" any more\. /),
      ],
    ]);
    const asBlocks = savedQuestions.filter(
      ({ versions }) => refuseBlockOf({ text: versions.at(-1)?.text ?? '' }, { schema }) === null,
    );
    expect(asBlocks).toHaveLength(savedQuestions.length - 2);
  });

  it('are added once, each with its versions, and the owner of one has left', async () => {
    await insertSavedQuestions(test.ownerUrl, now);
    const api = await createClientOf(
      {
        personId: null,
        name: 'x',
        grants: [{ role: 'ANALYST', agencyIds: [1], areaCodes: [], marking: 'OFFICIAL' }],
      },
      test,
      '2026-11-24',
    );
    const { data, errors } = await api.ask(
      '{ savedQueries(first: 50) { edges { node { name sharing hasOwnerLeft isRunnable latestVersion canTakeOver } } } }',
    );
    await api.close();
    expect(errors).toEqual([]);
    const seen = data.savedQueries.edges.map(({ node }: Json) => node);
    expect(seen).toHaveLength(savedQuestions.length - 1);
    expect(seen.find(({ name }: Json) => name === 'Disruptions by area')).toMatchObject({
      latestVersion: 3,
      hasOwnerLeft: false,
    });
    expect(seen.filter(({ hasOwnerLeft }: Json) => hasOwnerLeft)).toEqual([
      {
        name: 'Groups disrupted in six months',
        sharing: 'AGENCY',
        hasOwnerLeft: true,
        isRunnable: false,
        latestVersion: 1,
        canTakeOver: true,
      },
    ]);
    expect(await test.asOwner('SELECT count(*)::int AS count FROM pin')).toEqual([{ count: 5 }]);
  });
});

it('adds schedules with past runs, and alerts in each state, once', async () => {
  for (let times = 0; times < 2; times += 1)
    await insertSchedules(test.ownerUrl, { now, seenFor: 'today' });
  const [, analyst] = posts;
  const viewer = {
    personId: analyst?.id ?? '',
    name: 'Analyst',
    grants: [{ role: 'ANALYST', agencyIds: [1], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' }],
  } as const;
  const api = await createClientOf(viewer, test, '2026-11-24');
  const { data, errors } = await api.ask(
    `{ schedules { edges { node { title state nextRunAt runs { totalCount } } } } alerts { edges { node { state history { totalCount } } } }
       inbox(isNew: true) { totalCount } }`,
  );
  await api.close();
  expect(errors).toEqual([]);
  expect(
    data.schedules.edges
      .map(({ node }: Json) => [node.title, node.state, node.nextRunAt, node.runs.totalCount])
      .sort(),
  ).toEqual([
    ['Disruptions by area', 'ACTIVE', null, 2],
    ['Reports as a quarter closes', 'PAUSED', null, 1],
    ['The Overview on Mondays', 'ACTIVE', '2026-11-30T08:00:00.000Z', 3],
  ]);
  expect(
    data.alerts.edges.map(({ node }: Json) => [node.state, node.history.totalCount]).sort(),
  ).toEqual([
    ['ACKNOWLEDGED', 2],
    ['CLEARED', 2],
    ['OK', 0],
    ['OK', 0],
    ['RAISED', 1],
    ['RAISED', 1],
  ]);
  expect(data.inbox.totalCount).toBe(1);
});
