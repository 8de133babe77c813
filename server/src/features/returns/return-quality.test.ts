import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import {
  sentDisruptions,
  sentLines,
  sentReferrals,
  sentRegister,
  sentReports,
} from '#testing/sent-rows.js';
import { areRecordsSpread } from '#testing/sharded-database.js';

import { eraseOneRecord } from './erase-record.js';
import { undoReturn } from './undo-return.js';

const TODAY = '2026-11-24';
const [OXFORDSHIRE, FORCE] = ['E10000025', 'E23000029'];

const reports = sentReports('TVP', [
  { status: 'RECEIVED', area: FORCE },
  { source_grade: 2, information_grade: 'B', handling: 'P' },
  { received_on: '2025-08-01' },
]);
const referrals = sentReferrals('OCC', [
  { age_band: 'UNKNOWN', sex: 'UNKNOWN', exploitation: 'NOT_SPECIFIED', area: OXFORDSHIRE },
  { sex: 'FEMALE', exploitation: 'LABOUR;NOT_SPECIFIED', county_lines: 'NO', priority: 'RED' },
  { receiving_agency: 'RBC', triaged_in_time: 'YES', repeat_within_12_months: 'NO' },
]);
const registers = [
  ...sentRegister('TVP', '2025-26-Q1', [
    { reference: 'stays', area: 'E06000038', risk_band: 'LOW' },
    { reference: 'vanishes' },
    { reference: 'archived', status: 'ARCHIVED', archived_on: '2025-05-01' },
    { reference: 'returns', status: 'ARCHIVED', archived_on: '2025-05-01' },
  ]),
  ...sentRegister('TVP', '2025-26-Q2', [
    { reference: 'stays', plan_review_due: '2026-01-01' },
    { reference: 'returns' },
    { reference: 'appears' },
    { reference: 'new', mapped_on: '2025-08-01' },
  ]),
];

let partnership: TestPartnership;
const send = (rows: Parameters<typeof publishRows>[1]) =>
  publishRows(partnership.test, rows, TODAY);
const asOwner = (statement: string, values: readonly unknown[] = []) =>
  partnership.test.asOwner(statement, values);

beforeAll(async () => {
  const lines = sentLines('RBC', [{ strength_fte: 0 }, { objective: 'PREVENT', area: FORCE }]);
  const rows = [...reports, ...referrals, ...registers, ...lines];
  partnership = await createPartnership({
    sent: [
      {
        on: '2025-12-01',
        rows: [...rows, ...sentDisruptions('TVP', [{ arrests: 0, target: 'OCG' }, {}])],
      },
    ],
    today: TODAY,
  });
});
afterAll(() => partnership.close());

/**
 * Values computed in plain SQL, column by column: agency, first day of the quarter, column and rows
 * without a value.
 */
