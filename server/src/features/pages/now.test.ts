import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { askFigures } from '#testing/ask-figures.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions } from '#testing/sent-rows.js';

/** The 45th day of a quarter. */
const TODAY = '2026-02-14';

const rows = [
  ...sentDisruptions('TVP', [
    // Last year: decided within 45 days, on the 45th, a day later, and long after.
    { occurred_on: '2025-01-05', quantity: 25, impact: 'MAJOR' },
    { occurred_on: '2025-02-10', quantity: 15, decided_on: TODAY.replace('2026', '2025') },
    { occurred_on: '2025-02-10', quantity: 100, decided_on: '2025-02-15' },
    { occurred_on: '2025-01-20', quantity: 200, decided_on: '2025-05-01', objective: 'PREVENT' },
    { occurred_on: '2025-01-21', quantity: 7, objective: 'PREVENT' },
    // The 46th day, decided at once.
    { occurred_on: '2025-02-15', quantity: 400, decided_on: '2025-02-15' },
    // This year: what has been sent to the panel, and what has not.
    { occurred_on: '2026-01-10', quantity: 30, impact: 'MAJOR' },
    { occurred_on: '2026-01-12', quantity: 2, objective: 'PREVENT', adults_safeguarded: 3 },
    { occurred_on: '2026-02-01', quantity: 4, status: 'SUBMITTED' },
    { occurred_on: '2026-02-02', quantity: 3, status: 'IN_REVIEW' },
    { occurred_on: '2026-02-03', quantity: 9, status: 'DRAFT' },
    { occurred_on: '2026-01-02', quantity: 11, status: 'REJECTED' },
    { occurred_on: '2025-10-10', quantity: 5 },
  ]),
  // A council that has sent nothing this year.
  ...sentDisruptions('RBC', [{ occurred_on: '2025-01-05', quantity: 1000 }]),
];

const council: Viewer = {
  personId: null,
  name: 'Contributor',
  grants: [{ role: 'CONTRIBUTOR', agencyIds: [11], areaCodes: [], marking: 'OFFICIAL' }],
};

let partnership: TestPartnership;
let ofCouncil: ApiClient;
beforeAll(async () => {
  const owed = ['TVP', 'RBC'].map(
    (agency) => ({ agency, dataset: 'DISRUPTIONS', from: '2025-01-01' }) as const,
  );
  partnership = await createPartnership({ sent: [{ on: TODAY, rows }], owed, today: TODAY });
  ofCouncil = await createClientOf(council, partnership.test, TODAY);
});
afterAll(async () => {
  await ofCouncil.close();
  await partnership.close();
});

async function askNow(
  scope: Readonly<Record<string, string>>,
  api = partnership.api,
): Promise<Json> {
  const { data, errors } = await api.ask(
    `query Page($scope: Scope) { page(key: DISRUPTIONS, scope: $scope) { blocks {
      id finding { kind text } about
      table { columns { heading } rows { key label detail cells { text value } } }
      question { by from { key } to { key } }
    } } }`,
    { scope },
  );
  expect(errors).toEqual([]);
  return data.page.blocks.find(({ id }: Json) => id === 'now');
}

const tell = ({ table }: Json) =>
  table.rows.map(({ label, detail, cells }: Json) => [
    label,
    detail,
    ...cells.map(({ text }: Json) => text),
  ]);

describe('the current quarter', () => {
  it('is compared with the same days of last year, as known on the same day, for agencies that have sent returns this year', async () => {
    const now = await askNow({});
    expect(now.finding).toEqual({
      kind: 'NOT_JUDGED',
      text: 'Now: Q4 2025/26, day 45 of 90, 1 of 2 returns in',
    });
    expect(now.about).toBe('On day 45 of both years, from agencies with returns');
    expect(now.table.columns.map(({ heading }: Json) => heading)).toEqual([
      '14 Feb 2026',
      '14 Feb 2025',
      'Change',
    ]);
    expect(tell(now)).toEqual([
      // 30 + 2 now, and 25 + 15 + 7 last year.
      ['Confirmed disruptions', '7 waiting for the panel', '32', '47', '−15 (−31.9%)'],
      ['Major and moderate share', '30 of 32; 25 of 47', '93.8%', '53.2%', '+40.6 points'],
      ['Multi-agency share', '0 of 32; 0 of 47', '0.0%', '0.0%', '0 points'],
    ]);
    // The file and the explanation cover this quarter only.
    expect(now.question).toEqual({
      by: ['QUARTER'],
      from: { key: '2025-26-Q4' },
      to: { key: '2025-26-Q4' },
    });
    expect(
      now.table.rows.map(({ cells }: Json) => cells.map(({ value }: Json) => value !== null)),
    ).toEqual(Array(3).fill([true, false, false]));
  });

  it('agrees with its records, whatever the filter and viewer', async () => {
    const sum = async (condition: string) => {
      const [found] = await partnership.test.asOwner(`
        SELECT coalesce(sum(quantity), 0)::int AS count FROM disruption JOIN agency ON agency.id = agency_id
        WHERE  agency.code = 'TVP' AND status IN ('CONFIRMED', 'REGRADED') AND ${condition}`);
      return String(found?.count);
    };
    const narrowed = [
      { scope: {}, condition: 'TRUE' },
      { scope: { objective: 'PREVENT' }, condition: `objective = 'PREVENT'` },
      { scope: { area: 'E06000038', agency: 'TVP' }, condition: `area_code = 'E06000038'` },
    ];
    for (const { scope, condition } of narrowed) {
      for (const api of [partnership.api, ofCouncil]) {
        const [first] = tell(await askNow(scope, api));
        expect([first[2], first[3]]).toEqual([
          await sum(`${condition} AND occurred_on >= '2026-01-01'`),
          await sum(
            `${condition} AND occurred_on BETWEEN '2025-01-01' AND '2025-02-14' AND decided_on <= '2025-02-14'`,
          ),
        ]);
      }
    }
  });

  it('is not shown with an earlier quarter or over time', async () => {
    for (const scope of [
      { quarter: '2025-26-Q2' },
      { quarter: '2025-26-Q4' },
      { from: '2025-26-Q1' },
    ])
      expect(await askNow(scope)).toBeUndefined();
  });

  it('is not compared with last year if nobody has sent anything yet', async () => {
    const now = await askNow({ agency: 'RBC' });
    expect(now.finding.text).toBe('Now: Q4 2025/26, day 45 of 90, the return is not in');
    expect(now.table.rows).toEqual([]);
  });

  it('is compared on the same days in figures too, except protected figures while the panel is deciding', async () => {
    const change = 'change(to: SAME_PERIOD_LAST_YEAR) { difference text from { text } }';
    const { totals } = await askFigures(
      partnership.api,
      '(by: [], where: { quarter: { in: ["2025-26-Q4"] } })',
      `totals { disruptions { ${change} } peopleSafeguarded { text ${change} } }`,
    );
    expect(totals.disruptions.change).toEqual({
      difference: -15,
      text: '15 fewer than Q4 2024/25 (−31.9%); same 45 days, 1 agency, confirmed by the same day',
      from: { text: '47' },
    });
    expect(totals.peopleSafeguarded).toMatchObject({
      text: '3',
      change: {
        difference: null,
        text: 'Not comparable: protected figures are not compared while the panel is still deciding',
      },
    });
  });
});
