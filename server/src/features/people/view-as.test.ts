import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { AccessTest, changeAccess, PERSON } from '#testing/access-seats.js';
import { signedIn } from '#testing/signed-in.js';

const at = new AccessTest();
beforeAll(() => at.open());
beforeEach(() => at.begin());
afterAll(() => at.close());

describe('viewing as somebody else', () => {
  const WHO = '{ viewer { name organisation viewingAs isCleared grants } }';

  it('shows what they see, changes nothing, opens no records, and can be ended', async () => {
    expect(
      await changeAccess(at.police, 'viewAs', { person: at.people.detective }, 'viewingAs'),
    ).toEqual({
      viewingAs: 'Detective, Thames Valley Police',
      problems: [],
    });
    expect((await at.police.ask(WHO)).data.viewer).toMatchObject({
      name: 'Detective',
      viewingAs: 'Detective, Thames Valley Police',
      isCleared: true,
    });
    const records = await at.police.ask(
      '{ reports(reason: "Review of the quarter", first: 1) { totalCount } }',
    );
    expect(records.errors[0].message).toBe(
      'You are viewing as Detective, so records cannot be opened. Go back to your own view first.',
    );
    const sessions = await at.police.ask('mutation { endSessions(input: {}) { ended } }');
    expect(sessions.errors[0].message).toBe(
      'You are viewing as Detective, so nothing can be changed. Go back to your own view first.',
    );
    expect((await at.police.ask('{ people { name } }')).errors[0].extensions.code).toBe(
      'FORBIDDEN',
    );
    expect(await changeAccess(at.police, 'viewAs', { person: null }, 'viewingAs')).toEqual({
      viewingAs: null,
      problems: [],
    });
    expect((await at.police.ask(WHO)).data.viewer).toMatchObject({
      name: 'Police administrator',
      viewingAs: null,
    });
  });

  it('is refused for somebody with more access than the administrator could grant', async () => {
    await changeAccess(
      at.police,
      'grantAccess',
      {
        person: at.people.analyst,
        role: 'ANALYST',
        agencies: ['TVP'],
        marking: 'OFFICIAL_SENSITIVE',
      },
      PERSON,
    );
    const refused = await changeAccess(
      at.council,
      'viewAs',
      { person: at.people.analyst },
      'viewingAs',
    );
    expect(refused.problems[0].message).toMatch(
      /^You can only view as somebody whose access is within your own/,
    );
  });

  it('stops as soon as they have more access, or the administrator has less', async () => {
    await changeAccess(at.council, 'viewAs', { person: at.people.analyst }, 'viewingAs');
    expect(
      (await at.council.ask('{ figures { totals { disruptions { text } } } }')).errors,
    ).toEqual([]);
    await changeAccess(
      at.police,
      'grantAccess',
      {
        person: at.people.analyst,
        role: 'ANALYST',
        agencies: ['TVP'],
        marking: 'OFFICIAL_SENSITIVE',
      },
      PERSON,
    );
    expect((await at.council.ask(WHO)).data.viewer).toMatchObject({
      name: 'Council analyst',
      isCleared: false,
    });
    expect(
      (await at.council.ask('{ figures { totals { disruptions { text } } } }')).errors[0].extensions
        .code,
    ).toBe('FORBIDDEN');
    expect(
      (await changeAccess(at.council, 'viewAs', { person: null }, 'viewingAs')).problems,
    ).toEqual([]);
  });

  it('applies to one session only', async () => {
    const other = await signedIn(at.app, at.test, at.people.police);
    await changeAccess(at.police, 'viewAs', { person: at.people.detective }, 'viewingAs');
    expect((await other.ask(WHO)).data.viewer).toMatchObject({
      name: 'Police administrator',
      viewingAs: null,
    });
  });
});
