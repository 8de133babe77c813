import { afterAll, beforeAll, expect, it } from 'vitest';

import { findKnownMigrations } from './known-migrations.js';
import { migrate } from './migrate.js';
import { createEmptyDatabase, type EmptyDatabase } from './testing/empty-database.js';

const MIGRATION = '20261128010000_partnership_grants';

let test: EmptyDatabase;
beforeAll(async () => {
  test = await createEmptyDatabase();
  const earlier = (await findKnownMigrations())
    .map(({ name }) => name)
    .filter((name) => name < MIGRATION);
  await migrate(test.ownerUrl, earlier);
  await test.owner.query(`
    INSERT INTO agency (id, code, name, kind, family, services, is_nrm_first_responder, valid_from, valid_to)
    SELECT id, 'A' || id, 'Agency ' || id, 'POLICE', 'POLICE', '{}', false, begun, ended
    FROM   (VALUES (1, null::date, null::date), (2, null, null), (3, null, '2026-03-31'), (4, '2026-10-01', null)) AS each (id, begun, ended);
    INSERT INTO person (id, name, agency_id) VALUES ('00000000-0000-4000-8000-000000000001', 'Somebody', 1)`);
});
afterAll(() => test.drop());

const cases = [
  {
    agencies: [1, 2, 4],
    on: '2026-11-01',
    isForPartnership: true,
    because: 'it names every agency that exists',
  },
  {
    agencies: [1, 2, 3],
    on: '2026-01-01',
    isForPartnership: true,
    because: 'it named every agency that existed then',
  },
  {
    agencies: [1, 2],
    on: '2026-11-01',
    isForPartnership: false,
    because: 'one agency was left out',
  },
  { agencies: [1], on: '2026-01-01', isForPartnership: false, because: 'it names one agency' },
];

it('turns grants at every existing agency into grants for the partnership, but not grants that had ended', async () => {
  for (const [place, { agencies, on }] of cases.entries()) {
    for (const ended of [null, '2026-11-02'])
      await test.owner.query(
        `INSERT INTO access_grant (id, person_id, role, agency_ids, area_codes, marking, granted_at, ended_at)
         VALUES (gen_random_uuid(), '00000000-0000-4000-8000-000000000001', 'ADMINISTRATOR', $1, ARRAY[$2], 'OFFICIAL', $3, $4)`,
        [agencies, String(place), on, ended],
      );
    await test.owner.query(
      `INSERT INTO claim_rule (id, claim, value, role, agency_ids, area_codes, marking, created_at)
       VALUES (gen_random_uuid(), 'groups', $2, 'ANALYST', $1, '{}', 'OFFICIAL', $3)`,
      [agencies, String(place), on],
    );
  }
  expect(await migrate(test.ownerUrl)).toContain(MIGRATION);

  const carried = cases.map(({ agencies, isForPartnership, because }) => ({
    ...{
      because,
      agency_ids: isForPartnership ? [] : agencies,
      is_for_partnership: isForPartnership,
    },
  }));
  const read = async (table: string) =>
    (await test.owner.query<Record<string, unknown>>(table)).rows;
  const explain = (row: Record<string, unknown>, place: number) => ({
    because: cases[place]?.because,
    ...row,
  });
  const what = 'SELECT agency_ids, is_for_partnership FROM';
  expect(
    (await read(`${what} access_grant WHERE ended_at IS NULL ORDER BY area_codes`)).map(explain),
  ).toEqual(carried);
  expect((await read(`${what} claim_rule ORDER BY value`)).map(explain)).toEqual(carried);
  expect(await read(`${what} access_grant WHERE ended_at IS NOT NULL ORDER BY area_codes`)).toEqual(
    cases.map(({ agencies }) => ({ agency_ids: agencies, is_for_partnership: false })),
  );
});

it('refuses a grant for the partnership that names an agency, and a grant without either', async () => {
  await migrate(test.ownerUrl);
  for (const [agencies, isForPartnership] of [
    [[1], true],
    [[], false],
    [null, false],
  ]) {
    const insert = `INSERT INTO access_grant (id, person_id, role, is_for_partnership, agency_ids, area_codes, marking)
      VALUES (gen_random_uuid(), '00000000-0000-4000-8000-000000000001', 'ANALYST', $2, $1, '{}', 'OFFICIAL')`;
    await expect(test.owner.query(insert, [agencies, isForPartnership])).rejects.toThrow(
      'access_grant_agency_ids_check',
    );
  }
});
