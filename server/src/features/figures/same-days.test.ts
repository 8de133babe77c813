import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { rollups } from '#domain/measures/rollups.js';
import { readCacheVersion } from '#features/figures/cache-version.reader.js';
import { heldRollupsOf, settleHeldRollups } from '#features/figures/held-rollups.reader.js';
import {
  type ApiClient,
  createApiClient,
  createClientOf,
  createForgetfulClient,
  type Json,
} from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { randomRows } from '#testing/random-partnership.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

/**
 * Day 45 of a quarter that is compared with the same days of the quarter before and of the same
 * quarter last year.
 */
const TODAY = '2026-02-14';
const RBC = 11;

let partnership: TestPartnership;
let viewers: {
  readonly name: string;
  readonly fromHeld: ApiClient;
  readonly fromRecords: ApiClient;
}[];
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: '2026-11-24', rows: randomRows(20_261_125) }],
    owed: [],
    today: '2026-11-24',
    isShared: true,
  });
  const analyst: Viewer = {
    personId: null,
    name: 'Analyst',
    grants: [{ role: 'ANALYST', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' }],
  };
  const { database } = partnership.test;
  viewers = [
    {
      name: 'the cleared',
      fromHeld: await createForgetfulClient({ database }, TODAY),
      fromRecords: await createApiClient({ database }, TODAY, false),
    },
    {
      name: 'a council',
      fromHeld: await createClientOf(analyst, { database, doesKeepAnswers: false }, TODAY),
      fromRecords: await createClientOf(analyst, { database, doesReadRollups: false }, TODAY),
    },
  ];
});
afterAll(async () => {
  for (const { fromHeld, fromRecords } of viewers) {
    await fromHeld.close();
    await fromRecords.close();
  }
  await partnership.close();
});

const CHANGES =
  'value numerator denominator lastYear: change(to: SAME_PERIOD_LAST_YEAR) { difference text from { value numerator denominator flags } } before: change(to: PREVIOUS_PERIOD) { difference text from { value numerator denominator flags } }';
const measures = {
  REPORTS: ['reports', 'reportsActionedIn24h'],
  DISRUPTIONS: ['disruptions', 'majorModerateShare', 'disruptionsWaiting', 'disruptionsSupported'],
  REFERRALS: ['referrals', 'childShare'],
} as const;
const asked = [
  ...['AREA', 'COUNTY', 'CRIME_TYPE', 'AGENCY', 'CHANNEL', 'QUARTER', null].map(
    (by) => ['REPORTS', by] as const,
  ),
  ...['AREA', 'CRIME_TYPE', 'AGENCY', 'OBJECTIVE', 'TARGET', 'QUARTER', null].map(
    (by) => ['DISRUPTIONS', by] as const,
  ),
  ...['AREA', 'PATHWAY', 'EXPLOITATION', null].map((by) => ['REFERRALS', by] as const),
];
const narrowings = [
  '',
  'area: { within: ["E23000029"] }',
  'agency: { notIn: ["OCC"] }, crimeType: { in: [DRUGS] }',
];

describe('changes on the same days of earlier quarters', () => {
  it.each(asked)('are the same from memory and from records: %s by %s', async (dataset, by) => {
    for (const [place, where] of narrowings.entries()) {
      const beside = measures[dataset].map((measure) => `${measure} { ${CHANGES} }`).join(' ');
      const text = `{ figures(by: [${by ?? ''}], where: { quarter: { from: "2025-26-Q4", to: "2025-26-Q4" }, and: [{ ${where} }] }, first: 1000) { rows { ${beside} } totals { ${beside} } } }`;
      // The quick run asks every other narrowed question, for one viewer each, in turn.
      const turn = place + asked.findIndex(([of, as]) => of === dataset && as === by);
      if (!isDeep && where !== '' && turn % 2 === 0) continue;
      const asking =
        isDeep || where === '' ? viewers : viewers.slice(Math.floor(turn / 2) % 2).slice(0, 1);
      for (const { name, fromHeld, fromRecords } of asking) {
        await ask(fromHeld, text);
        await settleHeldRollups(partnership.test.database);
        const [held, added] = [await ask(fromHeld, text), await ask(fromRecords, text)];
        expect({ name, text, ...held }).toEqual({ name, text, ...added });
        if (name === 'the cleared' && where === '' && dataset !== 'REFERRALS')
          expect(held.totals[measures[dataset][0]].lastYear.from.value).toBeGreaterThan(0);
      }
    }
  });

  it('are read from memory', async () => {
    const { database } = partnership.test;
    const held = heldRollupsOf(database, await database.read(readCacheVersion));
    const find = (table: string, isDecided: boolean) => {
      const rollup = rollups.find((each) => each.table === table);
      if (!rollup) throw new Error(`There is no ${table}`);
      return held.findSameDays({
        days: { from: '2025-01-01', until: '2025-02-15' },
        isDecided,
        rollup,
        countedBy: rollup.source === 'REPORTS' ? 'received_on' : 'occurred_on',
      });
    };
    expect(find('report_by_place_and_agency', false)?.count).toBeGreaterThan(0);
    expect(find('disruption_by_place_and_agency', true)?.count).toBeGreaterThan(0);
  });
});

async function ask(client: ApiClient, text: string): Promise<Json> {
  const { data, errors } = await client.ask(text);
  expect({ text, errors }).toEqual({ text, errors: [] });
  return data.figures;
}
