import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  type AccessSeats,
  buildAccessApp,
  changeAccess,
  PERSON,
  seatPeople,
} from '#testing/access-seats.js';
import type { Browser } from '#testing/browser.js';
import { signedIn } from '#testing/signed-in.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let app: FastifyInstance;
let people: AccessSeats['people'];
let police: Browser;
let council: Browser;
beforeAll(async () => {
  test = await createTestDatabase();
  app = await buildAccessApp(test);
});
beforeEach(async () => {
  ({ people, police, council } = await seatPeople(app, test));
});
afterAll(async () => {
  await app.close();
  await test.close();
});

describe('viewing as somebody else', () => {
  const WHO = '{ viewer { name organisation viewingAs isCleared grants } }';

  it('shows what they see, changes nothing, opens no records, and can be ended', async () => {
    expect(await changeAccess(police, 'viewAs', { person: people.detective }, 'viewingAs')).toEqual(
      {
        viewingAs: 'Detective, Thames Valley Police',
        problems: [],
      },
    );
    expect((await police.ask(WHO)).data.viewer).toMatchObject({
      name: 'Detective',
      viewingAs: 'Detective, Thames Valley Police',
      isCleared: true,
    });
    const records = await police.ask(
      '{ reports(reason: "Review of the quarter", first: 1) { totalCount } }',
    );
    expect(records.errors[0].message).toBe(
      'You are viewing as Detective, so records stay closed. Go back to your own view first.',
    );
    const sessions = await police.ask('mutation { endSessions(input: {}) { ended } }');
    expect(sessions.errors[0].message).toBe(
      'You are viewing as Detective, so nothing can be changed. Go back to your own view first.',
    );
    expect((await police.ask('{ people { name } }')).errors[0].extensions.code).toBe('FORBIDDEN');
    expect(await changeAccess(police, 'viewAs', { person: null }, 'viewingAs')).toEqual({
      viewingAs: null,
      problems: [],
    });
    expect((await police.ask(WHO)).data.viewer).toMatchObject({
      name: 'Police administrator',
      viewingAs: null,
    });
  });

  it('is refused for somebody with more access than the administrator could grant', async () => {
    await changeAccess(
      police,
      'grantAccess',
      { person: people.analyst, role: 'ANALYST', agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' },
      PERSON,
    );
    const refused = await changeAccess(council, 'viewAs', { person: people.analyst }, 'viewingAs');
    expect(refused.problems[0].message).toMatch(
      /^You can only view as somebody whose access is within your own/,
    );
  });

  it('stops as soon as they have more, or the administrator less', async () => {
    await changeAccess(council, 'viewAs', { person: people.analyst }, 'viewingAs');
    expect((await council.ask('{ figures { totals { disruptions { text } } } }')).errors).toEqual(
      [],
    );
    await changeAccess(
      police,
      'grantAccess',
      { person: people.analyst, role: 'ANALYST', agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' },
      PERSON,
    );
    expect((await council.ask(WHO)).data.viewer).toMatchObject({
      name: 'Council analyst',
      isCleared: false,
    });
    expect(
      (await council.ask('{ figures { totals { disruptions { text } } } }')).errors[0].extensions
        .code,
    ).toBe('FORBIDDEN');
    expect((await changeAccess(council, 'viewAs', { person: null }, 'viewingAs')).problems).toEqual(
      [],
    );
  });

  it('applies to one session only', async () => {
    const other = await signedIn(app, test, people.police);
    await changeAccess(police, 'viewAs', { person: people.detective }, 'viewingAs');
    expect((await other.ask(WHO)).data.viewer).toMatchObject({
      name: 'Police administrator',
      viewingAs: null,
    });
  });
});
