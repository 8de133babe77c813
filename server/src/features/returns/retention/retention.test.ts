import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import type { Viewer } from '#domain/access/viewer.js';
import { allDatasets } from '#domain/lists.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { rollups } from '#domain/measures/rollups.js';
import { eraseOneRecord } from '#features/returns/erase-record.js';
import { findWrongFlags } from '#features/returns/record-links.store.js';
import { undoReturn } from '#features/returns/undo-return.js';
import { findWrongCells } from '#features/returns/verify-rollups.store.js';
import { createClock } from '#platform/clock.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import {
  sentDisruptions,
  sentLines,
  sentReferrals,
  sentRegister,
  sentReports,
} from '#testing/sent-rows.js';

import { countRetention, retain, setRetention } from './retain.js';
import { retainDaily } from './retain-daily.js';

const TODAY = '2026-11-24';
/** Four years back is 24 November 2022: records from before October 2022 are removed. */
const [OLD, OLDER, KEPT] = ['2022-05-01', '2022-08-01', '2022-11-01'];
const acting = { actor: commandLine, agencyId: null };
const now = new Date(`${TODAY}T09:00:00Z`);

const rows = [
  ...sentRegister('TVP', '2022-23-Q2', [
    { reference: 'G1', mapped_on: '2021-01-15' },
    { reference: 'G2', mapped_on: '2021-01-15', area: 'E06000038' },
  ]),
  ...sentRegister('TVP', '2022-23-Q3', [
    { reference: 'G1', mapped_on: '2021-01-15' },
    { reference: 'G2', mapped_on: '2021-01-15' },
  ]),
  ...sentDisruptions('TVP', [
    { reference: 'plain', occurred_on: OLD, arrests: 3, adults_safeguarded: 2 },
    { reference: 'named', occurred_on: OLD, impact: 'MAJOR' },
    // The register for the next quarter says that its group was disrupted.
    { reference: 'counted', occurred_on: OLDER, ocg_reference: 'G1', target: 'OCG' },
    { reference: 'later', occurred_on: KEPT, supporting_agencies: 'RBC' },
  ]),
  ...sentReports('TVP', [
    { reference: 'old', received_on: OLD, disruption_reference: 'plain', first_action_hours: 5 },
    {
      reference: 'protected',
      received_on: OLD,
      crime_type: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
    },
    { reference: 'kept', received_on: KEPT, disruption_reference: 'named' },
  ]),
  ...sentReports('RBC', [{ reference: 'B1', received_on: OLD, signs: 'PHISHING', quantity: 7 }]),
  ...sentReferrals('OCC', [
    { reference: 'S1', received_on: OLD, outcome: 'Moved', exploitation: 'LABOUR;SEXUAL' },
    { reference: 'S2', received_on: OLD, quantity: 8 },
    { reference: 'erased', received_on: OLD },
    { reference: 'S3', received_on: KEPT },
  ]),
  ...sentLines('RBC', [
    { quarter: '2022-23-Q1', hours_committed: 12.5, strength_fte: 2 },
    { quarter: '2022-23-Q3', hours_committed: 3 },
  ]),
];

