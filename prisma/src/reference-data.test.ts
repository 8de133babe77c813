import { readFile } from 'node:fs/promises';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { loadReferenceData } from './reference-data.js';
import type { EmptyDatabase } from './testing/empty-database.js';
import { createMigratedDatabase, type MigratedDatabase } from './testing/migrated-database.js';

let test: EmptyDatabase;
const ask = async (statement: string, values: readonly unknown[] = []) =>
  (await test.owner.query(statement, [...values])).rows;
const nothing = { areas: 0, populations: 0, agencies: 0, obligations: 0 };

let migrated: MigratedDatabase;
beforeAll(async () => {
  migrated = await createMigratedDatabase();
});
afterAll(() => migrated.drop());

async function prepare(): Promise<void> {
  test = await migrated.copy();
}

describe('the reference data', () => {
  beforeAll(async () => {
    await prepare();
    await loadReferenceData(test.ownerUrl);
  });
  afterAll(() => test.drop());

  it.each([
    { year: 2023, people: 2_584_930, because: 'the published population of the force' },
    { year: 2020, people: 2_431_905, because: 'the published population three years earlier' },
  ])(
    'has districts that add up to the $people people of $year: $because',
    async ({ year, people }) => {
      const [sum] = await ask(
        `SELECT count(*)::int AS districts, sum(people)::int AS people FROM population JOIN area ON code = area_code AND kind = 'DISTRICT' WHERE year = $1`,
        [year],
      );
      expect(sum).toEqual({ districts: 13, people });
      expect(
        await ask(`SELECT people FROM population WHERE area_code = 'E23000029' AND year = $1`, [
          year,
        ]),
      ).toEqual([{ people }]);
    },
  );

  it.each([
    { column: 'county_code', kind: 'COUNTY', parts: 3 },
    { column: 'local_command_unit_code', kind: 'LOCAL_COMMAND_UNIT', parts: 5 },
  ])(
    'puts each current district into one of $parts areas by $column, with the population of its districts',
    async ({ column, kind, parts }) => {
      const whole = await ask(
        `SELECT code, people, under_18 FROM area JOIN population ON area_code = code AND year = 2023 WHERE kind = $1 ORDER BY code`,
        [kind],
      );
      const added = await ask(
        `SELECT ${column} AS code, sum(people)::int AS people, sum(under_18)::int AS under_18
       FROM   area JOIN population ON area_code = code AND year = 2023 WHERE kind = 'DISTRICT' GROUP BY 1 ORDER BY 1`,
      );
      expect(added).toHaveLength(parts);
      expect(added).toEqual(whole);
    },
  );

  it('keeps the four councils that Buckinghamshire succeeded, without a county of their own', async () => {
    expect(
      await ask(
        `SELECT name, valid_to::text, successor_code, county_code FROM area WHERE kind = 'DISTRICT' AND valid_to IS NOT NULL ORDER BY position`,
      ),
    ).toEqual(
      ['Aylesbury Vale', 'Chiltern', 'South Bucks', 'Wycombe'].map((name) => ({
        name,
        valid_to: '2020-03-31',
        successor_code: 'E06000060',
        county_code: null,
      })),
    );
  });

  it('has 42 agencies, numbered in the file, each with the districts it serves', async () => {
    expect(
      await ask(
        `SELECT count(*)::int AS agencies, count(DISTINCT id)::int AS ids, min(id), max(id) FROM agency`,
      ),
    ).toEqual([{ agencies: 42, ids: 42, min: 1, max: 42 }]);
    expect(await ask(`SELECT id FROM agency WHERE code = 'TVP'`)).toEqual([{ id: 1 }]);
    expect(
      await ask(
        `SELECT code FROM agency WHERE NOT EXISTS (SELECT FROM agency_district WHERE agency_id = id)`,
      ),
    ).toEqual([]);
  });

  it('names the successors of each agency that has ended, in force from the next day and for all of its districts', async () => {
    const followed = await ask(`
      SELECT ended.code, successor.code AS successor, successor.valid_from = ended.valid_to + 1 AS "isNextDay",
             NOT EXISTS (SELECT area_code FROM agency_district WHERE agency_id = ended.id
                         EXCEPT SELECT area_code FROM agency_district WHERE agency_id = successor.id) AS "servesAll"
      FROM   agency ended
      LEFT   JOIN agency_successor ON agency_successor.agency_id = ended.id
      LEFT   JOIN agency successor ON successor.id = agency_successor.successor_id
      WHERE  ended.valid_to IS NOT NULL
      ORDER  BY 1`);
    const to = (code: string, successor: string) => ({
      code,
      successor,
      isNextDay: true,
      servesAll: true,
    });
    expect(followed).toEqual([
      to('BLMKICB', 'CEICB'),
      to('BOBICB', 'TVICB'),
      to('FRIMLEY', 'TVICB'),
    ]);
  });

  it('has every agency, and so every successor, owe returns only from its first whole quarter to its last', async () => {
    expect(
      await ask(`
        SELECT code, dataset::text FROM return_obligation JOIN agency ON id = agency_id
        WHERE  from_quarter_start < valid_from OR (from_quarter_start > '2022-04-01' AND from_quarter_start <> valid_from)
           OR  until_quarter_start::timestamp + interval '3 months - 1 day' <> valid_to::timestamp
           OR  (until_quarter_start IS NULL) <> (valid_to IS NULL)`),
    ).toEqual([]);
  });

  it('does not expect returns of referrals, groups or resources from agencies that have none to send', async () => {
    const owing = await ask(
      `SELECT dataset::text, array_agg(code ORDER BY agency_id) AS codes FROM return_obligation JOIN agency ON id = agency_id GROUP BY 1`,
    );
    const codesOf = (dataset: string) => owing.find((row) => row.dataset === dataset)?.codes ?? [];
    expect(codesOf('OCGS')).toEqual(['TVP', 'SEROCU', 'HOIE', 'HMRC']);
    expect(codesOf('REFERRALS')).not.toContain('CSUK');
    expect(codesOf('RESOURCES')).not.toContain('CPSTC');
    expect(codesOf('REFERRALS')).toHaveLength(37);
  });

  it('gives social services only to unitary and county councils', async () => {
    expect(
      await ask(
        `SELECT kind::text, count(*)::int AS agencies FROM agency WHERE 'CHILDRENS_SOCIAL_CARE' = ANY (services) GROUP BY 1 ORDER BY 1`,
      ),
    ).toEqual([
      { kind: 'LOCAL_AUTHORITY_COUNTY', agencies: 1 },
      { kind: 'LOCAL_AUTHORITY_UNITARY', agencies: 8 },
    ]);
  });

  it('counts the 252 people in the seven published returns', async () => {
    const quarters = [
      '2022-23-Q1',
      '2022-23-Q2',
      '2022-23-Q3',
      '2022-23-Q4',
      '2023-24-Q1',
      '2023-24-Q2',
      '2023-24-Q3',
    ];
    const sums = await Promise.all(quarters.map(countPeople));
    expect(sums).toEqual([34, 32, 34, 43, 28, 26, 55]);
  });
});

