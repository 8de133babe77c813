import { type ApiClient, createApiClient } from './api-client.js';
import { aReferral, insertReferrals, insertReturns } from './referrals.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export const READING = 'E06000038';
export const SLOUGH = 'E06000039';
export const OXFORD = 'E07000178';
export const OXFORDSHIRE = 'E10000025';
export const BERKSHIRE = 'TV-C-BERKSHIRE';
export const FORCE = 'E23000029';

/**
 * A database with 74 people referred in three quarters by three agencies, and a client of its API
 * on 24 November 2026.
 */
export interface SomeReferrals {
  readonly test: TestDatabase;
  readonly api: ApiClient;
  close(): Promise<void>;
}

export async function createSomeReferrals(): Promise<SomeReferrals> {
  const test = await createTestDatabase();
  const api = await createApiClient(test, '2026-11-24');
  await insertReferrals(test, [
    // Q4 2024/25: recorded by the police for the whole force only.
    aReferral({
      receivedOn: '2025-03-31',
      area: FORCE,
      quantity: 30,
      ageBand: 'ADULT_18_OR_OVER',
      exploitation: ['LABOUR', 'CRIMINAL'],
    }),
    // Q1 2025/26.
    aReferral({
      receivedOn: '2025-04-01',
      quantity: 12,
      reasonableGroundsOn: '2025-07-01',
      reasonableGrounds: 'POSITIVE',
    }),
    aReferral({
      receivedOn: '2025-06-30',
      quantity: 8,
      area: SLOUGH,
      ageBand: 'UNKNOWN',
      exploitation: [],
      countyLines: true,
    }),
    aReferral({
      agency: 'OCC',
      pathway: 'MASH_CHILD',
      area: OXFORDSHIRE,
      quantity: 5,
      exploitation: ['SEXUAL'],
      sex: null,
      countyLines: false,
    }),
    aReferral({
      agency: 'RBC',
      pathway: 'ADULT_CONCERN',
      quantity: 15,
      ageBand: 'ADULT_18_OR_OVER',
      priority: 'RED',
    }),
    // Q3 2025/26: no referral was received in Q2, but a decision was made in it.
    aReferral({
      receivedOn: '2025-10-01',
      quantity: 3,
      reasonableGroundsOn: '2025-07-31',
      reasonableGrounds: 'NEGATIVE',
    }),
    aReferral({
      receivedOn: '2025-12-31',
      quantity: 1,
      reasonableGroundsOn: '2025-07-31',
      reasonableGrounds: 'SUSPENDED',
    }),
  ]);
  // These returns are empty, so their quarters are known to have no referral. Q1 2026/27 was not
  // sent.
  await insertReturns(
    test,
    ['2025-07-01', '2026-09-30', '2026-10-01'].map((day) => ({ agency: 'TVP', day })),
  );
  await test.asOwner(
    `INSERT INTO event (id, happened_on, title, measures, changes_recording) VALUES (gen_random_uuid(), '2025-04-01', 'A new form.', '{nrmReferrals}', true),
            (gen_random_uuid(), '2020-01-01', 'An old form.', '{positiveReasonableGrounds}', true)`,
  );
  await test.asOwner(
    `INSERT INTO agency_data_version (agency_id, version) SELECT id, 3 FROM agency WHERE code IN ('TVP', 'OCC')`,
  );
  return {
    test,
    api,
    async close() {
      await api.close();
      await test.close();
    },
  };
}