/** A cleared analyst at the force that led the disruptions. */
const police: Viewer = {
  personId: null,
  name: 'Analyst',
  grants: [{ role: 'ANALYST', agencyIds: [1], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' }],
};

let partnership: TestPartnership;
const asOwner = (statement: string, values: readonly unknown[] = []) =>
  partnership.test.asOwner(statement, values);
const send = (sent: Parameters<typeof publishRows>[1]) =>
  publishRows(partnership.test, sent, TODAY);
const take = () =>
  retain(partnership.test.database, { today: TODAY, now, acting, report: () => undefined });
const isSound = async () => {
  expect(await partnership.test.database.write(findWrongCells)).toEqual([]);
  const flags = await partnership.test.database.write(findWrongFlags);
  expect(flags.map(({ total }) => total)).toEqual([0, 0]);
};

/**
 * The disruptions that a viewer may open, by reference; by default a viewer cleared for everything.
 */
async function opened(viewer?: Viewer): Promise<readonly string[]> {
  const client = viewer ? await createClientOf(viewer, partnership.test, TODAY) : partnership.api;
  const { data, errors } = await client.ask(
    '{ disruptions(reason: "Testing retention", first: 50) { edges { node { reference } } } }',
  );
  if (viewer) await client.close();
  expect(errors).toEqual([]);
  return data.disruptions.edges.map(({ node }: Json) => node.reference).sort();
}

/** Every cell of every rollup, without the engine. */
async function cells(): Promise<Json> {
  const tables: Json = {};
  for (const { table } of rollups)
    tables[table] = (
      await asOwner(
        `SELECT to_jsonb(cell) AS cell FROM rollup.${table} AS cell ORDER BY cell::text`,
      )
    ).map(({ cell }) => cell);
  return tables;
}

/** Every measure by quarter, agency and place, and the quarters with data. */
async function figures(): Promise<Json> {
  const tables: Json[] = [(await partnership.api.ask('{ periods { key } }')).data.periods];
  for (const dimension of ['QUARTER', 'AREA', 'AGENCY'] as const) {
    const wanted = measureKeys
      .filter((key) => measureOf(key).dimensions.includes(dimension))
      .map((key) => `${key} { value text flags }`)
      .join(' ');
    const { data, errors } = await partnership.api.ask(
      `{ figures(by: [${dimension}]) { rows { key { quarter { key } area { code } agency { code } } ${wanted} } totals { ${wanted} } notes } }`,
    );
    expect(errors).toEqual([]);
    tables.push(data.figures);
  }
  return tables;
}

/** The records that the log says were removed, entry by entry. */
const taken = () =>
  asOwner(
    `SELECT what, row_count AS total, touched, reason FROM audit_entry WHERE action = 'ERASURE' AND what LIKE 'Removed%' ORDER BY number`,
  );

const stored = async (table: string, column = 'reference') =>
  (await asOwner(`SELECT ${column} AS name FROM ${table} ORDER BY 1`)).map(({ name }) => name);

let before: { readonly cells: Json; readonly figures: Json };
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [
      { on: '2022-12-20', rows },
      // These records are corrected once, so that there is a former version of a removed and of a
      // kept record.
      {
        on: '2022-12-21',
        rows: [
          ...rows.filter(({ dataset, agency }) => dataset === 'REPORTS' && agency === 'TVP'),
          ...rows.filter(({ dataset }) => dataset === 'RESOURCES'),
        ].map((row) => ({
          ...row,
          cells:
            row.dataset === 'REPORTS'
              ? { ...row.cells, channel: 'ONLINE' }
              : { ...row.cells, strength_fte: '4' },
        })),
      },
    ],
    today: TODAY,
  });
  await eraseOneRecord(partnership.test.database, {
    ...{ dataset: 'REFERRALS', agency: 'OCC', reference: 'erased', why: 'They asked for it' },
    ...{ acting, now, report: () => undefined },
  });
  for (const dataset of allDatasets)
    await setRetention(partnership.test.database, { dataset, years: 4 }, { now, acting });
});
afterAll(() => partnership.close());

