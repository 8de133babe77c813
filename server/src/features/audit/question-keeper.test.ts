import { isDeepStrictEqual } from 'node:util';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { Database } from '#platform/database.js';
import { type ApiClient, createApiClient } from '#testing/api-client.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { type QuestionParams, removeOldQuestions } from './asked-question.store.js';
import { QuestionKeeper } from './question-keeper.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(() => test.asOwner('TRUNCATE asked_question'));
afterAll(() => test.close());

const aQuestion = (name: string): QuestionParams => ({
  at: new Date('2026-11-24T09:00:00.001Z'),
  actor: { personId: null, name: 'Local administrator' },
  operation: 'figures',
  question: { name },
});
const kept = () =>
  test.asOwner(
    `SELECT question->>'name' AS name FROM asked_question ORDER BY length(question->>'name'), 1`,
  );

/** A keeper that never writes by itself, and what it reported as lost. */
function aKeeper(database: Database) {
  const lost: number[] = [];
  return {
    lost,
    keeper: new QuestionKeeper({
      database,
      onLost: (count) => lost.push(count),
      pauseMs: 3_600_000,
    }),
  };
}

describe('a question keeper', () => {
  it('writes all questions that it still has when it closes', async () => {
    const { keeper, lost } = aKeeper(test.database);
    const names = Array.from({ length: 1201 }, (_, index) => `q${index}`);
    for (const name of names) keeper.keep(aQuestion(name));
    expect(await kept()).toEqual([]);
    await keeper.close();
    expect((await kept()).map(({ name }) => name)).toEqual(names);
    expect(lost).toEqual([]);
  });

  it('writes by itself after a pause', async () => {
    const keeper = new QuestionKeeper({
      database: test.database,
      onLost: () => undefined,
      pauseMs: 1,
    });
    keeper.keep(aQuestion('soon'));
    await expect.poll(kept).toEqual([{ name: 'soon' }]);
    keeper.keep(aQuestion('later'));
    await expect.poll(kept).toEqual([{ name: 'soon' }, { name: 'later' }]);
    await keeper.close();
  });

  it('tries a failed batch again with the next, in the order in which questions were asked', async () => {
    let [isDown, tries] = [true, 0];
    const flickering = {
      write: <Result>(work: Parameters<typeof test.database.write<Result>>[0]) => {
        tries += 1;
        return isDown ? Promise.reject(new Error('down')) : test.database.write(work);
      },
    };
    const lost: number[] = [];
    const keeper = new QuestionKeeper({
      database: flickering,
      onLost: (count) => lost.push(count),
      pauseMs: 1,
    });
    keeper.keep(aQuestion('a'));
    await expect.poll(() => tries).toBe(1);
    isDown = false;
    keeper.keep(aQuestion('b'));
    await expect.poll(kept).toEqual([{ name: 'a' }, { name: 'b' }]);
    await keeper.close();
    expect(lost).toEqual([]);
  });

  it('says how many are lost if they cannot be written at the end', async () => {
    const gone = new Database(test.ownerUrl, { maxConnections: 1 });
    const { keeper, lost } = aKeeper(gone);
    keeper.keep(aQuestion('a'));
    keeper.keep(aQuestion('b'));
    await gone.close();
    await keeper.close();
    expect(lost).toEqual([2]);
  });

  it('holds a limited number while nothing can be written, and says how many were dropped', () => {
    const { keeper, lost } = aKeeper(test.database);
    for (let count = 0; count < 20_001; count += 1) keeper.keep(aQuestion('x'));
    expect(lost).toEqual([500]);
  });
});

describe('a server', () => {
  let api: ApiClient;
  beforeEach(async () => {
    api = await createApiClient(test, '2026-11-24');
  });

  it('stores the questions that it answered, in one form, when it closes', async () => {
    await api.ask(
      '{ figures(by: [QUARTER], where: { area: { in: ["E06000038", "E06000036"] }, crimeType: null }) { rows { reports { value } referrals { text } } } }',
    );
    await api.ask(
      '{ figures(where: { area: { in: ["E06000036", "E06000038", "E06000036"] } }, by: [QUARTER]) { totals { referrals { text } reports { value } } } }',
    );
    await api.ask('{ scorecard(quarter: "2026-27-Q1") { sentence } }');
    await api.ask(
      '{ figures(where: { area: { in: ["NOWHERE"] } }) { totals { reports { value } } } }',
    );
    await api.ask('{ agencies { code } }');
    await api.ask(
      '{ page(key: OVERVIEW) { id } a: scorecard(quarter: "2026-27-Q1") { sentence } b: scorecard(quarter: "2026-27-Q2") { sentence } }',
    );
    await api.close();
    const figures = {
      ...{
        by: ['QUARTER'],
        where: { area: { in: ['E06000036', 'E06000038'] } },
        window: 'PERIOD',
        first: 1000,
        fillGaps: false,
      },
      ...{ measures: ['referrals', 'reports'], changes: [] },
    };
    expect(
      await test.asOwner(
        'SELECT person_id, person_name, operation, question FROM asked_question ORDER BY operation',
      ),
    ).toEqual([
      {
        person_id: null,
        person_name: 'Local administrator',
        operation: 'figures',
        question: figures,
      },
      {
        person_id: null,
        person_name: 'Local administrator',
        operation: 'figures',
        question: figures,
      },
      {
        ...{ person_id: null, person_name: 'Local administrator', operation: 'scorecard' },
        question: { quarter: '2026-27-Q1' },
      },
      {
        ...{ person_id: null, person_name: 'Local administrator', operation: 'several' },
        question: expect.toSatisfy((all: readonly { readonly operation: string }[]) =>
          isDeepStrictEqual(all.map(({ operation }) => operation).toSorted(), [
            'page',
            'scorecard',
            'scorecard',
          ]),
        ),
      },
    ]);
  });
});

it('asked questions are removed after 13 months, and not before', async () => {
  const ago = (interval: string, name: string) =>
    test.asOwner(
      `INSERT INTO asked_question VALUES (gen_random_uuid(), now() - INTERVAL '${interval}', NULL, 'x', 'figures', '{"name": "${name}"}')`,
    );
  await ago('13 months -1 hour', 'young');
  await ago('13 months 1 hour', 'old');
  await ago('10 years', 'oldest');
  await test.database.write(removeOldQuestions);
  expect(await kept()).toEqual([{ name: 'young' }]);
});
