import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { referralParts } from '#domain/measures/referrals.js';
import { toFilter } from '#domain/question/filter-request.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { ReferenceDataReader } from '#features/places/places.reader.js';
import { createClock } from '#platform/clock.js';
import { createPrisma } from '#platform/prisma.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import {
  createInMemoryEngine,
  type InMemoryEngine,
  readFinest,
} from '#testing/in-memory-engine.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { randomRows } from '#testing/random-partnership.js';

const TODAY = '2026-11-24';
const nobody: Viewer = {
  personId: null,
  name: 'Analyst',
  grants: [{ role: 'ANALYST', agencyIds: [], areaCodes: [], marking: 'OFFICIAL' }],
};

let partnership: TestPartnership;
let client: ApiClient;
let referenceData: ReferenceData;
let engine: InMemoryEngine;
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: TODAY, rows: randomRows(20_261_125) }],
    owed: [],
    today: TODAY,
    isShared: true,
  });
  const { test } = partnership;
  client = await createClientOf(nobody, test, TODAY);
  const prisma = createPrisma(test.database);
  referenceData = await new ReferenceDataReader(prisma, createClock(TODAY)).read();
  const finest = await readFinest(test.database, {
    parts: [referralParts.referrals, referralParts.nrm],
    axes: ['TIME', 'AREA', 'AGENCY', 'PATHWAY', 'AGE_BAND', 'SEX', 'EXPLOITATION'],
    referenceData,
  });
  const [{ salt } = { salt: '' }] = await test.asOwner<{ salt: string }>(
    'SELECT salt FROM installation_salt',
  );
  engine = createInMemoryEngine(finest, Number(salt));
});
afterAll(async () => {
  await client.close();
  await partnership.close();
});

describe('the engine in memory', () => {
  it.each([
    { by: ['QUARTER', 'AREA'], where: {} },
    { by: ['PATHWAY', 'SEX'], where: { not: { area: { in: ['E06000038'] } } } },
    {
      by: ['EXPLOITATION'],
      where: { agency: { notIn: ['TVP'] }, quarter: { from: '2024-25-Q2' } },
    },
    { by: ['EXPLOITATION'], where: { agency: { notIn: ['TVP'] } } },
    { by: [], where: { or: [{ pathway: { in: ['NRM'] } }, { sex: { isNull: true } }] } },
    { by: ['AREA'], where: { area: { isNull: false }, not: { agency: { isNull: true } } } },
    { by: ['QUARTER'], where: { or: [{ area: { isNull: true } }, { agency: { in: ['RBC'] } }] } },
  ] as const)('answers by $by as the API does', async ({ by, where }) => {
    const filter = toFilter(where, referenceData);
    if (!filter.ok) throw new Error(filter.reason);
    const question: Question = {
      by,
      filter: filter.filter,
      window: 'PERIOD',
      changes: [],
      measures: ['referrals', 'nrmReferrals'],
      orderBy: [],
      first: 10_000,
      fillGaps: false,
    };
    const { rows, totals } = engine.ask({ question, referenceData });
    const { data, errors } = await client.ask(
      `query Ask($where: FigureFilter) { figures(by: [${by.join(', ')}], where: $where) { rows { referrals { value } nrmReferrals { value } } totals { referrals { value flags } nrmReferrals { value flags } } } }`,
      { where },
    );
    expect(errors).toEqual([]);
    const parts = [referralParts.referrals, referralParts.nrm];
    const inMemory = rows
      .map(({ sums }) => parts.map((part) => sums.get(part) ?? 0))
      .filter((values) => values.some((value) => value > 0));
    const toValues = (row: Json) => [row.referrals.value ?? 0, row.nrmReferrals.value ?? 0];
    expect(inMemory.map(String).toSorted()).toEqual(
      data.figures.rows.map(toValues).map(String).toSorted(),
    );
    // Parts that are withheld are not in the totals, and hidden parts are 0.
    const inTotals = parts.map((part) => totals.get(part) ?? 'withheld');
    const { referrals, nrmReferrals } = data.figures.totals;
    expect(inTotals).toEqual(
      [referrals, nrmReferrals].map(({ value, flags }) =>
        flags.includes('NOT_AVAILABLE') ? 'withheld' : (value ?? 0),
      ),
    );
  });
});
