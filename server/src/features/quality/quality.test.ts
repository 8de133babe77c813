import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { Viewer } from '#domain/access/viewer.js';
import { createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import { sentDisruptions, sentReferrals } from '#testing/sent-rows.js';
import { testReferenceData } from '#testing/test-reference-data.js';

import { readQuality } from './quality.reader.js';

const TODAY = '2026-11-24';
const [TVP, RBC] = [1, 11];
const councils = ['RBC', 'OCC', 'WBC', 'SBC', 'BFC', 'RBWM'] as const;

const a = (role: Grant['role'], agencyId: number, marking: Grant['marking']): Viewer => ({
  personId: null,
  name: role,
  grants: [{ role, agencyIds: [agencyId], areaCodes: [], marking }],
});
const ofPartnership: Viewer = {
  personId: null,
  name: 'Administrator',
  grants: [
    {
      ...{ role: 'ADMINISTRATOR', isForPartnership: true, areaCodes: [], marking: 'OFFICIAL' },
      agencyIds: Array.from({ length: 42 }, (_, index) => index + 1),
    },
  ],
};

let partnership: TestPartnership;
beforeAll(async () => {
  const people = (agency: string, unknown: number) =>
    sentReferrals(
      agency,
      Array.from({ length: 40 }, (_, index) => ({ sex: index < unknown ? 'UNKNOWN' : 'FEMALE' })),
    );
  partnership = await createPartnership({
    sent: [
      {
        on: '2025-07-20',
        rows: [
          ...councils.flatMap((agency, index) => people(agency, 4 * (index + 1))),
          ...sentDisruptions('TVP', [{ arrests: 1 }, {}]),
        ],
      },
      { on: '2025-09-20', rows: people('RBC', 2) },
    ],
    owed: councils.map((agency) => ({ agency, dataset: 'REFERRALS', from: '2025-04-01' })),
    today: TODAY,
  });
});
afterAll(() => partnership.close());

const figure = 'value count outOf text absence';
const text = (
  dataset: string,
  agency?: string,
) => `{ quality(dataset: ${dataset}${agency === undefined ? '' : `, agency: "${agency}"`}) {
  agency { code } sentence quarters { key } choices { code } areMediansRounded reasons { column why warnings }
  measures { key figures { ${figure} } together { ${figure} } medians { ${figure} } medianTogether { ${figure} } }
  agencies { agency { code } figures { ${figure} } } } }`;

async function ask(viewer: Viewer, dataset: string, agency?: string): Promise<Json> {
  const client = await createClientOf(viewer, partnership.test, TODAY);
  try {
    return await client.ask(text(dataset, agency));
  } finally {
    await client.close();
  }
}
const measureOf = (quality: Json, key: string) =>
  quality.measures.find((measure: Json) => measure.key === key);

describe('quality', () => {
  it('shows an agency its own counts over thirteen closed quarters, and a median in steps', async () => {
    const { data, errors } = await ask(a('CONTRIBUTOR', RBC, 'OFFICIAL'), 'REFERRALS');
    expect(errors).toEqual([]);
    const { quality } = data;
    expect(quality.agency.code).toBe('RBC');
    expect(quality.choices).toEqual([{ code: 'RBC' }]);
    expect(quality.agencies).toEqual([]);
    expect(quality.areMediansRounded).toBe(true);
    expect(quality.quarters.map(({ key }: Json) => key)).toHaveLength(13);
    expect(quality.quarters.at(-1).key).toBe('2026-27-Q2');
    expect(measureOf(quality, 'unknown:sex').together).toMatchObject({ count: 2, outOf: 40 });
    // A second return corrected two rows; the five other agencies never sent a second one.
    expect(measureOf(quality, 'corrected').together).toMatchObject({ count: 2, outOf: 40 });
    expect(measureOf(quality, 'sentAgain').together).toMatchObject({ count: 1, outOf: 1 });
    expect(measureOf(quality, 'onTime').together).toMatchObject({ count: 1, outOf: 6 });
    const { value, count } = measureOf(quality, 'unknown:sex').medianTogether;
    expect(count).toBeNull();
    expect(Math.round(value * 100) % 5).toBe(0);
    expect(value).toBeGreaterThan(0.2);
    expect(value).toBeLessThan(0.6);
  });

  it('is refused for another agency, and to people without an agency', async () => {
    const other = await ask(a('CONTRIBUTOR', RBC, 'OFFICIAL'), 'REFERRALS', 'OCC');
    expect(other.errors[0].extensions.code).toBe('FORBIDDEN');
    const cleared = await ask(a('ANALYST', TVP, 'OFFICIAL_SENSITIVE'), 'REFERRALS', 'OCC');
    expect(cleared.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('lists every agency for an administrator of the partnership, without protected numbers', async () => {
    const { data } = await ask(ofPartnership, 'REFERRALS', 'OCC');
    const { quality } = data;
    expect(quality.agencies.map(({ agency }: Json) => agency.code).toSorted()).toEqual(
      [...councils].toSorted(),
    );
    const withheld = measureOf(quality, 'unknown:sex');
    expect([...withheld.figures, withheld.together].map(({ absence }: Json) => absence)).toEqual(
      Array.from({ length: 14 }, () => 'WITHHELD'),
    );
    expect(measureOf(quality, 'onTime').together.outOf).toBe(6);
    const { data: open } = await ask(ofPartnership, 'DISRUPTIONS', 'TVP');
    expect(measureOf(open.quality, 'unknown:arrests').together).toMatchObject({
      ...{ value: 0.5, count: null, outOf: null },
    });
  });

  it('shows the same numbers for others if a few of another agency’s rows come or go', async () => {
    const before = await ask(ofPartnership, 'REFERRALS', 'RBC');
    await publishRows(
      partnership.test,
      sentReferrals('SBC', [{ reference: 'T1', received_on: '2025-08-01', sex: 'MALE' }]),
      TODAY,
    );
    const after = await ask(ofPartnership, 'REFERRALS', 'RBC');
    const rowsOf = ({ data }: Json) =>
      data.quality.measures
        .filter(({ key }: Json) => key !== 'onTime' && key !== 'sentAgain')
        .map(({ medians }: Json) => medians);
    expect(rowsOf(after)).toEqual(rowsOf(before));
  });
});

it('rounds medians under a key that nobody has without the installation’s secret', async () => {
  const { test } = partnership;
  const keyOf = async () =>
    (
      await readQuality(
        test.database,
        { dataset: 'REFERRALS', quarters: ['2025-26-Q1'] },
        testReferenceData(TODAY),
      )
    ).seal?.toKeys('11 REFERRALS 2025-26-Q1 unknown:sex count');
  const [before, again] = [await keyOf(), await keyOf()];
  expect(before).toBeTypeOf('number');
  expect(again).toBe(before);
  // The salt stays the same, and the secret changes.
  await test.asOwner(`UPDATE installation_secret SET secret = '\\x0102030405060708'`);
  expect(await keyOf()).not.toBe(before);
});