async function countPeople(quarter: string): Promise<number> {
  const text = await readFile(
    new URL(`../seed/returns/referrals-TVP-${quarter}.csv`, import.meta.url),
    'utf8',
  );
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const position = header.split(',').indexOf('quantity');
  return lines.reduce((sum, line) => sum + Number(line.split(',')[position]), 0);
}

describe('loadReferenceData', () => {
  beforeEach(prepare);
  afterEach(() => test.drop());

  it('returns what it added, and adds nothing the second time', async () => {
    // There are 26 areas, 22 of them with a population, which is given for two years.
    expect(await loadReferenceData(test.ownerUrl)).toEqual({
      areas: 26,
      populations: 44,
      agencies: 42,
      obligations: 142,
    });
    expect(await loadReferenceData(test.ownerUrl)).toEqual(nothing);
  });

  it('loads once if several processes do it at the same time', async () => {
    const loaded = await Promise.all(
      Array.from({ length: 4 }, () => loadReferenceData(test.ownerUrl)),
    );
    expect(loaded.filter(({ agencies }) => agencies === 42)).toHaveLength(1);
    expect(loaded.filter((counts) => counts.agencies === 0)).toEqual([nothing, nothing, nothing]);
  });

  it('waits for another process that is loading', async () => {
    await test.owner.query('SELECT pg_advisory_lock($1)', [7_305_894]);
    const loading = loadReferenceData(test.ownerUrl);
    await expect
      .poll(() =>
        ask(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
        ),
      )
      .toHaveLength(1);
    expect(await ask('SELECT FROM area')).toEqual([]);

    await test.owner.query('SELECT pg_advisory_unlock($1)', [7_305_894]);
    expect(await loading).toMatchObject({ agencies: 42 });
  });

  it('keeps an administrator’s changes and removals', async () => {
    await loadReferenceData(test.ownerUrl);
    await test.owner.query(`UPDATE agency SET name = 'Another name' WHERE code = 'NCA'`);
    await test.owner.query(
      `UPDATE population SET people = 1 WHERE area_code = 'E06000038' AND year = 2023`,
    );
    await test.owner.query(
      `DELETE FROM agency_district WHERE agency_id = 1 AND area_code = 'E06000038'`,
    );

    expect(await loadReferenceData(test.ownerUrl)).toEqual(nothing);
    expect(await ask(`SELECT name FROM agency WHERE code = 'NCA'`)).toEqual([
      { name: 'Another name' },
    ]);
    expect(
      await ask(`SELECT people FROM population WHERE area_code = 'E06000038' AND year = 2023`),
    ).toEqual([{ people: 1 }]);
    expect(
      await ask(`SELECT FROM agency_district WHERE agency_id = 1 AND area_code = 'E06000038'`),
    ).toEqual([]);
  });

  it("keeps an administrator's changes to the obligations", async () => {
    await loadReferenceData(test.ownerUrl);
    await test.owner.query(
      `DELETE FROM return_obligation WHERE agency_id = 1 AND dataset = 'OCGS'`,
    );
    await test.owner.query(
      `UPDATE return_obligation SET until_quarter_start = '2026-01-01' WHERE agency_id = 2 AND dataset = 'OCGS'`,
    );

    expect(await loadReferenceData(test.ownerUrl)).toEqual(nothing);
    expect(
      await ask(
        `SELECT agency_id, until_quarter_start::text FROM return_obligation WHERE dataset = 'OCGS' AND agency_id <= 2`,
      ),
    ).toEqual([{ agency_id: 2, until_quarter_start: '2026-01-01' }]);
  });

  it('adds obligations to a database whose agencies were added before there were any', async () => {
    await loadReferenceData(test.ownerUrl);
    await test.owner.query('DELETE FROM return_obligation');
    expect(await loadReferenceData(test.ownerUrl)).toEqual({ ...nothing, obligations: 142 });
  });

  it('adds an agency that is missing, with its districts and its successor', async () => {
    await loadReferenceData(test.ownerUrl);
    await test.owner.query(
      `DELETE FROM agency_successor; DELETE FROM agency_district WHERE agency_id = 42; DELETE FROM return_obligation WHERE agency_id = 42; DELETE FROM agency WHERE id = 42`,
    );

    expect(await loadReferenceData(test.ownerUrl)).toEqual({
      ...nothing,
      agencies: 1,
      obligations: 3,
    });
    expect(await ask(`SELECT area_code FROM agency_district WHERE agency_id = 42`)).toEqual([
      { area_code: 'E06000042' },
    ]);
    expect(await ask(`SELECT agency_id FROM agency_successor`)).toEqual([{ agency_id: 42 }]);
  });

  it('leaves no row behind if it fails half-way', async () => {
    await test.owner.query(`ALTER TABLE agency ADD CONSTRAINT spoilt CHECK (code <> 'BARN')`);
    await expect(loadReferenceData(test.ownerUrl)).rejects.toThrow('spoilt');
    expect(await ask('SELECT FROM area')).toEqual([]);
  });
});
