import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { AccessTest, changeAccess, PERSON } from '#testing/access-seats.js';
import type { Json } from '#testing/api-client.js';
import { aGrant } from '#testing/change-log.js';
import { addPerson, signedIn } from '#testing/signed-in.js';

const OCC = 17;

const at = new AccessTest();
beforeAll(() => at.open());
beforeEach(() => at.begin());
afterAll(() => at.close());

describe('grantAccess', () => {
  it('adds somebody by their provider’s subject and returns their access', async () => {
    const { person, problems } = await changeAccess(
      at.council,
      'grantAccess',
      {
        newPerson: {
          name: 'Safeguarding lead',
          agency: 'RBC',
          issuer: 'https://login.example.org',
          subject: 'abc',
        },
        role: 'CONTRIBUTOR',
        agencies: ['rbc'],
        areas: ['E06000038'],
        marking: 'OFFICIAL',
      },
      PERSON,
    );
    expect(problems).toEqual([]);
    expect(person).toMatchObject({
      name: 'Safeguarding lead',
      agency: { code: 'RBC' },
      grants: [
        {
          sentence: 'Contributor at Reading Borough Council, in Reading, up to OFFICIAL.',
          grantedBy: 'Council administrator',
          isFromClaim: false,
        },
      ],
    });
    expect(await at.test.asOwner(`SELECT subject FROM identity`)).toEqual([{ subject: 'abc' }]);
  });

  it.each([
    {
      what: 'a marking above their own',
      grant: { agencies: ['RBC'], marking: 'OFFICIAL_SENSITIVE' },
    },
    {
      what: 'an agency beyond their own',
      grant: { agencies: ['RBC', 'TVP'], marking: 'OFFICIAL' },
    },
    {
      what: 'police clearance',
      grant: { agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' },
    },
  ])('does not let an administrator grant $what to others or to themselves', async ({ grant }) => {
    for (const person of [at.people.analyst, at.people.council]) {
      const refused = await changeAccess(
        at.council,
        'grantAccess',
        { person, role: 'ANALYST', areas: [], ...grant },
        PERSON,
      );
      expect(refused.person).toBeNull();
      expect(refused.problems[0].message).toMatch(
        /^You may not see or change people’s access here: it needs the role of administrator/,
      );
    }
    expect(await at.test.asOwner('SELECT 1 FROM access_grant')).toHaveLength(4);
  });

  it('lets an administrator of some areas grant only within them', async () => {
    const local = await addPerson(at.test, {
      name: 'Reading',
      grants: [aGrant({ role: 'ADMINISTRATOR', areaCodes: ['TV-C-BERKSHIRE'] })],
    });
    const browser = await signedIn(at.app, at.test, local);
    const input = {
      person: at.people.analyst,
      role: 'CONTRIBUTOR',
      agencies: ['RBC'],
      marking: 'OFFICIAL',
    };
    const granted = await changeAccess(
      browser,
      'grantAccess',
      { ...input, areas: ['E06000038', 'TV-C-BERKSHIRE'] },
      PERSON,
    );
    expect(granted.problems).toEqual([]);
    expect(granted.person.grants.at(-1).sentence).toBe(
      'Contributor at Reading Borough Council, in Reading and Berkshire (county), up to OFFICIAL.',
    );
    expect(
      (await changeAccess(browser, 'grantAccess', { ...input, areas: ['E07000178'] }, PERSON))
        .problems,
    ).toHaveLength(1);
    expect((await changeAccess(browser, 'grantAccess', input, PERSON)).problems).toHaveLength(1);
  });

  it.each([
    {
      what: 'an unknown agency',
      input: { agencies: ['XYZ'] },
      message: 'No agency has the code "XYZ".',
      field: 'agencies',
    },
    {
      what: 'no agency',
      input: { agencies: [] },
      message: 'A grant is for at least one agency: name it by its code.',
      field: 'agencies',
    },
    {
      what: 'an agency that has ended',
      input: { agencies: ['FRIMLEY'] },
      message:
        'NHS Frimley Integrated Care Board (East Berkshire part) ended on 31 March 2026. Name an agency that exists today.',
      field: 'agencies',
    },
    {
      what: 'an unknown area',
      input: { areas: ['E06'] },
      message: 'No current area has the code "E06".',
      field: 'areas',
    },
    {
      what: 'an area that has ended',
      input: { areas: ['E07000007'] },
      message: 'No current area has the code "E07000007".',
      field: 'areas',
    },
    {
      what: 'nobody',
      input: { person: null },
      message: 'Say who it is for: give either person or newPerson.',
      field: 'person',
    },
    {
      what: 'somebody unknown',
      input: { person: 'x' },
      message: 'There is no such person.',
      field: 'person',
    },
    {
      what: 'a newcomer whom nobody can recognise',
      input: { person: null, newPerson: { name: 'x', agency: 'RBC' } },
      message:
        'Say who they are at the identity provider: either by email, or by issuer and subject.',
      field: 'newPerson',
    },
    {
      what: 'a newcomer without a name',
      input: { person: null, newPerson: { name: ' ', agency: 'RBC', email: 'a@b' } },
      message: 'Give the post or the name by which this person is shown.',
      field: 'newPerson',
    },
  ])('refuses $what in a sentence', async ({ input, message, field }) => {
    const asked = {
      person: at.people.analyst,
      role: 'ANALYST',
      agencies: ['RBC'],
      marking: 'OFFICIAL',
      ...input,
    };
    expect(await changeAccess(at.council, 'grantAccess', asked, PERSON)).toEqual({
      person: null,
      problems: [{ message, field }],
    });
  });

  it('makes the same grant once', async () => {
    const asked = {
      person: at.people.analyst,
      role: 'ANALYST',
      agencies: ['RBC'],
      marking: 'OFFICIAL',
    };
    expect(
      (await changeAccess(at.council, 'grantAccess', asked, PERSON)).person.grants,
    ).toHaveLength(1);
  });
});

describe('a change', () => {
  const FIGURES = '{ figures { totals { disruptions { text } } } }';

  it('ends a grant from the very next question on, and only once', async () => {
    const [grant] = (
      await at.test.asOwner<{ id: string }>('SELECT id FROM access_grant WHERE person_id = $1', [
        at.people.analyst,
      ])
    ).values();
    expect((await at.analyst.ask(FIGURES)).errors).toEqual([]);
    const ended = await changeAccess(at.council, 'endGrant', { grant: grant?.id }, PERSON);
    expect(ended).toMatchObject({ person: { grants: [] }, problems: [] });
    expect((await at.analyst.ask(FIGURES)).errors[0].extensions.code).toBe('FORBIDDEN');
    const again = await changeAccess(at.council, 'endGrant', { grant: grant?.id }, PERSON);
    expect(again.problems[0].message).toBe(
      'There is no such grant, or it has already ended. Reload the person’s page.',
    );
    expect(
      await at.test.asOwner('SELECT ended_by FROM access_grant WHERE id = $1', [grant?.id]),
    ).toEqual([{ ended_by: at.people.council }]);
  });

  it('does not affect another agency’s grants', async () => {
    const [grant] = await at.test.asOwner<{ id: string }>(
      'SELECT id FROM access_grant WHERE person_id = $1',
      [at.people.detective],
    );
    expect(
      (await changeAccess(at.council, 'endGrant', { grant: grant?.id }, PERSON)).problems,
    ).toHaveLength(1);
    for (const [field, input] of [
      ['setPersonActive', { person: at.people.detective, isActive: false }],
      ['endSessions', { person: at.people.detective }],
      ['viewAs', { person: at.people.detective }],
    ] as const) {
      expect((await changeAccess(at.council, field, input, '__typename')).problems).toEqual([
        { message: 'There is no such person at an agency that you administer.', field: 'person' },
      ]);
    }
  });

  it('ends all of a person’s access with their sessions, and restores it without the sessions', async () => {
    expect(
      (
        await changeAccess(
          at.council,
          'setPersonActive',
          { person: at.people.analyst, isActive: false },
          PERSON,
        )
      ).person.isActive,
    ).toBe(false);
    expect((await at.analyst.ask('{ viewer { name } }')).data.viewer.name).toBe('Nobody');
    await changeAccess(
      at.council,
      'setPersonActive',
      { person: at.people.analyst, isActive: true },
      PERSON,
    );
    expect((await at.analyst.ask('{ viewer { name } }')).data.viewer.name).toBe('Nobody');
    expect(
      (await (await signedIn(at.app, at.test, at.people.analyst)).ask('{ viewer { name } }')).data
        .viewer.name,
    ).toBe('Council analyst');
  });

  it('ends a person’s sessions at once, and the caller’s own one by one', async () => {
    const second = await signedIn(at.app, at.test, at.people.analyst);
    const { data } = await at.analyst.ask('{ viewer { sessions { id isCurrent } } }');
    expect(data.viewer.sessions).toHaveLength(2);
    const other = data.viewer.sessions.find(({ isCurrent }: Json) => !isCurrent);
    expect(await changeAccess(at.analyst, 'endSessions', { session: other.id }, 'ended')).toEqual({
      ended: 1,
      problems: [],
    });
    expect((await second.ask('{ viewer { name } }')).data.viewer.name).toBe('Nobody');
    expect((await at.analyst.ask('{ viewer { name } }')).data.viewer.name).toBe('Council analyst');
    expect(
      await changeAccess(at.council, 'endSessions', { person: at.people.analyst }, 'ended'),
    ).toEqual({
      ended: 1,
      problems: [],
    });
    expect((await at.analyst.ask('{ viewer { name } }')).data.viewer.name).toBe('Nobody');
  });

  it('does not end somebody else’s session if its id is given as one of the caller’s own', async () => {
    const [session] = await at.test.asOwner<{ id: string }>(
      'SELECT id FROM session WHERE person_id = $1',
      [at.people.police],
    );
    expect(
      await changeAccess(at.analyst, 'endSessions', { session: session?.id }, 'ended'),
    ).toEqual({
      ended: 0,
      problems: [],
    });
    expect(
      (await changeAccess(at.analyst, 'endSessions', { person: at.people.police }, 'ended'))
        .problems,
    ).toHaveLength(1);
    expect((await at.police.ask('{ viewer { name } }')).data.viewer.name).toBe(
      'Police administrator',
    );
  });
});

it('the list of people has only people from an administrator’s own agencies', async () => {
  expect((await at.council.ask('{ people { name sessions { id } } }')).data.people).toEqual([
    { name: 'Council administrator', sessions: [{ id: expect.anything() }] },
    { name: 'Council analyst', sessions: [{ id: expect.anything() }] },
    { name: 'Police administrator', sessions: [{ id: expect.anything() }] },
  ]);
  await addPerson(at.test, { name: 'Elsewhere', grants: [aGrant({ agencyIds: [OCC] })] });
  expect((await at.police.ask('{ people { name } }')).data.people).not.toContainEqual({
    name: 'Elsewhere',
  });
});
