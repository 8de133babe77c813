import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { endBefore, quartersBetween, startOf } from '#domain/quarter.js';
import type { Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions, sentLines, sentReports } from '#testing/sent-rows.js';

const TODAY = '2026-11-24';
const LATEST = '2026-27-Q2';
const quarters = quartersBetween('2023-24-Q2', LATEST);

/** Each quarter, with whether its position is odd and whether it is the latest. */
const each = quarters.map((quarter, index) => ({
  quarter,
  day: startOf(quarter),
  up: index % 2,
  isLatest: quarter === LATEST,
}));

/**
 * Thirteen quarters of two agencies; Reading has not sent its reports for the last quarter. In that
 * quarter, vacancies rise sharply and prevention of firearms crime falls almost to nothing.
 */
const rows = [
  ...sentReports(
    'TVP',
    each.map(({ day, up }) => ({ received_on: day, quantity: 100 + up })),
  ),
  ...sentReports(
    'RBC',
    each
      .filter(({ isLatest }) => !isLatest)
      .map(({ day, up }) => ({ received_on: day, quantity: 100 + up })),
  ),
  ...sentLines(
    'TVP',
    each.map(({ quarter }) => ({ quarter, establishment_fte: 100, strength_fte: 95 })),
  ),
  ...sentLines(
    'RBC',
    each.map(({ quarter, up, isLatest }) => ({
      quarter,
      establishment_fte: 100,
      strength_fte: isLatest ? 40 : 95 - up,
    })),
  ),
  ...sentDisruptions(
    'TVP',
    each.flatMap(({ quarter, day, up, isLatest }) => [
      { reference: `${quarter}-A`, occurred_on: day, objective: 'PURSUE', quantity: 100 + up },
      { reference: `${quarter}-B`, occurred_on: day, objective: 'PREVENT', quantity: 50 },
      {
        reference: `${quarter}-C`,
        occurred_on: day,
        objective: 'PREVENT',
        crime_type: 'FIREARMS',
        quantity: isLatest ? 2 : 50 + up,
      },
    ]),
  ),
];

let partnership: TestPartnership;
beforeAll(async () => {
  const owed = (['REPORTS', 'RESOURCES'] as const).flatMap((dataset) =>
    ['TVP', 'RBC'].map((agency) => ({ agency, dataset, from: startOf(quarters[0] ?? LATEST) })),
  );
  partnership = await createPartnership({
    sent: [
      { on: endBefore(LATEST), rows },
      {
        on: '2026-11-02',
        rows: sentReports('TVP', [{ reference: 'now', received_on: '2026-10-05' }]),
      },
    ],
    owed: [
      ...owed,
      { agency: 'TVP', dataset: 'DISRUPTIONS', from: startOf(quarters[0] ?? LATEST) },
    ],
    today: TODAY,
  });
  await partnership.test.asOwner(`
    INSERT INTO target (id, measure, quarter_start, objective, value)
    VALUES (gen_random_uuid(), 'disruptions', '2026-07-01', 'PREVENT', 90)`);
});
afterAll(() => partnership.close());

const PAGE = `query Page($scope: Scope) { page(key: OVERVIEW, scope: $scope) {
  title detail subtitle
  blocks {
    id view finding { kind text }
    tiles { kpi { name attention } finding { kind text } base target why moves { text on } }
    table { rows { key cells { text } } }
  }
} }`;

async function read(scope: Readonly<Record<string, string>> = {}): Promise<Json> {
  const { data, errors } = await partnership.api.ask(PAGE, { scope });
  expect(errors).toEqual([]);
  return data.page;
}

const tileOf = ({ blocks }: Json, name: string): Json =>
  blocks.flatMap(({ tiles }: Json) => tiles).find(({ kpi }: Json) => kpi.name === name);

describe('the Overview', () => {
  it('leaves an agency out of a figure only if one of its source returns is missing', async () => {
    const page = await read();
    // Without Reading in every quarter, reports are unchanged.
    expect(tileOf(page, 'Reports received').finding).toEqual({
      kind: 'CANNOT_BE_READ',
      text: 'Reports only look low',
    });
    expect(tileOf(page, 'Reports received').why).toEqual([
      'Reports only look low',
      'Reading Borough Council has sent no return',
    ]);
    // Reading has sent its resources.
    expect(tileOf(page, 'Vacancy rate').finding).toEqual({
      kind: 'REAL_CHANGE',
      text: 'Vacancy rate is above the usual range',
    });
  });

  it('lists missing returns by agency, and counts them', async () => {
    const page = await read();
    const list = page.blocks.find(({ view }: Json) => view === 'LIST');
    expect([list.finding.text, list.table.rows]).toEqual([
      'Not returned, 1 of 5',
      [{ key: 'RBC', cells: [{ text: 'Reports' }] }],
    ]);
    expect(page.subtitle).toMatch(/4 of 5 returns are in\.$/);
    expect(
      (await read({ quarter: '2026-27-Q1' })).blocks.some(({ view }: Json) => view === 'LIST'),
    ).toBe(false);
  });

  it('gives the reason on each tile that changed or is off target, and on no other tile', async () => {
    const page = await read();
    expect(tileOf(page, 'Prevent')).toMatchObject({
      target: '90',
      why: ['Below the usual range', '38 more would meet 90', 'All 49 fewer are firearms'],
    });
    expect(tileOf(page, 'Pursue')).toMatchObject({ target: '', why: [] });
    expect(tileOf(page, 'Prevent').moves.map(({ on }: Json) => on)).toEqual([
      'on last quarter',
      'on Q2 2025/26',
    ]);
  });

  it('begins with what cannot be read, then what needs attention most, then the rest', async () => {
    const { title, detail } = await read();
    expect(title).toBe(
      'Reports only look low; Prevent is below the usual range; 38 short of target',
    );
    expect(detail).toBe(
      'Confirmed disruptions are below the usual range; all 48 fewer are firearms. Vacancy rate and returns received on time are above the usual range.',
    );
  });

  it('does not rate an open quarter, and says how many days it has run', async () => {
    const page = await read({ quarter: '2026-27-Q3' });
    expect([page.title, page.detail]).toEqual(['Overview: Q3 2026/27 is not closed', '']);
    expect(page.subtitle).toMatch(/Not closed: day 55 of 92; returns are due by /);
    expect(
      page.blocks.flatMap(({ tiles }: Json) => tiles).every(({ why }: Json) => why.length === 0),
    ).toBe(true);
  });

  it('leaves any figure without places out of a district, and says so once', async () => {
    const { data } = await partnership.api.ask(
      '{ page(key: OVERVIEW, scope: { area: "E06000038" }) { notes blocks { tiles { kpi { name } } } } }',
    );
    const names = data.page.blocks.flatMap(({ tiles }: Json) =>
      tiles.map(({ kpi }: Json) => kpi.name),
    );
    expect(names).toContain('Protect');
    expect(names).not.toContain('Returns received on time');
    expect(data.page.notes).toEqual(['Returns have no area, so they are left out.']);
  });

  it('refuses filters that contradict each other, in a closed quarter and in the current one', async () => {
    for (const quarter of ['2026-27-Q1', LATEST, '2026-27-Q3']) {
      const { data, errors } = await partnership.api.ask(PAGE, {
        scope: { quarter, agency: 'TVP', agencyKind: 'REGULATOR' },
      });
      expect([data, errors.map(({ message }) => message)]).toEqual([
        null,
        ['agencyKind: an agency has only one kind. Leave out "agency" or "agencyKind".'],
      ]);
    }
  });
});
