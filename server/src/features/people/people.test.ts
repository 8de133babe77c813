import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { buildApp } from '#app.js';
import type { Grant } from '#domain/access/grant.js';
import { createClock } from '#platform/clock.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const [TVP, RBC, OCC] = [1, 11, 17];
const aGrant = (grant: Partial<Grant>): Grant => ({ role: 'ANALYST', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL', ...grant });

let test: TestDatabase;
let app: FastifyInstance;
let people: { readonly police: string; readonly council: string; readonly analyst: string; readonly detective: string };
let [police, council, analyst]: Browser[] = [];
beforeAll(async () => {
  test = await createTestDatabase();
  app = await buildApp({
    database: test.database,
    clock: createClock('2026-11-24'),
    logger: pino({ level: 'silent' }),
    webFolder: null,
    entrance: 'PROVIDER',
    publicUrl: TEST_ORIGIN,
  });
});
beforeEach(async () => {
  await test.asOwner('TRUNCATE person, identity, access_grant, claim_rule, session, api_token');
  people = {
    police: await addPerson(test, {
      name: 'Police administrator',
      grants: [aGrant({ role: 'ADMINISTRATOR', agencyIds: [TVP, RBC], marking: 'OFFICIAL_SENSITIVE' })],
    }),
    council: await addPerson(test, { name: 'Council administrator', grants: [aGrant({ role: 'ADMINISTRATOR' })] }),
    analyst: await addPerson(test, { name: 'Council analyst', grants: [aGrant({})] }),
    detective: await addPerson(test, { name: 'Detective', grants: [aGrant({ agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' })] }),
  };
  [police, council, analyst] = [
    await signedIn(app, test, people.police),
    await signedIn(app, test, people.council),
    await signedIn(app, test, people.analyst),
  ];
});
afterAll(async () => {
  await app.close();
  await test.drop();
});

/** A mutation as somebody, with what of its payload is wanted. */
async function change(browser: Browser | undefined, ...[field, input, selection]: Mutation): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { message field } } }`;
  const { data, errors } = (await browser?.ask(document, { input })) ?? {};
  expect(errors).toEqual([]);
  return data[field];
}

type Mutation = readonly [field: string, input: Readonly<Record<string, unknown>>, selection: string];

const PERSON = 'person { id name agency { code } isActive grants { id role agencies { code } marking sentence grantedBy isFromClaim } }';

describe('grantAccess', () => {
  it('adds somebody by the subject of their provider and says what they hold', async () => {
    const { person, problems } = await change(
      council,
      'grantAccess',
      {
        newPerson: { name: 'Safeguarding lead', agency: 'RBC', issuer: 'https://login.example.org', subject: 'abc' },
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
    { what: 'a marking above their own', grant: { agencies: ['RBC'], marking: 'OFFICIAL_SENSITIVE' } },
    { what: 'an agency beyond their own', grant: { agencies: ['RBC', 'TVP'], marking: 'OFFICIAL' } },
    { what: 'the clearance of the police', grant: { agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' } },
  ])('lets no administrator grant $what, to others or themselves', async ({ grant }) => {
    for (const person of [people.analyst, people.council]) {
      const refused = await change(council, 'grantAccess', { person, role: 'ANALYST', areas: [], ...grant }, PERSON);
      expect(refused.person).toBeNull();
      expect(refused.problems[0].message).toMatch(
        /^You may not see or change what is granted to people here: it needs the role of administrator/,
      );
    }
    expect(await test.asOwner('SELECT 1 FROM access_grant')).toHaveLength(4);
  });

  it('lets an administrator of some areas grant within them alone', async () => {
    const local = await addPerson(test, { name: 'Reading', grants: [aGrant({ role: 'ADMINISTRATOR', areaCodes: ['TV-C-BERKSHIRE'] })] });
    const browser = await signedIn(app, test, local);
    const input = { person: people.analyst, role: 'CONTRIBUTOR', agencies: ['RBC'], marking: 'OFFICIAL' };
    const granted = await change(browser, 'grantAccess', { ...input, areas: ['E06000038', 'TV-C-BERKSHIRE'] }, PERSON);
    expect(granted.problems).toEqual([]);
    expect(granted.person.grants.at(-1).sentence).toBe(
      'Contributor at Reading Borough Council, in Reading and Berkshire (county), up to OFFICIAL.',
    );
    expect((await change(browser, 'grantAccess', { ...input, areas: ['E07000178'] }, PERSON)).problems).toHaveLength(1);
    expect((await change(browser, 'grantAccess', input, PERSON)).problems).toHaveLength(1);
  });

  it.each([
    { what: 'an unknown agency', input: { agencies: ['XYZ'] }, message: 'No agency has the code "XYZ".', field: 'agencies' },
    { what: 'no agency', input: { agencies: [] }, message: 'A grant is for at least one agency: name it by its code.', field: 'agencies' },
    {
      what: 'an agency that ended',
      input: { agencies: ['FRIMLEY'] },
      message: 'NHS Frimley Integrated Care Board (East Berkshire part) ended on 31 March 2026. Name an agency that exists today.',
      field: 'agencies',
    },
    { what: 'an unknown area', input: { areas: ['E06'] }, message: 'No area of today has the code "E06".', field: 'areas' },
    { what: 'an area that ended', input: { areas: ['E07000007'] }, message: 'No area of today has the code "E07000007".', field: 'areas' },
    { what: 'nobody', input: { person: null }, message: 'Say to whom: give either person or newPerson.', field: 'person' },
    { what: 'somebody unknown', input: { person: 'x' }, message: 'There is no such person.', field: 'person' },
    {
      what: 'a newcomer whom nobody can recognise',
      input: { person: null, newPerson: { name: 'x', agency: 'RBC' } },
      message: 'Say who they are at the identity provider: either by email, or by issuer and subject.',
      field: 'newPerson',
    },
    {
      what: 'a newcomer without a name',
      input: { person: null, newPerson: { name: ' ', agency: 'RBC', email: 'a@b' } },
      message: 'A person is shown by a post or a name: give one.',
      field: 'newPerson',
    },
  ])('refuses $what in a sentence', async ({ input, message, field }) => {
    const asked = { person: people.analyst, role: 'ANALYST', agencies: ['RBC'], marking: 'OFFICIAL', ...input };
    expect(await change(council, 'grantAccess', asked, PERSON)).toEqual({ person: null, problems: [{ message, field }] });
  });

  it('grants the same once', async () => {
    const asked = { person: people.analyst, role: 'ANALYST', agencies: ['RBC'], marking: 'OFFICIAL' };
    expect((await change(council, 'grantAccess', asked, PERSON)).person.grants).toHaveLength(1);
  });
});

describe('a change', () => {
  const FIGURES = '{ figures { totals { disruptions { text } } } }';

  it('ends a grant for the very next question, and once', async () => {
    const [grant] = (await test.asOwner<{ id: string }>('SELECT id FROM access_grant WHERE person_id = $1', [people.analyst])).values();
    expect((await analyst?.ask(FIGURES))?.errors).toEqual([]);
    const ended = await change(council, 'endGrant', { grant: grant?.id }, PERSON);
    expect(ended).toMatchObject({ person: { grants: [] }, problems: [] });
    expect((await analyst?.ask(FIGURES))?.errors[0].extensions.code).toBe('FORBIDDEN');
    const again = await change(council, 'endGrant', { grant: grant?.id }, PERSON);
    expect(again.problems[0].message).toBe('There is no such grant, or it has ended already. Read the person again.');
    expect(await test.asOwner('SELECT ended_by FROM access_grant WHERE id = $1', [grant?.id])).toEqual([{ ended_by: people.council }]);
  });

  it('does not reach what another agency granted', async () => {
    const [grant] = await test.asOwner<{ id: string }>('SELECT id FROM access_grant WHERE person_id = $1', [people.detective]);
    expect((await change(council, 'endGrant', { grant: grant?.id }, PERSON)).problems).toHaveLength(1);
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

  it('ends all access of a person with their sessions, and lets them in again without these', async () => {
    expect((await change(council, 'setPersonActive', { person: people.analyst, isActive: false }, PERSON)).person.isActive).toBe(false);
    expect((await analyst?.ask('{ viewer { name } }'))?.data.viewer.name).toBe('Nobody');
    await change(council, 'setPersonActive', { person: people.analyst, isActive: true }, PERSON);
    expect((await analyst?.ask('{ viewer { name } }'))?.data.viewer.name).toBe('Nobody');
    expect((await (await signedIn(app, test, people.analyst)).ask('{ viewer { name } }')).data.viewer.name).toBe('Council analyst');
  });

  it("ends the sessions of a person at once, and one's own one by one", async () => {
    const second = await signedIn(app, test, people.analyst);
    const { data } = (await analyst?.ask('{ viewer { sessions { id isThisOne } } }')) ?? {};
    expect(data.viewer.sessions).toHaveLength(2);
    const other = data.viewer.sessions.find(({ isThisOne }: Json) => !isThisOne);
    expect(await change(analyst, 'endSessions', { session: other.id }, 'ended')).toEqual({ ended: 1, problems: [] });
    expect((await second.ask('{ viewer { name } }')).data.viewer.name).toBe('Nobody');
    expect((await analyst?.ask('{ viewer { name } }'))?.data.viewer.name).toBe('Council analyst');
    expect(await change(council, 'endSessions', { person: people.analyst }, 'ended')).toEqual({ ended: 1, problems: [] });
    expect((await analyst?.ask('{ viewer { name } }'))?.data.viewer.name).toBe('Nobody');
  });

  it("does not end a session of somebody else by its id under one's own name", async () => {
    const [session] = await test.asOwner<{ id: string }>('SELECT id FROM session WHERE person_id = $1', [people.police]);
    expect(await change(analyst, 'endSessions', { session: session?.id }, 'ended')).toEqual({ ended: 0, problems: [] });
    expect((await change(analyst, 'endSessions', { person: people.police }, 'ended')).problems).toHaveLength(1);
    expect((await police?.ask('{ viewer { name } }'))?.data.viewer.name).toBe('Police administrator');
  });
});

describe('viewing as somebody else', () => {
  const WHO = '{ viewer { name organisation viewingAs isCleared grants } }';

  it('shows what they see, changes nothing, opens no records, and goes back', async () => {
    expect(await change(police, 'viewAs', { person: people.detective }, 'viewingAs')).toEqual({
      viewingAs: 'Detective, Thames Valley Police',
      problems: [],
    });
    expect((await police?.ask(WHO))?.data.viewer).toMatchObject({
      name: 'Detective',
      viewingAs: 'Detective, Thames Valley Police',
      isCleared: true,
    });
    const records = await police?.ask('{ reports(reason: "Review of the quarter", first: 1) { totalCount } }');
    expect(records?.errors[0].message).toBe(
      'You look as Detective for now, and records stay closed meanwhile. Go back to your own view first.',
    );
    const sessions = await police?.ask('mutation { endSessions(input: {}) { ended } }');
    expect(sessions?.errors[0].message).toBe('You look as Detective for now, so nothing can be changed. Go back to your own view first.');
    expect((await police?.ask('{ people { name } }'))?.errors[0].extensions.code).toBe('FORBIDDEN');
    expect(await change(police, 'viewAs', { person: null }, 'viewingAs')).toEqual({ viewingAs: null, problems: [] });
    expect((await police?.ask(WHO))?.data.viewer).toMatchObject({ name: 'Police administrator', viewingAs: null });
  });

  it('is not for whoever holds more than the administrator could grant', async () => {
    await change(
      police,
      'grantAccess',
      { person: people.analyst, role: 'ANALYST', agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' },
      PERSON,
    );
    const refused = await change(council, 'viewAs', { person: people.analyst }, 'viewingAs');
    expect(refused.problems[0].message).toMatch(/^You may look only as somebody to whom you could grant all that they hold/);
  });

  it('shows nothing any more once they hold more, or the administrator less', async () => {
    await change(council, 'viewAs', { person: people.analyst }, 'viewingAs');
    expect((await council?.ask('{ figures { totals { disruptions { text } } } }'))?.errors).toEqual([]);
    await change(
      police,
      'grantAccess',
      { person: people.analyst, role: 'ANALYST', agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' },
      PERSON,
    );
    expect((await council?.ask(WHO))?.data.viewer).toMatchObject({ name: 'Council analyst', isCleared: false });
    expect((await council?.ask('{ figures { totals { disruptions { text } } } }'))?.errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await change(council, 'viewAs', { person: null }, 'viewingAs')).problems).toEqual([]);
  });

  it('is remembered by one session alone', async () => {
    const other = await signedIn(app, test, people.police);
    await change(police, 'viewAs', { person: people.detective }, 'viewingAs');
    expect((await other.ask(WHO)).data.viewer).toMatchObject({ name: 'Police administrator', viewingAs: null });
  });
});

describe('rules of claims', () => {
  const RULES = 'claimRules { id claim value role sentence }';
  const aRule = { claim: 'groups', value: 'analysts', role: 'ANALYST', agencies: ['RBC'], marking: 'OFFICIAL' };

  it('are added, replaced with what they granted, and ended', async () => {
    const added = await change(council, 'setClaimRule', { rule: aRule }, RULES);
    expect(added).toMatchObject({
      problems: [],
      claimRules: [{ claim: 'groups', sentence: 'Analyst at Reading Borough Council, up to OFFICIAL.' }],
    });
    const [{ id }] = added.claimRules;
    await test.asOwner(
      `INSERT INTO access_grant (id, person_id, role, agency_ids, area_codes, marking, claim_rule_id) VALUES (gen_random_uuid(), $1, 'ANALYST', '{11}', '{}', 'OFFICIAL', $2)`,
      [people.analyst, id],
    );
    const replaced = await change(council, 'setClaimRule', { replaces: id, rule: { ...aRule, value: 'others' } }, RULES);
    expect(replaced).toMatchObject({ problems: [], claimRules: [{ value: 'others' }] });
    expect(await test.asOwner('SELECT 1 FROM access_grant WHERE claim_rule_id = $1 AND ended_at IS NULL', [id])).toHaveLength(0);
    const late = await change(council, 'setClaimRule', { replaces: id, rule: aRule }, RULES);
    expect(late.problems[0].message).toBe('That rule has been replaced or ended meanwhile. Read the rules again and decide anew.');
    expect((await change(council, 'setClaimRule', { replaces: replaced.claimRules[0].id }, RULES)).claimRules).toEqual([]);
  });

  it('stay as they are, with what they granted, where they are replaced by the same', async () => {
    const [{ id }] = (await change(council, 'setClaimRule', { rule: aRule }, RULES)).claimRules;
    await test.asOwner(
      `INSERT INTO access_grant (id, person_id, role, agency_ids, area_codes, marking, claim_rule_id) VALUES (gen_random_uuid(), $1, 'ANALYST', '{11}', '{}', 'OFFICIAL', $2)`,
      [people.analyst, id],
    );
    const same = await change(council, 'setClaimRule', { replaces: id, rule: aRule }, 'claimRules { id holders }');
    expect(same).toEqual({ claimRules: [{ id, holders: 1 }], problems: [] });
    const ended = await change(council, 'setClaimRule', { replaces: id, rule: { ...aRule, role: 'AUDITOR' } }, 'claimRules { holders }');
    expect(ended.claimRules).toEqual([{ holders: 0 }]);
  });

  it.each([
    { part: { claim: ' ' }, field: 'claim', message: 'A rule names a claim of the identity provider, such as groups.' },
    { part: { value: '' }, field: 'value', message: 'A rule names the text that the claim must be.' },
    { part: { claim: 'a\nb' }, field: 'claim', message: 'The name of a claim is one line of at most 500 characters.' },
    { part: { value: 'a'.repeat(501) }, field: 'value', message: 'The text of a claim is one line of at most 500 characters.' },
    { part: { agencies: [] }, field: 'agencies', message: 'A grant is for at least one agency: name it by its code.' },
    {
      part: { agencies: ['FRIMLEY'] },
      field: 'agencies',
      message: expect.stringMatching(/ended on 31 March 2026\. Name an agency that exists/),
    },
    { part: { areas: ['E06'] }, field: 'areas', message: 'No area of today has the code "E06".' },
  ])('are refused with $part in a sentence', async ({ part, field, message }) => {
    const refused = await change(council, 'setClaimRule', { rule: { ...aRule, ...part } }, RULES);
    expect(refused).toEqual({ claimRules: [], problems: [{ message, field: `rule.${field}` }] });
  });

  it('take the longest texts that there may be', async () => {
    const rule = { ...aRule, claim: 'c'.repeat(500), value: '\u{1F600}'.repeat(250) };
    expect((await change(council, 'setClaimRule', { rule }, RULES)).problems).toEqual([]);
  });

  it('name the same agencies where they are for the same text of a claim, for else nobody would be let in', async () => {
    await change(police, 'setClaimRule', { rule: { ...aRule, agencies: ['TVP'] } }, RULES);
    const second = { ...aRule, role: 'CONTRIBUTOR' };
    const refused = await change(council, 'setClaimRule', { rule: second }, RULES);
    expect(refused.problems[0].message).toMatch(
      /^"analysts" in the claim groups grants already: Analyst at Thames Valley Police, up to OFFICIAL\. With both rules nobody could tell/,
    );
    expect(refused.claimRules).toHaveLength(1);
    for (const rule of [
      { ...second, agencies: ['TVP'] },
      { ...second, value: 'others' },
    ]) {
      expect((await change(police, 'setClaimRule', { rule }, RULES)).problems).toEqual([]);
    }
    const [{ id }] = refused.claimRules;
    expect((await change(police, 'setClaimRule', { replaces: id, rule: aRule }, RULES)).problems).toHaveLength(1);
  });

  it('stand once where two add the same at one moment', async () => {
    const both = await Promise.all([council, police].map((browser) => change(browser, 'setClaimRule', { rule: aRule }, RULES)));
    expect(both.map(({ problems }) => problems.length).sort()).toEqual([0, 1]);
  });

  it('say whether whoever asks may change them', async () => {
    await change(police, 'setClaimRule', { rule: { ...aRule, agencies: ['TVP'] } }, RULES);
    const may = async (browser: Browser | undefined) => (await browser?.ask('{ claimRules { canChange } }'))?.data.claimRules;
    expect([await may(police), await may(council)]).toEqual([[{ canChange: true }], [{ canChange: false }]]);
  });

  it('take back nothing where the new one is there already', async () => {
    const { claimRules } = await change(council, 'setClaimRule', { rule: aRule }, RULES);
    await change(council, 'setClaimRule', { rule: { ...aRule, value: 'others' } }, RULES);
    const twice = await change(council, 'setClaimRule', { replaces: claimRules[0].id, rule: { ...aRule, value: 'others' } }, RULES);
    expect(twice.problems[0].message).toBe('There is a rule for this claim, value and role already. Replace that one.');
    expect(twice.claimRules).toHaveLength(2);
  });

  it('grant no more than their administrator could', async () => {
    expect((await change(council, 'setClaimRule', { rule: { ...aRule, agencies: ['TVP'] } }, RULES)).problems).toHaveLength(1);
    const ofPolice = await change(police, 'setClaimRule', { rule: { ...aRule, agencies: ['TVP'] } }, RULES);
    expect((await change(council, 'setClaimRule', { replaces: ofPolice.claimRules[0].id }, RULES)).problems).toHaveLength(1);
  });
});

it('lists for an administrator the people of their agencies alone', async () => {
  expect((await council?.ask('{ people { name sessions { id } } }'))?.data.people).toEqual([
    { name: 'Council administrator', sessions: [{ id: expect.anything() }] },
    { name: 'Council analyst', sessions: [{ id: expect.anything() }] },
    { name: 'Police administrator', sessions: [{ id: expect.anything() }] },
  ]);
  await addPerson(test, { name: 'Elsewhere', grants: [aGrant({ agencyIds: [OCC] })] });
  expect((await police?.ask('{ people { name } }'))?.data.people).not.toContainEqual({ name: 'Elsewhere' });
});
