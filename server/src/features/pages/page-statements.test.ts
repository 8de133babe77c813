import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { settleHeldRollups } from '#features/figures/held-rollups.reader.js';
import { type ApiClient, createForgetfulClient } from '#testing/api-client.js';
import { aReport, insertReports } from '#testing/reports.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { WatchedDatabase } from '#testing/watched-database.js';

/** Reports by quarter from 2023-24-Q1 on: twelve ups and downs, then a sharp rise. */
const reports = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 180];
const rows = reports.map((quantity, index) => {
  const month = index * 3 + 3;
  return aReport({
    receivedOn: `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`,
    quantity,
  });
});
const TODAY = '2026-08-10';

let test: TestDatabase;
let watched: WatchedDatabase;
/** A client for which the database adds up rollups; for the next one, they are held in memory. */
let api: ApiClient;
let holding: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner(`DELETE FROM return_obligation WHERE agency_id > 3 OR dataset <> 'REPORTS'`);
  await insertReports(test, rows);
  watched = new WatchedDatabase(test.ownerUrl, { maxConnections: 2 });
  api = await createForgetfulClient({ database: watched }, TODAY, false);
  holding = await createForgetfulClient({ database: watched }, TODAY);
});
afterAll(async () => {
  await api.close();
  await holding.close();
  await watched.close();
  await test.close();
});

/** A page’s statements, and its explanations. */
async function read(scope: string, client = api) {
  watched.statements.length = 0;
  const { data, errors } = await client.ask(
    `{ page(key: REPORTS, scope: { ${scope} }) { blocks { because } } }`,
  );
  expect(errors).toEqual([]);
  const reasons = data.page.blocks.flatMap(
    ({ because }: { because: string | null }) => because ?? [],
  );
  // Earlier questions may be stored at any moment, so those statements are left out.
  return {
    statements: watched.statements.filter((text) => !text.includes('INSERT INTO asked_question')),
    reasons,
  };
}

describe('a page’s database statements', () => {
  it('do not read breakdowns of figures that did not change', async () => {
    const { statements, reasons } = await read('quarter: "2025-26-Q4"');
    expect(reasons).toEqual([]);
    // One statement for the returns received, and one for the figures.
    expect(statements).toHaveLength(2);
    expect(statements.join()).not.toContain('channel');
  });

  it('read only the breakdowns of changed figures', async () => {
    const { statements, reasons } = await read('quarter: "2026-27-Q1"');
    expect(reasons).toHaveLength(1);
    expect(statements).toHaveLength(3);
    expect(statements[1]).not.toContain('channel');
    expect(statements[2]).toContain('channel');
    // There is nothing to explain about serious reports.
    expect(statements[2]).not.toContain('serious');
  });

  it('do not read rollups again while nothing changes, but read all that are needed after a change', async () => {
    const readRollups = async () => {
      const { statements } = await read('quarter: "2026-27-Q1"', holding);
      const reading = statements.filter((text) => text.includes('FROM rollup.report'));
      await settleHeldRollups(watched);
      return reading;
    };
    expect(await readRollups()).not.toEqual([]);
    expect(await readRollups()).toEqual([]);
    await test.asOwner(
      'INSERT INTO agency_data_version (agency_id, version) VALUES (1, 1) ON CONFLICT (agency_id) DO UPDATE SET version = agency_data_version.version + 1',
    );
    expect(await readRollups()).not.toEqual([]);
  });

  it('number at most six', async () => {
    const { statements } = await read('');
    expect(statements.length).toBeLessThanOrEqual(6);
  });
});