describe('retention', () => {
  it('first counts what would be removed, and changes nothing', async () => {
    before = { cells: await cells(), figures: await figures() };
    const { counts } = await countRetention(partnership.test.database, TODAY);
    expect(
      counts.map(({ dataset, agencyId, records, waiting, formerVersions }) =>
        [dataset, agencyId, records, waiting, formerVersions].join(' '),
      ),
    ).toEqual([
      'REPORTS 1 2 0 2',
      'REPORTS 11 1 0 0',
      'DISRUPTIONS 1 1 2 0',
      'REFERRALS 17 2 0 0',
      'RESOURCES 11 1 0 1',
      'OCGS 1 2 0 0',
    ]);
    expect(await cells()).toEqual(before.cells);
    expect(await stored('report')).toEqual(['B1', 'kept', 'old', 'protected']);
  });

  it('removes records and former versions, and no cell or figure changes', async () => {
    await take();
    expect(await stored('report')).toEqual(['kept']);
    expect(await stored('report_history')).toEqual(['kept']);
    // Records that a kept report names, or that a kept register counts, wait for these.
    expect(await stored('disruption')).toEqual(['counted', 'later', 'named']);
    expect(await stored('organised_crime_group', 'quarter_start::text')).toEqual([
      '2022-10-01',
      '2022-10-01',
    ]);
    // An erased record is removed with its agency's next return, and not before.
    expect(
      await stored('referral', "CASE WHEN is_erased THEN 'erased' ELSE reference END"),
    ).toEqual(['S3', 'erased']);
    expect(await stored('resource_line', 'quarter_start::text')).toEqual(['2022-10-01']);
    expect(await stored('resource_line_history', 'quarter_start::text')).toEqual(['2022-10-01']);
    expect(await cells()).toEqual(before.cells);
    expect(await figures()).toEqual(before.figures);
    await isSound();
  });

  it('closes waiting records to everybody, so that nobody learns which record another one names', async () => {
    expect(await opened()).toEqual(['later']);
    expect(await opened(police)).toEqual(['later']);
    // Waiting records are not counted again, neither as waiting nor as removed.
    const { data } = await partnership.api.ask('{ retention { dataset records waiting } }');
    expect(data.retention[1]).toEqual({ dataset: 'DISRUPTIONS', records: 0, waiting: 0 });
    const counted = await partnership.apiOverRecords.ask(
      '{ figures(where: { quarter: { in: ["2022-23-Q1"] } }) { totals { disruptions { value } } } }',
    );
    expect(counted.data.figures.totals.disruptions.value).toBe(0);
  });

  it('leaves removed records out of answers that no rollup gives, and says so in a note', async () => {
    const left = /^Records of reports from before 1 October 2022 were removed/;
    const ask = async (quarter: string, by: string, from = partnership.api) => {
      const { data, errors } = await from.ask(
        `{ figures(where: { quarter: { in: ["${quarter}"] } }, by: [${by}]) { rows { key { channel } } totals { reports { value } } notes } }`,
      );
      expect(errors).toEqual([]);
      return data.figures;
    };
    const fine = 'CHANNEL, REPORT_STATUS, SIGN';
    const [old, kept] = ['2022-23-Q1', '2022-23-Q3'];
    const asked = await ask(old, fine);
    expect(asked.rows).toEqual([]);
    expect(asked.notes).toContainEqual(expect.stringMatching(left));
    expect((await ask(old, '', partnership.apiOverRecords)).notes).toContainEqual(
      expect.stringMatching(left),
    );
    // Stored totals include the removed records, and later quarters are complete.
    expect((await ask(old, 'CRIME_TYPE')).totals.reports.value).toBe(9);
    for (const { notes } of [await ask(old, 'CRIME_TYPE'), await ask(kept, fine)])
      expect(notes).not.toContainEqual(expect.stringMatching(left));
    expect((await ask(kept, fine)).rows).toHaveLength(1);
  });

  it('logs what was removed, by dataset, with the number of each agency’s records', async () => {
    const entries = await taken();
    expect(entries).toHaveLength(5);
    expect(entries[0]).toMatchObject({
      what: 'Removed records of reports from before 1 October 2022, past the period for which they are kept',
      total: '3',
      touched: { 1: 2, 11: 1 },
    });
    // One record was removed and two wait. An agency that knew how many were removed would know how
    // many are named by others.
    expect(entries[1]).toMatchObject({ total: '3', touched: { 1: 3 } });
  });

  it('is still correct after rollups are rebuilt, but not without the carried cells', async () => {
    await partnership.test.rebuildRollups();
    expect(await cells()).toEqual(before.cells);
    await isSound();
    await asOwner('CREATE TABLE aside AS SELECT * FROM carried_cell');
    await asOwner('DELETE FROM carried_cell');
    expect((await partnership.test.database.write(findWrongCells)).length).toBeGreaterThan(20);
    await partnership.test.rebuildRollups();
    expect(await cells()).not.toEqual(before.cells);
    await asOwner('INSERT INTO carried_cell SELECT * FROM aside');
    await asOwner('DROP TABLE aside');
    await partnership.test.rebuildRollups();
    expect(await cells()).toEqual(before.cells);
    await isSound();
  });

  it('does not make rollups that would lose sums carried under another name', async () => {
    await asOwner(
      `UPDATE carried_cell SET rollup = 'report_by_nobody' WHERE rollup = 'report_by_place'`,
    );
    await expect(partnership.test.rebuildRollups()).rejects.toThrow(
      /carried sums of reports belong to report_by_nobody, which is not a rollup; report_by_place has none/,
    );
    await asOwner(
      `UPDATE carried_cell SET rollup = 'report_by_place' WHERE rollup = 'report_by_nobody'`,
    );
    expect(await cells()).toEqual(before.cells);
  });

  it('refuses what would count twice: a removed quarter that is sent again or taken back', async () => {
    const old = rows.filter(({ agency, dataset }) => agency === 'RBC' && dataset === 'REPORTS');
    await expect(send(old)).rejects.toThrow(/Records of Q1 2022\/23 were removed/);
    const [return1] = await asOwner(
      `SELECT id FROM submission WHERE dataset = 'REPORTS' AND agency_id = 11 AND status = 'PUBLISHED'`,
    );
    const undone = await undoReturn(partnership.test.database, {
      ...{ id: String(return1?.id), actor: commandLine, now, report: () => undefined },
    });
    expect(undone).toMatchObject({
      status: 'REFUSED',
      message: expect.stringMatching(/^Records of Q1 2022\/23 were removed/),
    });
    expect(await cells()).toEqual(before.cells);
  });

  it('still refuses erased records, and lets them leave their figures with the next return', async () => {
    const [total, after] = [`SELECT sum(referrals)::int AS total FROM rollup.referral_by_place`, 2];
    const counted = Number((await asOwner(total))[0]?.total);
    await send(
      sentReferrals('OCC', [
        { reference: 'S3', received_on: KEPT },
        { reference: 'S9', received_on: KEPT },
      ]),
    );
    // One record was added, and the erased record was removed.
    expect(Number((await asOwner(total))[0]?.total)).toBe(counted);
    expect(await stored('referral')).toHaveLength(after);
    await isSound();
    await expect(
      send(sentReferrals('OCC', [{ reference: 'erased', received_on: KEPT }])),
    ).rejects.toThrow(/erased/i);
  });

  it('removes waiting records once nothing depends on them, into the same cells, and undoing stays correct', async () => {
    // The quarter is sent without the report that named the disruption, and that return is taken
    // back.
    await send(sentReports('TVP', [{ reference: 'other', received_on: KEPT }]));
    const kept = await cells();
    await take();
    // A former version still names the disruption, because taking the return back would restore the
    // report.
    expect(await stored('disruption')).toContain('named');
    expect(await cells()).toEqual(kept);
    const [last] = await asOwner(
      `SELECT id FROM submission WHERE dataset = 'REPORTS' AND agency_id = 1 AND status = 'PUBLISHED' ORDER BY published_at DESC, staged_at DESC LIMIT 1`,
    );
    const undone = await undoReturn(partnership.test.database, {
      ...{ id: String(last?.id), actor: commandLine, now, report: () => undefined },
    });
    expect(undone.status).toBe('UNDONE');
    await isSound();
    await asOwner('DELETE FROM report_history');
    await asOwner(
      `UPDATE report SET disruption_reference = NULL, disruption_agency_id = NULL, disruption_own_reference = NULL`,
    );
    await partnership.test.rebuildRollups();
    const without = await cells();
    const logged = await taken();
    await take();
    expect(await stored('disruption')).toEqual(['counted', 'later']);
    // Logging its removal now would reveal that the record was named until now.
    expect(await taken()).toEqual(logged);
    expect(await cells()).toEqual(without);
    await isSound();
  });
});

