import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { linger } from '#testing/linger.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { testReferenceData } from '#testing/test-reference-data.js';

import { admit } from './admit.js';
import { insertIdentity } from './person.store.js';
import { insertSession } from './session.store.js';

const [TVP, RBC, OCC] = [1, 11, 17];
const aGrant = (grant: Partial<Grant>): Grant => ({
  role: 'ANALYST',
  agencyIds: [RBC],
  areaCodes: [],
  marking: 'OFFICIAL',
  ...grant,
});
const SUBJECT = { issuer: 'https://login.example.org', subject: 'analyst' };

let test: TestDatabase;
let app: FastifyInstance;
let [administrator, elsewhere, analyst]: Browser[] = [];
let people: { readonly administrator: string; readonly analyst: string };
beforeAll(async () => {
  test = await createTestDatabase();
  app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
});
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE person, identity, access_grant, claim_rule, session, api_token, saved_query, my_page CASCADE',
  );
  people = {
    administrator: await addPerson(test, {
      name: 'Administrator',
      grants: [aGrant({ role: 'ADMINISTRATOR' })],
    }),
    analyst: await addPerson(test, { name: 'Analyst', grants: [aGrant({})] }),
  };
  const other = await addPerson(test, {
    name: 'Elsewhere',
    grants: [aGrant({ role: 'ADMINISTRATOR', agencyIds: [OCC] })],
  });
  administrator = await signedIn(app, test, people.administrator);
  elsewhere = await signedIn(app, test, other);
  analyst = await signedIn(app, test, people.analyst);
  await test.database.write((transaction) => insertIdentity(transaction, people.analyst, SUBJECT));
});
afterAll(async () => {
  await app.close();
  await test.close();
});

const keepOut = () =>
  administrator?.ask(
    `mutation { setPersonActive(input: { person: "${people.analyst}", isActive: false }) { problems { message } } }`,
  );
const ANALYST = 'role: ANALYST, agencies: ["RBC"], marking: OFFICIAL';
const grant = (to: string, what = ANALYST) =>
  `grantAccess(input: { ${to}, ${what} }) { person { name grants { sentence } } problems { message field } }`;