const bare = `
  WITH of_reports AS MATERIALIZED (
    SELECT agency_id, 'REPORTS' AS dataset, date_trunc('quarter', received_on::timestamp)::date AS start, area_code, column_name, value
    FROM report, jsonb_each_text(jsonb_build_object('status', status::text, 'source_grade', source_grade::text, 'information_grade', information_grade::text, 'handling', handling::text)) AS c (column_name, value)),
  of_referrals AS MATERIALIZED (
    SELECT agency_id, 'REFERRALS' AS dataset, date_trunc('quarter', received_on::timestamp)::date, area_code, column_name, value
    FROM referral, jsonb_each_text(jsonb_build_object('age_band', nullif(age_band::text, 'UNKNOWN'), 'sex', nullif(sex::text, 'UNKNOWN'), 'county_lines', county_lines::text, 'crime_type', crime_type::text, 'exploitation', nullif(array_to_string(array_remove(exploitation::text[], 'NOT_SPECIFIED'), ';'), ''), 'receiving_agency', receiving_agency_id::text, 'priority', priority::text, 'triaged_in_time', triaged_in_time::text, 'repeat_within_12_months', repeat_within_12_months::text)) AS c (column_name, value)),
  of_disruptions AS MATERIALIZED (
    SELECT agency_id, 'DISRUPTIONS' AS dataset, date_trunc('quarter', occurred_on::timestamp)::date, area_code, column_name, value
    FROM disruption, jsonb_each_text(jsonb_build_object('target', target::text, 'arrests', arrests::text, 'charges', charges::text, 'convictions', convictions::text, 'sentence_months', sentence_months::text, 'cash_pounds', cash_pence::text, 'assets_pounds', assets_pence::text, 'drugs_grams', drugs_grams::text, 'firearms', firearms::text, 'phones', phones::text, 'addresses_visited', addresses_visited::text, 'school_visits', school_visits::text, 'lines_closed_type1', lines_closed_type1::text, 'lines_closed_type2', lines_closed_type2::text)) AS c (column_name, value)),
  of_resources AS MATERIALIZED (
    SELECT agency_id, 'RESOURCES' AS dataset, quarter_start, area_code, column_name, value
    FROM resource_line, jsonb_each_text(jsonb_build_object('establishment_fte', establishment_fte::text, 'strength_fte', strength_fte::text, 'hours_planned', hours_planned::text, 'hours_committed', hours_committed::text, 'hours_abstracted', hours_abstracted::text, 'budget_pounds', budget_pence::text, 'actual_pounds', actual_pence::text, 'forecast_pounds', forecast_pence::text)) AS c (column_name, value)),
  of_groups AS MATERIALIZED (
    SELECT agency_id, 'OCGS' AS dataset, quarter_start, area_code, column_name, value
    FROM organised_crime_group, jsonb_each_text(jsonb_build_object('area', area_code, 'risk_band', risk_band::text, 'plan_review_due', plan_review_due::text)) AS c (column_name, value)),
  cells AS (
    SELECT * FROM of_reports UNION ALL SELECT * FROM of_referrals UNION ALL SELECT * FROM of_disruptions UNION ALL SELECT * FROM of_resources UNION ALL SELECT * FROM of_groups)
  SELECT agency_id, dataset, start::text, column_name, count(*)::int AS records, count(area_code)::int AS placed,
         (count(*) FILTER (WHERE area_code LIKE 'E10%' OR area_code LIKE 'E23%' OR area_code LIKE 'TV-%'))::int AS larger_place,
         (count(*) FILTER (WHERE value IS NULL))::int AS unknown
  FROM   cells GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
const kept = `
  SELECT agency_id, dataset::text, quarter_start::text AS start, key AS column_name, records, placed, larger_place, value::int AS unknown
  FROM   return_quality, jsonb_each_text(unknown) WHERE records > 0 ORDER BY agency_id, 2, 3, 4`;

async function expectTrue(): Promise<void> {
  const told = await asOwner(kept);
  expect(told.length).toBeGreaterThan(20);
  expect(told).toEqual(await asOwner(bare));
}

describe('the counts of unknown values', () => {
  it('match the records, for each dataset, agency, quarter and column', async () => {
    await expectTrue();
    expect(
      await asOwner(
        `SELECT records, placed, larger_place, unknown FROM return_quality WHERE dataset = 'REFERRALS'`,
      ),
    ).toEqual([
      {
        ...{ records: 3, placed: 3, larger_place: 1 },
        unknown: {
          ...{ age_band: 1, exploitation: 2, sex: 2, county_lines: 2, crime_type: 3, priority: 2 },
          ...{ receiving_agency: 2, triaged_in_time: 2, repeat_within_12_months: 2 },
        },
      },
    ]);
  });

  it('include groups that do not follow from the previous register', async () => {
    // One group vanished and one appeared. One came back, one is new, and an archived group may
    // disappear.
    expect(
      await asOwner(
        `SELECT quarter_start::text AS start, gaps FROM return_quality WHERE dataset = 'OCGS' ORDER BY 1`,
      ),
    ).toEqual([
      { start: '2025-04-01', gaps: null },
      { start: '2025-07-01', gaps: 2 },
      { start: '2025-10-01', gaps: null },
    ]);
  });

  it('follow corrections, withdrawals and undoing', async () => {
    await send([
      ...sentReports('TVP', [{ status: 'TRIAGED' }]),
      ...sentRegister('TVP', '2025-26-Q1', [
        { reference: 'stays' },
        { reference: 'appears' },
        { reference: 'returns', status: 'ARCHIVED', archived_on: '2025-05-01' },
      ]),
    ]);
    await expectTrue();
    // The next register is compared with the register that changed.
    const gaps = `SELECT gaps FROM return_quality WHERE dataset = 'OCGS' AND quarter_start = '2025-07-01'`;
    expect(await asOwner(gaps)).toEqual([{ gaps: 0 }]);
    for (const dataset of ['REPORTS', 'OCGS']) {
      const [last] = await asOwner(
        `SELECT id FROM submission WHERE dataset = '${dataset}' AND status = 'PUBLISHED' ORDER BY published_at DESC, staged_at DESC LIMIT 1`,
      );
      const undone = await undoReturn(partnership.test.database, {
        ...{ id: String(last?.id), actor: commandLine, now: new Date(`${TODAY}T13:00:00Z`) },
        report: () => undefined,
      });
      expect(undone.status).toBe('UNDONE');
    }
    await expectTrue();
    expect(await asOwner(gaps)).toEqual([{ gaps: 2 }]);
  });

  it('leave out an erased record from the next return on, including in its quarter', async () => {
    const before = await asOwner(kept);
    await eraseOneRecord(partnership.test.database, {
      ...{ dataset: 'REPORTS', agency: 'TVP', reference: 'R1', why: 'They asked for it' },
      acting: { actor: commandLine, agencyId: null },
      now: new Date(`${TODAY}T14:00:00Z`),
      report: () => undefined,
    });
    expect(await asOwner(kept)).toEqual(before);
    await send(sentReports('TVP', [{ reference: 'R3', received_on: '2025-08-02' }]));
    await expectTrue();
    expect(
      await asOwner(
        `SELECT records FROM return_quality WHERE dataset = 'REPORTS' AND quarter_start = '2025-04-01'`,
      ),
    ).toEqual([{ records: 1 }]);
  });

  // Records are spread only after this migration.
  it.skipIf(areRecordsSpread)('are filled in by their migration for earlier returns', async () => {
    const before = await asOwner(kept);
    const gaps = `SELECT agency_id, quarter_start, gaps FROM return_quality WHERE gaps IS NOT NULL ORDER BY 1, 2`;
    const gapsBefore = await asOwner(gaps);
    const file = new URL(
      '../../../../prisma/migrations/20261130192000_return_quality/migration.sql',
      import.meta.url,
    );
    const fill = (await readFile(file, 'utf8')).split('each publishing counts its own.\n')[1];
    await asOwner('DELETE FROM return_quality');
    await asOwner(fill ?? '');
    expect(await asOwner(kept)).toEqual(before);
    expect(await asOwner(gaps)).toEqual(gapsBefore);
  });
});
