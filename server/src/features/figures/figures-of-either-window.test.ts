import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { type ApiClient, createClientOf } from '#testing/api-client.js';
import { askFigures } from '#testing/ask-figures.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions, sentReferrals } from '#testing/sent-rows.js';

const TODAY = '2026-11-24';
const RBC = 11;
const OXFORD = 'E07000178';
const SLOUGH = 'E06000039';
const council: Viewer = {
  personId: null,
  name: 'Analyst',
  grants: [{ role: 'ANALYST', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' }],
};

let partnership: TestPartnership;
let partner: ApiClient;
beforeAll(async () => {
  const rows = [
    ...sentDisruptions('TVP', [
      { occurred_on: '2025-05-01', quantity: 3, crime_type: 'DRUGS', impact: 'MAJOR' },
      { occurred_on: '2025-05-02', quantity: 4, crime_type: 'FIREARMS' },
      { occurred_on: '2026-05-01', quantity: 6, crime_type: 'DRUGS' },
      { occurred_on: '2026-05-02', quantity: 2, crime_type: 'ORGANISED_ACQUISITIVE_CRIME' },
      { occurred_on: '2025-08-02', quantity: 5, crime_type: 'FIREARMS' },
    ]),
    ...sentReferrals('TVP', [
      { received_on: '2025-05-01', quantity: 40, area: OXFORD },
      { received_on: '2026-05-01', quantity: 40 },
    ]),
    ...sentReferrals('RBC', [{ received_on: '2025-05-01', quantity: 2, area: SLOUGH }]),
  ];
  partnership = await createPartnership({ sent: [{ on: '2026-11-01', rows }], owed: [] });
  partner = await createClientOf(council, partnership.test, TODAY);
});
afterAll(async () => {
  await partner.close();
  await partnership.close();
});

const change = 'change(to: SAME_PERIOD_LAST_YEAR) { difference from { value } }';

describe('an answer with a comparison', () => {
  it('lists the groups of either period, with the same sums as SQL over the records', async () => {
    const table = await askFigures(
      partnership.api,
      '(by: [CRIME_TYPE], where: { quarter: { in: ["2026-27-Q1"] } })',
      `rows { key { crimeType } disruptions { value ${change} } } totals { disruptions { value ${change} } }`,
    );
    const counted = await partnership.test.asOwner<{
      readonly type: string;
      readonly now: number;
      readonly before: number;
    }>(`
      SELECT   crime_type::text AS type,
               coalesce(sum(quantity) FILTER (WHERE occurred_on BETWEEN '2026-04-01' AND '2026-06-30'), 0)::int AS now,
               coalesce(sum(quantity) FILTER (WHERE occurred_on BETWEEN '2025-04-01' AND '2025-06-30'), 0)::int AS before
      FROM     disruption
      WHERE    occurred_on BETWEEN '2026-04-01' AND '2026-06-30' OR occurred_on BETWEEN '2025-04-01' AND '2025-06-30'
      GROUP BY 1`);
    expect(counted).toHaveLength(3);
    const listed = table.rows.map(({ key, disruptions }) => ({
      type: key.crimeType,
      now: disruptions.value,
      before: disruptions.change.from.value,
    }));
    expect(listed.toSorted(byType)).toEqual([...counted].toSorted(byType));
    const { disruptions } = table.totals;
    const sum = (find: (row: (typeof counted)[number]) => number) =>
      counted.reduce((total, row) => total + find(row), 0);
    expect([disruptions.value, disruptions.change.from.value]).toEqual([
      sum(({ now }) => now),
      sum(({ before }) => before),
    ]);
  });

  it('lists each group of an earlier period under the period compared with it, but none after today', async () => {
    const { rows } = await askFigures(
      partnership.api,
      '(by: [QUARTER, CRIME_TYPE], where: { quarter: { from: "2026-27-Q1" } })',
      `rows { key { quarter { key } crimeType } disruptions { value ${change} } }`,
    );
    expect(
      rows.map(({ key, disruptions }) => [
        key.quarter.key,
        key.crimeType,
        disruptions.value,
        disruptions.change.from.value,
      ]),
    ).toEqual([
      ['2026-27-Q1', 'FIREARMS', 0, 4],
      ['2026-27-Q1', 'DRUGS', 6, 3],
      ['2026-27-Q1', 'ORGANISED_ACQUISITIVE_CRIME', 2, 0],
      // Nobody has sent that quarter, so the number is not known to be 0.
      ['2026-27-Q2', 'FIREARMS', null, 5],
    ]);
  });

  it('lists only the groups of its own period if nothing is compared', async () => {
    const { rows } = await askFigures(
      partnership.api,
      '(by: [CRIME_TYPE], where: { quarter: { in: ["2026-27-Q1"] } })',
      'rows { key { crimeType } disruptions { value } }',
    );
    expect(rows).toHaveLength(2);
  });

  it('shows a partner only groups that one of the periods would show by itself', async () => {
    const listed = async (quarter: string, parts: string) => {
      const { rows } = await askFigures(
        partner,
        `(by: [AREA], where: { quarter: { in: ["${quarter}"] } })`,
        `rows { key { area { code } } referrals { text ${parts} } }`,
      );
      return rows.map(({ key }) => key.area.code).toSorted();
    };
    const [now, before] = [await listed('2026-27-Q1', ''), await listed('2025-26-Q1', '')];
    const both = await listed('2026-27-Q1', change);
    expect(both).toEqual([...new Set([...now, ...before])].toSorted());
    for (const code of [SLOUGH, OXFORD]) {
      expect(now).not.toContain(code);
      expect(both).toContain(code);
    }
  });
});

function byType(one: { readonly type: string }, other: { readonly type: string }): number {
  return one.type < other.type ? -1 : 1;
}