describe('setting how long records are kept', () => {
  const administrator: Viewer = {
    personId: null,
    name: 'Administrator',
    grants: [
      {
        ...{ role: 'ADMINISTRATOR', isForPartnership: true, areaCodes: [], marking: 'OFFICIAL' },
        agencyIds: Array.from({ length: 42 }, (_, index) => index + 1),
      },
    ],
  };
  const set = (client: ApiClient, input: object) =>
    client.ask(
      'mutation ($input: SetRetentionInput!) { setRetention(input: $input) { retention { dataset years version } problems { field message } } }',
      { input },
    );

  it('shows the effect first, applies only to the version that was seen, and is logged', async () => {
    const client = await createClientOf(administrator, partnership.test, TODAY);
    const effect = async (input: object) =>
      (
        await client.ask(
          'query ($input: SetRetentionInput!) { retentionEffect(input: $input) { sentences problems { message } } }',
          { input },
        )
      ).data.retentionEffect;
    expect((await effect({ dataset: 'REFERRALS', years: 5, version: 1 })).sentences).toEqual([
      'Referrals are kept for 5 years: today, those from 1 October 2021 on.',
      'No earlier records of agencies whose records you may count would be removed.',
      'Records from before 1 October 2022 were removed and cannot be restored.',
    ]);
    expect((await effect({ dataset: 'REFERRALS', years: 3, version: 1 })).problems).toHaveLength(1);
    const wrong = await set(client, { dataset: 'REFERRALS', years: 3, version: 1 });
    expect(wrong.data.setRetention.problems).toMatchObject([{ field: 'years' }]);
    const { data } = await set(client, { dataset: 'REFERRALS', years: 5, version: 1 });
    expect(data.setRetention.problems).toEqual([]);
    expect(data.setRetention.retention[2]).toEqual({ dataset: 'REFERRALS', years: 5, version: 2 });
    const late = await set(client, { dataset: 'REFERRALS', years: 9, version: 1 });
    expect(late.data.setRetention.problems).toMatchObject([{ field: 'version' }]);
    const entries = await asOwner(
      `SELECT what FROM audit_entry WHERE action = 'ADMINISTER' ORDER BY number DESC LIMIT 1`,
    );
    expect(entries).toEqual([
      {
        what: 'Set the retention of referrals: kept for 5 years. Before: kept for 4 years.',
      },
    ]);
    await client.close();
  });

  it('counts records for people who are cleared for the agencies that own them', async () => {
    const { data } = await partnership.api.ask(
      '{ retentionEffect(input: { dataset: REFERRALS, years: 4, version: 2 }) { sentences } }',
    );
    expect(data.retentionEffect.sentences[1]).toBe('No earlier records would be removed.');
  });
});

