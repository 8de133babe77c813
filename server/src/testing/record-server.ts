import type { AddressInfo } from 'node:net';

import type { FastifyInstance } from 'fastify';

import type { Grant, Role } from '#domain/access/grant.js';
import type { Viewer } from '#domain/access/viewer.js';
import { runs } from '@stronghold/prisma/testing/depth';

import { publishRows } from './publish-rows.js';
import { randomRows, type SentRow } from './random-partnership.js';
import { addReferenceData } from './reference-data.js';
import { buildTestApp } from './test-app.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** The day on which files are downloaded. */
export const TODAY = '2026-11-24';
/** The id of the person who downloads files. */
export const PERSON = '7d9ffa3c-3c2b-4f0e-9a94-0b1f6a3f8d21';
/**
 * With long texts, this many records are larger than all buffers between the database and a client.
 * A few long records are made and read sooner than many short ones. Another agency has sent as many
 * short ones, which cost a reader as much.
 */
export const MANY = runs({ sample: 2_000, deep: 3_000 });
/** How many times M is repeated in the reference of each long record. */
export const LONG = 15_000;
/** The parameter that says why records are opened. */
export const reason = 'reason=Review of the quarter';

const cleared: readonly Grant[] = [
  { role: 'ANALYST', agencyIds: [1], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' },
];

interface Sent {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the server has records of. */
export interface RecordsToServe {
  /** The number of long reports, and of short ones. */
  readonly reports: number;
  /** Further rows, each list of which is published after the one before. */
  readonly sent?: readonly (readonly SentRow[])[];
}

/** A server from which a person downloads files of records, with its database. */
export interface RecordServer {
  readonly test: TestDatabase;
  /** The person, who is cleared except during `as`. */
  readonly viewer: Viewer;
  /** The port on which the server listens. */
  readonly port: number;
  /**
   * Downloads a whole file.
   *
   * @param address the name of the file, and the parameters
   */
  readonly get: (address: string) => Promise<Sent>;
  /** Does some work while the person has only this role at these agencies, and is not cleared. */
  readonly as: <Result>(
    role: Role,
    agencyIds: readonly number[],
    work: () => Promise<Result>,
  ) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a server on its own database, with random records and as many reports of two agencies: long
 * ones of HMRC, and short ones of HOIE.
 */
export async function startRecordServer({
  reports,
  sent = [],
}: RecordsToServe): Promise<RecordServer> {
  const test = await createTestDatabase();
  await addReferenceData(test);
  for (const rows of [randomRows(5), ...sent]) await publishRows(test, rows, TODAY);
  await test.asOwner(`
    INSERT INTO report (agency_id, reference, record_key, marking, version, submission_id, received_on, channel, crime_type, area_code, quantity,
                        signs, serious_limbs, led_to_disruption)
    SELECT sender.id, repeat('M', sender.length) || number, 0, 'OFFICIAL', 1, '00000000-0000-4000-8000-000000000000', '2025-05-01', 'CALL_101', 'DRUGS', 'E06000038', 1,
           enum_range(NULL::"Sign"), enum_range(NULL::"SeriousLimb"), false
    FROM   generate_series(1, ${reports}) AS number, (VALUES (5, ${LONG}), (4, 10)) AS sender (id, length)`);
  let grants = cleared;
  const viewer: Viewer = {
    personId: PERSON,
    name: 'Somebody',
    get grants() {
      return grants;
    },
  };
  const app = await buildTestApp(test, { viewer });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const port = portOf(app);
  return {
    test,
    viewer,
    port,
    get: async (address) => {
      const response = await fetch(`http://127.0.0.1:${port}/export/records/${address}`);
      return {
        status: response.status,
        text: Buffer.from(await response.arrayBuffer()).toString(),
        headers: Object.fromEntries(response.headers),
      };
    },
    as: (role, agencyIds, work) => {
      grants = [{ role, agencyIds, areaCodes: [], marking: 'OFFICIAL' }];
      return work().finally(() => (grants = cleared));
    },
    close: async () => {
      await app.close();
      await test.close();
    },
  };
}

/** The port on which a server listens. Throws if it does not listen yet. */
export function portOf({ server }: FastifyInstance): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen');
  return address.port;
}
