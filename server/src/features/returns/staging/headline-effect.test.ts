import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { quartersBetween } from '#domain/quarter.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const RBC = 11;
const QUARTER = '2026-27-Q1';
const HEADER =
  'quarter,objective,area,staff_group,funding_source,establishment_fte,strength_fte,hours_committed,hours_abstracted,actual_pounds';

let test: TestDatabase;
let app: FastifyInstance;
let sender: Browser;
/** A return of one line, with this many posts filled out of a hundred. */
const line = (quarter: string, filled: number, spent = 100) =>
  `${HEADER}\n${quarter},PROTECT,E06000038,FIRE_PREVENTION,CORE,100,${filled},90,10,${spent}\n`;
const send = async (content: string, how: string): Promise<Json> => {
  const address = `/import/returns/resources?agency=RBC&${how}`;
  const { body } = await sender.sendFile(address, content);
  return JSON.parse(body.trim().split('\n').at(-1) ?? '');
};
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, {
    ...{ signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN, doesKeepAnswers: false },
  });
  const grants = [
    { role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' },
  ] as const;
  sender = await signedIn(app, test, await addPerson(test, { name: 'Data manager', grants }));
  const earlier = quartersBetween('2024-25-Q1', '2026-27-Q1');
  for (const [at, quarter] of earlier.entries())
    expect(await send(line(quarter, at % 2 === 0 ? 90 : 88), 'publish=yes')).toMatchObject({
      outcome: { status: 'PUBLISHED' },
    });
});
afterAll(async () => {
  await app.close();
  await test.close();
});

async function stage(content: string): Promise<Json> {
  const { id } = await send(content, 'stage=yes');
  const { data } = await sender.ask(
    `query ($id: ID!) { stagedReturn(id: $id) {
       id version notYet
       effect { name before after usual isUnusual }
       difference { corrected records { key change columns values { column before after } } }
     } }`,
    { id },
  );
  return data.stagedReturn;
}

describe('the effect of a staged return', () => {
  it('gives headline figures as they are after publication, next to their usual range', async () => {
    const staged = await stage(line(QUARTER, 60));
    const effect = staged.effect.find(({ name }: Json) => name === 'Vacancy rate');
    expect(effect).toMatchObject({ before: '10.0%', after: '40.0%', isUnusual: true });
    // Eight quarters that alternate between 10% and 12% have a mean of 11%, and limits of 2.66
    // moving ranges around it.
    expect(effect.usual).toBe('5.7% to 16.3%');
    expect(staged.effect.find(({ name }: Json) => name === 'Abstraction rate')).toMatchObject({
      ...{ before: '10.0%', after: '10.0%', isUnusual: false },
    });
    await sender.ask(
      'mutation ($input: PublishReturnInput!) { publishReturn(input: $input) { problems { message } } }',
      { input: { id: staged.id, version: staged.version } },
    );
    const { data } = await sender.ask(
      `{ figures(where: { agency: { in: ["RBC"] }, quarter: { in: ["${QUARTER}"] } }) { totals { vacancyRate { text } abstractionRate { text } } } }`,
    );
    expect(data.figures.totals).toEqual({
      vacancyRate: { text: '40.0%' },
      abstractionRate: { text: '10.0%' },
    });
  });

  it('on records has the old and new value of each column, as written in a return', async () => {
    const staged = await stage(line(QUARTER, 61, 250.5));
    expect(staged.difference.records).toEqual([
      {
        key: expect.stringContaining(QUARTER),
        ...{ change: 'CORRECTED', columns: ['strength_fte', 'actual_pounds'] },
        values: [
          {
            column: 'strength_fte',
            before: expect.stringMatching(/^60/),
            after: expect.stringMatching(/^61/),
          },
          { column: 'actual_pounds', before: '100', after: '250.5' },
        ],
      },
    ]);
  });

  it('is not shown to people who send by command or token, who may not open records', async () => {
    const said = await send(line(QUARTER, 70), 'publish=no');
    expect(JSON.stringify(said)).toContain('strength_fte');
    expect(JSON.stringify(said)).not.toMatch(/"values"|"effect"/);
  });
});