describe('the daily run', () => {
  const daily = (today: string) =>
    retainDaily({ database: partnership.test.database, clock: createClock(today) });
  const entries = async () =>
    (await asOwner(`SELECT 1 FROM audit_entry WHERE action = 'ERASURE'`)).length;

  it('removes records past their period, once, and logs the removal', async () => {
    const [before, count] = [await cells(), await entries()];
    await daily(TODAY);
    expect(await entries()).toBe(count);
    expect(await stored('report')).not.toEqual([]);
    await daily('2027-01-01');
    expect(await stored('report')).toEqual([]);
    expect(await cells()).toEqual(before);
    await isSound();
    const after = await entries();
    expect(after).toBeGreaterThan(count);
    await daily('2027-01-01');
    expect(await entries()).toBe(after);
    const [last] = await asOwner(
      `SELECT person_name AS name FROM audit_entry WHERE action = 'ERASURE' ORDER BY number DESC LIMIT 1`,
    );
    expect(last).toEqual({ name: 'Server' });
  });

  it('changes nothing if no period is set', async () => {
    for (const dataset of allDatasets)
      await setRetention(partnership.test.database, { dataset, years: null }, { now, acting });
    const lines = await stored('resource_line', 'quarter_start::text');
    await daily('2040-01-01');
    expect(await stored('resource_line', 'quarter_start::text')).toEqual(lines);
  });
});
