import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const [TVP, RBC, OCC] = [1, 11, 17];
const aGrant = (grant: Partial<Grant>): Grant => ({
  role: 'ANALYST',
  agencyIds: [RBC],
  areaCodes: [],
  marking: 'OFFICIAL',
  ...grant,
});

let test: TestDatabase;
let app: FastifyInstance;
let people: {
  readonly police: string;
  readonly council: string;
  readonly analyst: string;
  readonly detective: string;
};
let [police, council, analyst]: Browser[] = [];
beforeAll(async () => {
  test = await createTestDatabase();
  app = await build();
});
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE person, identity, access_grant, claim_rule, session, api_token, saved_query, my_page CASCADE',
  );
  people = {
    police: await addPerson(test, {
      name: 'Police administrator',
      grants: [
        aGrant({ role: 'ADMINISTRATOR', agencyIds: [TVP, RBC], marking: 'OFFICIAL_SENSITIVE' }),
      ],
    }),
    council: await addPerson(test, {
      name: 'Council administrator',
      grants: [aGrant({ role: 'ADMINISTRATOR' })],
    }),
    analyst: await addPerson(test, { name: 'Council analyst', grants: [aGrant({})] }),
    detective: await addPerson(test, {
      name: 'Detective',
      grants: [aGrant({ agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' })],
    }),
  };
  [police, council, analyst] = [
    await signedIn(app, test, people.police),
    await signedIn(app, test, people.council),
    await signedIn(app, test, people.analyst),
  ];
});
afterAll(async () => {
  await app.close();
  await test.close();
});

function build(): Promise<FastifyInstance> {
  return buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
}

/** A mutation as somebody, with the wanted part of its payload. */
async function change(
  browser: Browser | undefined,
  ...[field, input, selection]: Mutation
): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { message field } } }`;
  const { data, errors } = (await browser?.ask(document, { input })) ?? {};
  expect(errors).toEqual([]);
  return data[field];
}

type Mutation = readonly [
  field: string,
  input: Readonly<Record<string, unknown>>,
  selection: string,
];

const PERSON =
  'person { id name agency { code } isActive grants { id role agencies { code } marking sentence grantedBy isFromClaim } }';

describe('grantAccess', () => {
  it('adds somebody by their provider’s subject and returns their access', async () => {
    const { person, problems } = await change(
      council,
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
    expect(await test.asOwner(`SELECT subject FROM identity`)).toEqual([{ subject: 'abc' }]);
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
      what: 'the clearance of the police',
      grant: { agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' },
    },
  ])('lets no administrator grant $what, to others or themselves', async ({ grant }) => {
    for (const person of [people.analyst, people.council]) {
      const refused = await change(
        council,
        'grantAccess',
        { person, role: 'ANALYST', areas: [], ...grant },
        PERSON,
      );
      expect(refused.person).toBeNull();
      expect(refused.problems[0].message).toMatch(
        /^You may not see or change people’s access here: it needs the role of administrator/,
      );
    }
    expect(await test.asOwner('SELECT 1 FROM access_grant')).toHaveLength(4);
  });

  it('lets an administrator of some areas grant only within them', async () => {
    const local = await addPerson(test, {
      name: 'Reading',
      grants: [aGrant({ role: 'ADMINISTRATOR', areaCodes: ['TV-C-BERKSHIRE'] })],
    });
    const browser = await signedIn(app, test, local);
    const input = {
      person: people.analyst,
      role: 'CONTRIBUTOR',
      agencies: ['RBC'],
      marking: 'OFFICIAL',
    };
    const granted = await change(
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
      (await change(browser, 'grantAccess', { ...input, areas: ['E07000178'] }, PERSON)).problems,
    ).toHaveLength(1);
    expect((await change(browser, 'grantAccess', input, PERSON)).problems).toHaveLength(1);
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
      what: 'an agency that ended',
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
      what: 'an area that ended',
      input: { areas: ['E07000007'] },
      message: 'No current area has the code "E07000007".',
      field: 'areas',
    },
    {
      what: 'nobody',
      input: { person: null },
      message: 'Say to whom: give either person or newPerson.',
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
      person: people.analyst,
      role: 'ANALYST',
      agencies: ['RBC'],
      marking: 'OFFICIAL',
      ...input,
    };
    expect(await change(council, 'grantAccess', asked, PERSON)).toEqual({
      person: null,
      problems: [{ message, field }],
    });
  });

  it('makes the same grant once', async () => {
    const asked = {
      person: people.analyst,
      role: 'ANALYST',
      agencies: ['RBC'],
      marking: 'OFFICIAL',
    };
    expect((await change(council, 'grantAccess', asked, PERSON)).person.grants).toHaveLength(1);
  });
});

describe('a change', () => {
  const FIGURES = '{ figures { totals { disruptions { text } } } }';

  it('ends a grant from the very next question on, and once', async () => {
    const [grant] = (
      await test.asOwner<{ id: string }>('SELECT id FROM access_grant WHERE person_id = $1', [
        people.analyst,
      ])
    ).values();
    expect((await analyst?.ask(FIGURES))?.errors).toEqual([]);
    const ended = await change(council, 'endGrant', { grant: grant?.id }, PERSON);
    expect(ended).toMatchObject({ person: { grants: [] }, problems: [] });
    expect((await analyst?.ask(FIGURES))?.errors[0].extensions.code).toBe('FORBIDDEN');
    const again = await change(council, 'endGrant', { grant: grant?.id }, PERSON);
    expect(again.problems[0].message).toBe(
      'There is no such grant, or it has already ended. Reload the person’s page.',
    );
    expect(
      await test.asOwner('SELECT ended_by FROM access_grant WHERE id = $1', [grant?.id]),
    ).toEqual([{ ended_by: people.council }]);
  });

  it('does not affect grants of another agency', async () => {
    const [grant] = await test.asOwner<{ id: string }>(
      'SELECT id FROM access_grant WHERE person_id = $1',
      [people.detective],
    );
    expect((await change(council, 'endGrant', { grant: grant?.id }, PERSON)).problems).toHaveLength(
      1,
    );
    for (const [field, input] of [
      ['setPersonActive', { person: people.detective, isActive: false }],
      ['endSessions', { person: people.detective }],
      ['viewAs', { person: people.detective }],
    ] as const) {
      expect((await change(council, field, input, '__typename')).problems).toEqual([
        { message: 'There is no such person at an agency that you administer.', field: 'person' },
      ]);
    }
  });

  it('ends all access of a person with their sessions, and restores the access without those', async () => {
    expect(
      (
        await change(
          council,
          'setPersonActive',
          { person: people.analyst, isActive: false },
          PERSON,
        )
      ).person.isActive,
    ).toBe(false);
    expect((await analyst?.ask('{ viewer { name } }'))?.data.viewer.name).toBe('Nobody');
    await change(council, 'setPersonActive', { person: people.analyst, isActive: true }, PERSON);
    expect((await analyst?.ask('{ viewer { name } }'))?.data.viewer.name).toBe('Nobody');
    expect(
      (await (await signedIn(app, test, people.analyst)).ask('{ viewer { name } }')).data.viewer
        .name,
    ).toBe('Council analyst');
  });

  it('ends the sessions of a person at once, and one’s own one by one', async () => {
    const second = await signedIn(app, test, people.analyst);
    const { data } = (await analyst?.ask('{ viewer { sessions { id isCurrent } } }')) ?? {};
    expect(data.viewer.sessions).toHaveLength(2);
    const other = data.viewer.sessions.find(({ isCurrent }: Json) => !isCurrent);
    expect(await change(analyst, 'endSessions', { session: other.id }, 'ended')).toEqual({
      ended: 1,
      problems: [],
    });
    expect((await second.ask('{ viewer { name } }')).data.viewer.name).toBe('Nobody');
    expect((await analyst?.ask('{ viewer { name } }'))?.data.viewer.name).toBe('Council analyst');
    expect(await change(council, 'endSessions', { person: people.analyst }, 'ended')).toEqual({
      ended: 1,
      problems: [],
    });
    expect((await analyst?.ask('{ viewer { name } }'))?.data.viewer.name).toBe('Nobody');
  });

  it('does not end somebody else’s session by its id under one’s own name', async () => {
    const [session] = await test.asOwner<{ id: string }>(
      'SELECT id FROM session WHERE person_id = $1',
      [people.police],
    );
    expect(await change(analyst, 'endSessions', { session: session?.id }, 'ended')).toEqual({
      ended: 0,
      problems: [],
    });
    expect(
      (await change(analyst, 'endSessions', { person: people.police }, 'ended')).problems,
    ).toHaveLength(1);
    expect((await police?.ask('{ viewer { name } }'))?.data.viewer.name).toBe(
      'Police administrator',
    );
  });
});

describe('somebody with access elsewhere too', () => {
  const BEYOND =
    /^Shared also has access beyond yours, so you can end only this: Analyst at Reading Borough Council/;
  const noPerson = {
    message: 'There is no such person at an agency that you administer.',
    field: 'person',
  };
  let shared: string;
  beforeEach(async () => {
    shared = await addPerson(test, {
      name: 'Shared',
      grants: [aGrant({}), aGrant({ agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' })],
    });
  });
  const grantsOf = (person: string) =>
    test.asOwner<{ id: string }>(
      'SELECT id FROM access_grant WHERE person_id = $1 ORDER BY agency_ids DESC',
      [person],
    );
  const lastEntry = async () =>
    (
      await test.asOwner(
        'SELECT action, person_name, what FROM audit_entry ORDER BY number DESC LIMIT 1',
      )
    )[0];

  it('cannot be readmitted, locked out, signed out or stripped of tokens by one council, which learns what it can end', async () => {
    const browser = await signedIn(app, test, shared);
    const { token } = await change(
      browser,
      'createToken',
      { name: 'Nightly', scopes: ['FIGURES'], days: 9 },
      'token { id }',
    );
    for (const [field, input] of [
      ['setPersonActive', { person: shared, isActive: false }],
      ['setPersonActive', { person: shared, isActive: true }],
      ['endSessions', { person: shared }],
      ['revokeToken', { id: token.id }],
    ] as const) {
      const refused = await change(council, field, input, '__typename');
      expect(refused.problems).toEqual([
        {
          message: expect.stringMatching(BEYOND),
          field: field === 'revokeToken' ? 'id' : 'person',
        },
      ]);
      expect(await lastEntry()).toMatchObject({
        action: 'REFUSAL',
        person_name: 'Council administrator',
        what: expect.stringMatching(BEYOND),
      });
    }
    expect((await browser.ask('{ viewer { name tokens { id } } }')).data.viewer).toEqual({
      name: 'Shared',
      tokens: [{ id: token.id }],
    });
    expect(
      (await change(police, 'setPersonActive', { person: shared, isActive: false }, PERSON))
        .problems,
    ).toEqual([]);
  });

  it('is not readmitted by one council once another agency has locked them out', async () => {
    await change(police, 'setPersonActive', { person: shared, isActive: false }, PERSON);
    expect(
      (await change(council, 'setPersonActive', { person: shared, isActive: true }, PERSON))
        .problems,
    ).toHaveLength(1);
    expect(await test.asOwner('SELECT is_active FROM person WHERE id = $1', [shared])).toEqual([
      { is_active: false },
    ]);
  });

  it('loses only the access at that council, which then controls them once they have no other', async () => {
    const [own, other] = await grantsOf(shared);
    expect((await change(council, 'endGrant', { grant: other?.id }, PERSON)).problems).toHaveLength(
      1,
    );
    expect((await change(council, 'endGrant', { grant: own?.id }, PERSON)).problems).toEqual([]);
    expect(
      (await change(council, 'setPersonActive', { person: shared, isActive: false }, PERSON))
        .problems[0].message,
    ).toBe(
      'Shared has access beyond yours, and you cannot end any of it. Somebody who administers all of that access can do the rest.',
    );
    await change(police, 'endGrant', { grant: other?.id }, PERSON);
    expect(
      (await change(council, 'setPersonActive', { person: shared, isActive: false }, PERSON))
        .problems,
    ).toEqual([]);
  });

  it('is not controlled by an agency where they have access if they belong to another', async () => {
    const guest = await addPerson(test, { name: 'Guest', grants: [aGrant({})] });
    await test.asOwner('UPDATE person SET agency_id = $1 WHERE id = $2', [TVP, guest]);
    expect(
      (await change(council, 'setPersonActive', { person: guest, isActive: false }, PERSON))
        .problems,
    ).toHaveLength(1);
    expect(
      (await change(police, 'setPersonActive', { person: guest, isActive: false }, PERSON))
        .problems,
    ).toEqual([]);
  });

  it('counts access that comes back at the next sign-in, because its claim rule is still active', async () => {
    const rule = {
      claim: 'groups',
      value: 'detectives',
      role: 'ANALYST',
      agencies: ['TVP'],
      marking: 'OFFICIAL_SENSITIVE',
    };
    const [{ id }] = (await change(police, 'setClaimRule', { rule }, 'claimRules { id }'))
      .claimRules;
    const [, other] = await grantsOf(shared);
    await test.asOwner('UPDATE access_grant SET claim_rule_id = $1 WHERE id = $2', [id, other?.id]);
    await change(police, 'endGrant', { grant: other?.id }, PERSON);
    await change(police, 'setPersonActive', { person: shared, isActive: false }, PERSON);
    const canControl = async () => {
      const { data } =
        (await council?.ask('{ people { name canControl grants { canEnd } } }')) ?? {};
      return data.people.find(({ name }: Json) => name === 'Shared');
    };
    expect(await canControl()).toEqual({
      name: 'Shared',
      canControl: false,
      grants: [{ canEnd: true }],
    });
    expect(
      (await change(council, 'setPersonActive', { person: shared, isActive: true }, PERSON))
        .problems,
    ).toHaveLength(1);
    await change(police, 'setClaimRule', { replaces: id }, 'claimRules { id }');
    expect(await canControl()).toMatchObject({ canControl: true });
    expect(
      (await change(council, 'setPersonActive', { person: shared, isActive: true }, PERSON))
        .problems,
    ).toEqual([]);
  });

  it.each([
    { what: 'a higher marking', grant: { marking: 'OFFICIAL_SENSITIVE' as const }, own: {} },
    { what: 'other areas', grant: {}, own: { areaCodes: ['E06000038'] } },
  ])(
    'is out of reach for an administrator of the agency, but not $what',
    async ({ grant, own }) => {
      const person = await addPerson(test, { name: 'Cleared', grants: [aGrant(grant)] });
      const local = await addPerson(test, {
        name: 'Local',
        grants: [aGrant({ role: 'ADMINISTRATOR', ...own })],
      });
      const browser = await signedIn(app, test, local);
      const [held] = await grantsOf(person);
      expect(
        (await change(browser, 'endGrant', { grant: held?.id }, PERSON)).problems,
      ).toHaveLength(1);
      expect(
        (await change(browser, 'setPersonActive', { person, isActive: false }, PERSON)).problems,
      ).toHaveLength(1);
    },
  );

  it('is not found by an administrator of none of their agencies', async () => {
    const other = await signedIn(
      app,
      test,
      await addPerson(test, {
        name: 'Oxford',
        grants: [aGrant({ role: 'ADMINISTRATOR', agencyIds: [OCC] })],
      }),
    );
    expect(
      (await change(other, 'setPersonActive', { person: shared, isActive: false }, PERSON))
        .problems,
    ).toEqual([noPerson]);
  });
});

describe('the whole partnership', () => {
  const everywhere = { role: 'MODERATOR', isForPartnership: true, marking: 'OFFICIAL' };
  let leader: string;
  let all: string;
  let [ofPartnership, ofAll]: Browser[] = [];
  beforeEach(async () => {
    const ids = await test.asOwner<{ id: number }>('SELECT id FROM agency ORDER BY id');
    all = await addPerson(test, {
      name: 'All by name',
      grants: [
        aGrant({
          role: 'ADMINISTRATOR',
          agencyIds: ids.map(({ id }) => id),
          marking: 'OFFICIAL_SENSITIVE',
        }),
      ],
    });
    leader = await addPerson(test, {
      name: 'Partnership administrator',
      grants: [aGrant({ role: 'ADMINISTRATOR', isForPartnership: true, agencyIds: [] })],
    });
    [ofPartnership, ofAll] = [await signedIn(app, test, leader), await signedIn(app, test, all)];
  });

  it('is granted by its administrators, and by nobody who administers every agency by name', async () => {
    for (const browser of [council, police, ofAll]) {
      for (const input of [
        { person: people.analyst, ...everywhere },
        {
          newPerson: { name: 'Accomplice', agency: 'RBC', email: 'a@b' },
          ...everywhere,
          role: 'ADMINISTRATOR',
        },
      ]) {
        const refused = await change(browser, 'grantAccess', input, PERSON);
        expect(refused.problems[0].message).toBe(
          'You may not see or change people’s access here: it needs the role of administrator for the whole partnership, for all of its areas. An administrator of the whole partnership can grant it: say what you need it for.',
        );
      }
      const rule = { claim: 'groups', value: 'panel', ...everywhere };
      expect(
        (await change(browser, 'setClaimRule', { rule }, 'claimRules { id }')).problems,
      ).toHaveLength(1);
    }
    const granted = await change(
      ofPartnership,
      'grantAccess',
      { person: people.analyst, ...everywhere },
      'person { grants { sentence isForPartnership agencies { code } canEnd } }',
    );
    expect(granted.person.grants.at(-1)).toEqual({
      sentence: 'Moderator for the whole partnership, up to OFFICIAL.',
      isForPartnership: true,
      agencies: [],
      canEnd: true,
    });
    expect(
      await test.asOwner(
        'SELECT agency_ids FROM access_grant WHERE is_for_partnership AND person_id = $1',
        [people.analyst],
      ),
    ).toEqual([{ agency_ids: [] }]);
  });

  it('names no agency as well', async () => {
    const refused = await change(
      ofPartnership,
      'grantAccess',
      { person: people.analyst, ...everywhere, agencies: ['RBC'] },
      PERSON,
    );
    expect(refused.problems).toEqual([
      {
        message: 'Access for the whole partnership covers every agency: leave the agencies out.',
        field: 'agencies',
      },
    ]);
  });

  it('cannot be taken away by administrators of named agencies, who do not control its holders either', async () => {
    const [grant] = await test.asOwner<{ id: string }>(
      'SELECT id FROM access_grant WHERE person_id = $1',
      [leader],
    );
    for (const browser of [council, police, ofAll]) {
      expect(
        (await change(browser, 'endGrant', { grant: grant?.id }, PERSON)).problems,
      ).toHaveLength(1);
      for (const [field, input] of [
        ['setPersonActive', { person: leader, isActive: false }],
        ['endSessions', { person: leader }],
        ['viewAs', { person: leader }],
      ] as const)
        expect((await change(browser, field, input, '__typename')).problems).toHaveLength(1);
    }
    expect(
      (await ofPartnership?.ask('{ viewer { name canGrantPartnership } }'))?.data.viewer,
    ).toEqual({
      name: 'Partnership administrator',
      canGrantPartnership: true,
    });
    expect(
      (await ofAll?.ask('{ viewer { canGrantPartnership } }'))?.data.viewer.canGrantPartnership,
    ).toBe(false);
  });

  it('covers an agency that is added later', async () => {
    await test.asOwner(`
      INSERT INTO agency (id, code, name, kind, family, services, is_nrm_first_responder)
      SELECT 999, 'LATER', 'A later agency', kind, family, services, false FROM agency WHERE id = ${RBC}`);
    // Agencies are read when the server starts.
    const later = await build();
    try {
      const input = {
        person: people.analyst,
        role: 'CONTRIBUTOR',
        agencies: ['LATER'],
        marking: 'OFFICIAL',
      };
      expect(
        (await change(await signedIn(later, test, leader), 'grantAccess', input, PERSON)).problems,
      ).toEqual([]);
      const byName = await signedIn(later, test, all);
      expect(
        (await change(byName, 'grantAccess', { ...input, role: 'ANALYST' }, PERSON)).problems,
      ).toHaveLength(1);
    } finally {
      await later.close();
      await test.asOwner('DELETE FROM agency WHERE id = 999');
    }
  });

  it('shows no exact protected figure to somebody who only administers it', async () => {
    const { data } = (await ofPartnership?.ask('{ viewer { isCleared grants } }')) ?? {};
    expect(data.viewer.isCleared).toBe(false);
    expect(data.viewer.grants).toContain(
      'Administrator for the whole partnership, up to OFFICIAL.',
    );
  });
});

describe('viewing as somebody else', () => {
  const WHO = '{ viewer { name organisation viewingAs isCleared grants } }';

  it('shows what they see, changes nothing, opens no records, and can be ended', async () => {
    expect(await change(police, 'viewAs', { person: people.detective }, 'viewingAs')).toEqual({
      viewingAs: 'Detective, Thames Valley Police',
      problems: [],
    });
    expect((await police?.ask(WHO))?.data.viewer).toMatchObject({
      name: 'Detective',
      viewingAs: 'Detective, Thames Valley Police',
      isCleared: true,
    });
    const records = await police?.ask(
      '{ reports(reason: "Review of the quarter", first: 1) { totalCount } }',
    );
    expect(records?.errors[0].message).toBe(
      'You are viewing as Detective, so records stay closed. Go back to your own view first.',
    );
    const sessions = await police?.ask('mutation { endSessions(input: {}) { ended } }');
    expect(sessions?.errors[0].message).toBe(
      'You are viewing as Detective, so nothing can be changed. Go back to your own view first.',
    );
    expect((await police?.ask('{ people { name } }'))?.errors[0].extensions.code).toBe('FORBIDDEN');
    expect(await change(police, 'viewAs', { person: null }, 'viewingAs')).toEqual({
      viewingAs: null,
      problems: [],
    });
    expect((await police?.ask(WHO))?.data.viewer).toMatchObject({
      name: 'Police administrator',
      viewingAs: null,
    });
  });

  it('is refused for somebody with more access than the administrator could grant', async () => {
    await change(
      police,
      'grantAccess',
      { person: people.analyst, role: 'ANALYST', agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' },
      PERSON,
    );
    const refused = await change(council, 'viewAs', { person: people.analyst }, 'viewingAs');
    expect(refused.problems[0].message).toMatch(
      /^You can only view as somebody whose access is within your own/,
    );
  });

  it('stops as soon as they have more, or the administrator less', async () => {
    await change(council, 'viewAs', { person: people.analyst }, 'viewingAs');
    expect((await council?.ask('{ figures { totals { disruptions { text } } } }'))?.errors).toEqual(
      [],
    );
    await change(
      police,
      'grantAccess',
      { person: people.analyst, role: 'ANALYST', agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' },
      PERSON,
    );
    expect((await council?.ask(WHO))?.data.viewer).toMatchObject({
      name: 'Council analyst',
      isCleared: false,
    });
    expect(
      (await council?.ask('{ figures { totals { disruptions { text } } } }'))?.errors[0].extensions
        .code,
    ).toBe('FORBIDDEN');
    expect((await change(council, 'viewAs', { person: null }, 'viewingAs')).problems).toEqual([]);
  });

  it('applies to one session only', async () => {
    const other = await signedIn(app, test, people.police);
    await change(police, 'viewAs', { person: people.detective }, 'viewingAs');
    expect((await other.ask(WHO)).data.viewer).toMatchObject({
      name: 'Police administrator',
      viewingAs: null,
    });
  });
});

describe('claim rules', () => {
  const RULES = 'claimRules { id claim value role sentence }';
  const aRule = {
    claim: 'groups',
    value: 'analysts',
    role: 'ANALYST',
    agencies: ['RBC'],
    marking: 'OFFICIAL',
  };

  it('are added, replaced with their grants, and ended', async () => {
    const added = await change(council, 'setClaimRule', { rule: aRule }, RULES);
    expect(added).toMatchObject({
      problems: [],
      claimRules: [
        { claim: 'groups', sentence: 'Analyst at Reading Borough Council, up to OFFICIAL.' },
      ],
    });
    const [{ id }] = added.claimRules;
    await test.asOwner(
      `INSERT INTO access_grant (id, person_id, role, agency_ids, area_codes, marking, claim_rule_id) VALUES (gen_random_uuid(), $1, 'ANALYST', '{11}', '{}', 'OFFICIAL', $2)`,
      [people.analyst, id],
    );
    const replaced = await change(
      council,
      'setClaimRule',
      { replaces: id, rule: { ...aRule, value: 'others' } },
      RULES,
    );
    expect(replaced).toMatchObject({ problems: [], claimRules: [{ value: 'others' }] });
    expect(
      await test.asOwner(
        'SELECT 1 FROM access_grant WHERE claim_rule_id = $1 AND ended_at IS NULL',
        [id],
      ),
    ).toHaveLength(0);
    const late = await change(council, 'setClaimRule', { replaces: id, rule: aRule }, RULES);
    expect(late.problems[0].message).toBe(
      'That rule has been replaced or ended. Reload the rules before you change them.',
    );
    expect(
      (await change(council, 'setClaimRule', { replaces: replaced.claimRules[0].id }, RULES))
        .claimRules,
    ).toEqual([]);
  });

  it('stay as they are, with their grants, if replaced by the same', async () => {
    const [{ id }] = (await change(council, 'setClaimRule', { rule: aRule }, RULES)).claimRules;
    await test.asOwner(
      `INSERT INTO access_grant (id, person_id, role, agency_ids, area_codes, marking, claim_rule_id) VALUES (gen_random_uuid(), $1, 'ANALYST', '{11}', '{}', 'OFFICIAL', $2)`,
      [people.analyst, id],
    );
    const same = await change(
      council,
      'setClaimRule',
      { replaces: id, rule: aRule },
      'claimRules { id holders }',
    );
    expect(same).toEqual({ claimRules: [{ id, holders: 1 }], problems: [] });
    const ended = await change(
      council,
      'setClaimRule',
      { replaces: id, rule: { ...aRule, role: 'AUDITOR' } },
      'claimRules { holders }',
    );
    expect(ended.claimRules).toEqual([{ holders: 0 }]);
  });

  it.each([
    ...['iss', 'aud', 'aud.0', 'sub', 'email_verified'].map((claim) => ({
      part: { claim },
      field: 'claim',
      message: expect.stringMatching(
        new RegExp(
          `^The claim ${claim} is the same for everybody, or different for each person, so a rule cannot use it`,
        ),
      ),
    })),
    {
      part: { claim: ' ' },
      field: 'claim',
      message: 'Give the claim of the identity provider, such as groups.',
    },
    {
      part: { value: '' },
      field: 'value',
      message: 'Give the text that the claim must equal.',
    },
    {
      part: { claim: 'a\nb' },
      field: 'claim',
      message: 'The name of a claim is one line of at most 500 characters.',
    },
    {
      part: { value: 'a'.repeat(501) },
      field: 'value',
      message: 'The text of a claim is one line of at most 500 characters.',
    },
    {
      part: { agencies: [] },
      field: 'agencies',
      message: 'A grant is for at least one agency: name it by its code.',
    },
    {
      part: { agencies: ['FRIMLEY'] },
      field: 'agencies',
      message: expect.stringMatching(/ended on 31 March 2026\. Name an agency that exists/),
    },
    { part: { areas: ['E06'] }, field: 'areas', message: 'No current area has the code "E06".' },
  ])('are refused with $part in a sentence', async ({ part, field, message }) => {
    const refused = await change(council, 'setClaimRule', { rule: { ...aRule, ...part } }, RULES);
    expect(refused).toEqual({ claimRules: [], problems: [{ message, field: `rule.${field}` }] });
  });

  it('accept the longest texts allowed', async () => {
    const rule = { ...aRule, claim: 'c'.repeat(500), value: '\u{1F600}'.repeat(250) };
    expect((await change(council, 'setClaimRule', { rule }, RULES)).problems).toEqual([]);
  });

  it('name the same agencies for the same value of a claim, because a later one would give nothing', async () => {
    await change(police, 'setClaimRule', { rule: { ...aRule, agencies: ['TVP'] } }, RULES);
    const second = { ...aRule, role: 'CONTRIBUTOR' };
    const refused = await change(council, 'setClaimRule', { rule: second }, RULES);
    expect(refused.problems[0].message).toMatch(
      /^"analysts" in the claim groups already grants: Analyst at Thames Valley Police, up to OFFICIAL\. Where rules of two agencies apply to one person, the earlier one counts/,
    );
    expect(refused.claimRules).toHaveLength(1);
    for (const rule of [
      { ...second, agencies: ['TVP'] },
      { ...second, value: 'others' },
    ]) {
      expect((await change(police, 'setClaimRule', { rule }, RULES)).problems).toEqual([]);
    }
    const [{ id }] = refused.claimRules;
    expect(
      (await change(police, 'setClaimRule', { replaces: id, rule: aRule }, RULES)).problems,
    ).toHaveLength(1);
  });

  it('are added once if two people add the same at one moment', async () => {
    const both = await Promise.all(
      [council, police].map((browser) => change(browser, 'setClaimRule', { rule: aRule }, RULES)),
    );
    expect(both.map(({ problems }) => problems.length).sort()).toEqual([0, 1]);
  });

  it('say whether the caller may change them', async () => {
    await change(police, 'setClaimRule', { rule: { ...aRule, agencies: ['TVP'] } }, RULES);
    const may = async (browser: Browser | undefined) =>
      (await browser?.ask('{ claimRules { canChange } }'))?.data.claimRules;
    expect([await may(police), await may(council)]).toEqual([
      [{ canChange: true }],
      [{ canChange: false }],
    ]);
  });

  it('withdraw nothing if the new one exists already', async () => {
    const { claimRules } = await change(council, 'setClaimRule', { rule: aRule }, RULES);
    await change(council, 'setClaimRule', { rule: { ...aRule, value: 'others' } }, RULES);
    const twice = await change(
      council,
      'setClaimRule',
      { replaces: claimRules[0].id, rule: { ...aRule, value: 'others' } },
      RULES,
    );
    expect(twice.problems[0].message).toBe(
      'There is a rule for this claim, value and role already. Replace that one.',
    );
    expect(twice.claimRules).toHaveLength(2);
  });

  it('grant no more than their administrator could', async () => {
    expect(
      (await change(council, 'setClaimRule', { rule: { ...aRule, agencies: ['TVP'] } }, RULES))
        .problems,
    ).toHaveLength(1);
    const ofPolice = await change(
      police,
      'setClaimRule',
      { rule: { ...aRule, agencies: ['TVP'] } },
      RULES,
    );
    expect(
      (await change(council, 'setClaimRule', { replaces: ofPolice.claimRules[0].id }, RULES))
        .problems,
    ).toHaveLength(1);
  });
});

it('list only the people of an administrator’s own agencies', async () => {
  expect((await council?.ask('{ people { name sessions { id } } }'))?.data.people).toEqual([
    { name: 'Council administrator', sessions: [{ id: expect.anything() }] },
    { name: 'Council analyst', sessions: [{ id: expect.anything() }] },
    { name: 'Police administrator', sessions: [{ id: expect.anything() }] },
  ]);
  await addPerson(test, { name: 'Elsewhere', grants: [aGrant({ agencyIds: [OCC] })] });
  expect((await police?.ask('{ people { name } }'))?.data.people).not.toContainEqual({
    name: 'Elsewhere',
  });
});
