import { connectToDatabase } from '@stronghold/prisma/connect';
import { prepareInstallation } from '@stronghold/prisma/installation';

import { type ApiClient, createApiClient } from './api-client.js';
import { publishRows } from './publish-rows.js';
import type { SentRow } from './random-partnership.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** Rows that agencies sent and published on one day. */
export interface Sending {
  readonly on: string;
  readonly rows: readonly SentRow[];
}

/**
 * An agency that owes a dataset, from the quarter with the first day `from`, up to but not
 * including an end if given.
 */
export interface Owed {
  readonly agency: string;
  readonly dataset: SentRow['dataset'];
  readonly from: string;
  readonly until?: string;
}

export interface PartnershipParts {
  readonly sent: readonly Sending[];
  /** All obligations; by default those of the reference data. */
  readonly owed?: readonly Owed[];
  /** The day to use as today; by default 24 November 2026. */
  readonly today?: string;
}

/** A database with screened and published returns, and clients of its API. */
export interface TestPartnership {
  readonly test: TestDatabase;
  readonly api: ApiClient;
  /** A client that adds up records instead of rollups. */
  readonly apiOverRecords: ApiClient;
  close(): Promise<void>;
}

export async function createPartnership({
  sent,
  owed,
  today = '2026-11-24',
}: PartnershipParts): Promise<TestPartnership> {
  const test = await createTestDatabase();
  const owner = await connectToDatabase(test.ownerUrl);
  await prepareInstallation(owner, { isDemonstration: false, now: new Date(`${today}T12:00:00Z`) });
  await owner.end();
  if (owed) {
    await test.asOwner('DELETE FROM return_obligation');
    await test.asOwner(
      `INSERT INTO return_obligation (agency_id, dataset, from_quarter_start, until_quarter_start)
       SELECT agency.id, (o->>'dataset')::"Dataset", (o->>'from')::date, (o->>'until')::date
       FROM   jsonb_array_elements($1::jsonb) AS o JOIN agency ON agency.code = o->>'agency'`,
      [JSON.stringify(owed)],
    );
  }
  for (const { on, rows } of sent) await publishRows(test, rows, on);
  const [api, apiOverRecords] = [
    await createApiClient(test, today),
    await createApiClient(test, today, false),
  ];
  return {
    test,
    api,
    apiOverRecords,
    async close() {
      await api.close();
      await apiOverRecords.close();
      await test.close();
    },
  };
}
