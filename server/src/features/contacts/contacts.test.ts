import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const [TVP, RBC] = [1, 11];

let test: TestDatabase;
let app: FastifyInstance;
let council: Browser;
let colleague: Browser;
let police: Browser;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
  const join = async (
    role: 'ADMINISTRATOR' | 'ANALYST',
    agency: number,
    areaCodes: readonly string[] = [],
  ) => {
    const grants = [{ role, agencyIds: [agency], areaCodes, marking: 'OFFICIAL' }] as const;
    return signedIn(app, test, await addPerson(test, { name: role, grants }));
  };
  council = await join('ADMINISTRATOR', RBC);
  colleague = await join('ADMINISTRATOR', RBC, ['E06000038']);
  police = await join('ANALYST', TVP);
});
beforeEach(() => test.asOwner('TRUNCATE dataset_contact'));
afterAll(async () => {
  await app.close();
  await test.close();
});

const CONTACT = 'id dataset role address version canChange';
const aContact = {
  agency: 'RBC',
  dataset: 'REFERRALS',
  role: 'Data team',
  address: 'data.team@example.org',
  version: 0,
};

const set = async (input: Readonly<Record<string, unknown>>, by = council): Promise<Json> => {
  const document = `mutation ($input: SetDatasetContactInput!) { setDatasetContact(input: $input) { contact { ${CONTACT} } problems { field message } } }`;
  const { data, errors } = await by.ask(document, { input });
  return errors.length > 0 ? errors[0].extensions.code : data.setDatasetContact;
};
const read = async (agency: string, by = council): Promise<Json> =>
  (
    await by.ask(`query ($agency: ID!) { datasetContacts(agency: $agency) { ${CONTACT} } }`, {
      agency,
    })
  ).data.datasetContacts;

describe('an agency’s contacts', () => {
  it('have one entry for each dataset that it sends, empty until it is set', async () => {
    const contacts = await read('TVP', police);
    expect(contacts.map(({ dataset }: Json) => dataset)).toEqual([
      'REPORTS',
      'DISRUPTIONS',
      'REFERRALS',
      'RESOURCES',
      'OCGS',
    ]);
    expect(
      contacts.every(
        ({ role, version, canChange }: Json) => role === null && version === 0 && !canChange,
      ),
    ).toBe(true);
    expect((await read('RBC')).map(({ dataset }: Json) => dataset)).toContain('REFERRALS');
    expect(await read('nothing')).toEqual([]);
  });

  it('are set, changed and removed by its administrator, and visible to everybody', async () => {
    expect(await set(aContact)).toMatchObject({
      contact: { role: 'Data team', version: 1, canChange: true },
      problems: [],
    });
    expect(
      (await read('RBC', police)).find(({ dataset }: Json) => dataset === 'REFERRALS'),
    ).toMatchObject({
      address: 'data.team@example.org',
      canChange: false,
    });
    expect(
      await set({ ...aContact, role: 'Performance team', version: 1 }, colleague),
    ).toMatchObject({
      contact: { version: 2 },
      problems: [],
    });
    expect(await set({ ...aContact, role: '', address: '', version: 2 })).toMatchObject({
      contact: { role: null, version: 3 },
      problems: [],
    });
  });

  it('cannot be changed by anybody else', async () => {
    expect(await set({ ...aContact, agency: 'TVP' })).toBe('FORBIDDEN');
    expect(await set(aContact, police)).toBe('FORBIDDEN');
    expect(await test.asOwner('SELECT FROM dataset_contact')).toEqual([]);
  });

  it('do not overwrite a change that somebody else made first', async () => {
    await set(aContact);
    expect(await set({ ...aContact, role: 'Other team' })).toMatchObject({
      contact: { role: 'Data team', version: 1 },
      problems: [{ field: 'version' }],
    });
    const answers = await Promise.all(
      [1, 2, 3, 4].map((number) => set({ ...aContact, role: `Team ${number}`, version: 1 })),
    );
    expect(answers.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
  });

  it('are refused if invalid', async () => {
    expect(
      (await set({ ...aContact, address: 'a@example.org, b@example.org' })).problems,
    ).toMatchObject([{ field: 'address' }]);
    expect((await set({ ...aContact, role: 'x'.repeat(10_000) })).problems).toMatchObject([
      { field: 'role' },
    ]);
    expect((await set({ ...aContact, agency: 'nothing' })).problems).toMatchObject([
      { field: 'agency' },
    ]);
  });
});
