import { createHash } from 'node:crypto';

import { connectToDatabase } from '@stronghold/prisma/connect';
import { prepareInstallation } from '@stronghold/prisma/installation';

import { type ApiClient, createApiClient } from './api-client.js';
import { copyKeptDatabase } from './kept-database.js';
import { publishRows } from './publish-rows.js';
import type { SentRow } from './random-partnership.js';
import { testSecret } from './reference-data.js';
import { createTestDatabase, openTestDatabase, type TestDatabase } from './test-database.js';

const TODAY = '2026-11-24';
const TEST_SALT = 2_654_435_769;

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
  /**
   * Whether other tests need the same partnership. It is then published once for the whole run, and
   * each gets a copy.
   */
  readonly isShared?: boolean;
}

/** A database with screened and published returns, and clients of its API. */
export interface TestPartnership {
  readonly test: TestDatabase;
  readonly api: ApiClient;
  /** A client that adds up records instead of rollups. */
  readonly apiOverRecords: ApiClient;
  close(): Promise<void>;
}

export async function createPartnership(parts: PartnershipParts): Promise<TestPartnership> {
  const test = parts.isShared ? await copyShared(parts) : await createTestDatabase();
  if (!parts.isShared) await publish(test, parts);
  const { today = TODAY } = parts;
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

function copyShared(parts: PartnershipParts): Promise<TestDatabase> {
  const content = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
  return copyKeptDatabase(content, async (ownerUrl) => {
    const test = await openTestDatabase(ownerUrl);
    await publish(test, parts);
    await test.close();
  });
}

async function publish(
  test: TestDatabase,
  { sent, owed, today = TODAY }: PartnershipParts,
): Promise<void> {
  const owner = await connectToDatabase(test.ownerUrl);
  await prepareInstallation(owner, { isDemonstration: false, now: new Date(`${today}T12:00:00Z`) });
  await owner.end();
  // With a fixed secret and salt, figures are rounded alike in each run, so a failure can be repeated.
  await test.asOwner('UPDATE installation_secret SET secret = $1', [testSecret]);
  await test.asOwner('UPDATE installation_salt SET salt = $1', [TEST_SALT]);
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
}