/** Waits until a statement runs; `linger` holds it for a moment. */
async function untilRuns(beginning: string): Promise<void> {
  const running = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE $1`;
  while ((await test.asOwner(running, [`%${beginning}%`])).length === 0)
    await new Promise((resolve) => void setImmediate(resolve));
}

describe('ending access', () => {
  it('ends a token created at the same moment', async () => {
    const stop = await linger(test, ['api_token']);
    const making = analyst?.ask(
      'mutation { createToken(input: { name: "Late", scopes: [FIGURES], days: 9 }) { secret } }',
    );
    await untilRuns('INSERT INTO api_token');
    await keepOut();
    expect((await making)?.errors).toEqual([]);
    await stop();
    expect(await test.asOwner('SELECT ended_at IS NOT NULL AS "isEnded" FROM api_token')).toEqual([
      { isEnded: true },
    ]);
  });

  it('ends a session that starts at the same moment', async () => {
    await test.asOwner('DELETE FROM session WHERE person_id = $1', [people.analyst]);
    const stop = await linger(test, ['session']);
    const signingIn = test.database.write(async (transaction) => {
      const admission = await admit(
        transaction,
        { ...SUBJECT, claims: {} },
        testReferenceData('2026-11-24'),
      );
      if (!admission.ok) throw new Error(admission.sentence);
      return insertSession(transaction, {
        personId: admission.person.id,
        idToken: null,
        authenticatedAt: null,
        former: null,
      });
    });
    await untilRuns('INSERT INTO session');
    await keepOut();
    await signingIn;
    await stop();
    const sessions = await test.asOwner(
      'SELECT ended_at IS NOT NULL AS "isEnded" FROM session WHERE person_id = $1',
      [people.analyst],
    );
    expect(sessions).toEqual([{ isEnded: true }]);
  });
});

it('the same access is granted once, even if it is asked for several times at the same moment', async () => {
  const stop = await linger(test, ['access_grant']);
  const more = grant(
    `person: "${people.analyst}"`,
    'role: AUDITOR, agencies: ["RBC"], marking: OFFICIAL',
  );
  await Promise.all([1, 2, 3].map(async () => administrator?.ask(`mutation { ${more} }`)));
  await stop();
  expect(await test.asOwner(`SELECT 1 FROM access_grant WHERE role = 'AUDITOR'`)).toHaveLength(1);
});

it('the end of access also applies to the rest of an operation', async () => {
  const [own] = await test.asOwner<{ id: string }>(
    'SELECT id FROM access_grant WHERE person_id = $1',
    [people.administrator],
  );
  const { data, errors } =
    (await administrator?.ask(
      `mutation { first: endGrant(input: { grant: "${own?.id ?? ''}" }) { problems { message } } second: ${grant(`person: "${people.analyst}"`)} }`,
    )) ?? {};
  expect(errors).toEqual([
    expect.objectContaining({
      path: ['second'],
      extensions: expect.objectContaining({ code: 'FORBIDDEN' }),
    }),
  ]);
  expect(data).toBeNull();
});

describe('a person to be added who already exists', () => {
  const add = async (browser: Browser | undefined, agency: string, who: string): Promise<Json> => {
    const newPerson = `newPerson: { name: "As they call them", agency: "${agency}", ${who} }`;
    const { data } =
      (await browser?.ask(
        `mutation { ${grant(newPerson, `role: ANALYST, agencies: ["${agency}"], marking: OFFICIAL`)} }`,
      )) ?? {};
    return data.grantAccess;
  };
  const bySubject = `issuer: "${SUBJECT.issuer}", subject: "${SUBJECT.subject}"`;

  it('is named only to people who can see them', async () => {
    expect((await add(administrator, 'RBC', bySubject)).problems[0].message).toBe(
      'They are already known, as Analyst. Grant the access to that person.',
    );
    expect((await add(elsewhere, 'OCC', bySubject)).problems).toEqual([
      {
        message:
          'They are already known to another agency. An administrator of the whole partnership can grant them access.',
        field: 'newPerson',
      },
    ]);
  });

  it('gets a grant from a second agency while only invited, so the first no longer controls them', async () => {
    expect((await add(elsewhere, 'OCC', 'email: "first.post@rbc.example"')).problems).toEqual([]);
    const second = await add(administrator, 'RBC', 'email: "First.Post@rbc.example"');
    expect(second).toMatchObject({
      problems: [],
      person: { grants: [expect.anything(), expect.anything()] },
    });
    const [waiting] = await test.asOwner<{ id: string }>(
      'SELECT id FROM person WHERE email IS NOT NULL',
    );
    const { data } =
      (await elsewhere?.ask(
        `mutation { setPersonActive(input: { person: "${waiting?.id ?? ''}", isActive: false }) { problems { message } } }`,
      )) ?? {};
    expect(data.setPersonActive.problems[0].message).toMatch(/also has access beyond yours/);
  });

  it('is added once if two people ask at the same moment', async () => {
    const stop = await linger(test, ['person']);
    const added = await Promise.all([
      add(elsewhere, 'OCC', 'email: "post@occ.example"'),
      add(elsewhere, 'OCC', 'email: "post@occ.example"'),
    ]);
    await stop();
    expect(added.flatMap(({ problems }) => problems.map(({ message }: Json) => message))).toEqual([
      'They are already known, as As they call them. Grant the access to that person.',
    ]);
  });
});

it('ending access that an administrator does not control is refused every time, with no more log entries than other refusals', async () => {
  const beyond = await addPerson(test, {
    name: 'Detective',
    grants: [aGrant({}), aGrant({ agencyIds: [TVP] })],
  });
  const count = async () =>
    (
      await test.asOwner(`SELECT 1 FROM audit_entry WHERE action = 'REFUSAL' AND person_id = $1`, [
        people.administrator,
      ])
    ).length;
  for (let times = 0; times < 25; times += 1)
    await administrator?.ask(
      `mutation { setPersonActive(input: { person: "${beyond}", isActive: false }) { problems { message } } }`,
    );
  expect(await count()).toBe(20);
});
