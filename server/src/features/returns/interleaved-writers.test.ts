import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { isQuarter } from '#domain/quarter.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { randomRows, type SentRow } from '#testing/random-partnership.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { importReturns } from './import-returns.js';
import { findWrongFlags } from './record-links.store.js';
import { recordTables } from './record-table.js';
import { undoReturn } from './undo-return.js';
import { findWrongCells } from './verify-rollups.store.js';

/**
 * Several writers at once, each on a connection of its own: whole and partial returns, corrections,
 * withdrawals and undoing, for all datasets and agencies, in any order.
 */
const NOW = new Date('2026-11-24T12:00:00Z');
const WRITERS = 4;
const STEPS = 25;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
afterAll(() => test.close());

/** What a return is about. */
interface Returned {
  readonly dataset: SentRow['dataset'];
  readonly agency: string;
  readonly quarter: string;
}

/**
 * The rows of each return, and corrections: the same references with the content of the next row or
 * the one after it.
 */
const rows = randomRows(1);
const versionsOfRows = [0, 1, 2].map((places) => rows.map((row) => correct(row, places)));

function correct(row: SentRow, places: number): SentRow {
  if (row.dataset === 'RESOURCES') return row;
  const beside = rows.filter(
    ({ dataset, agency, quarter }) =>
      dataset === row.dataset && agency === row.agency && quarter === row.quarter,
  );
  const other = beside[(beside.indexOf(row) + places) % beside.length] ?? row;
  return { ...row, cells: { ...other.cells, reference: row.cells.reference ?? '' } };
}

const returns = [
  ...new Map(
    versionsOfRows
      .flat()
      .map(({ dataset, agency, quarter }): [string, Returned] => [
        `${dataset} ${agency} ${quarter}`,
        { dataset, agency, quarter },
      ]),
  ).values(),
];

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('SEND' as const),
      returned: fc.constantFrom(...returns),
      version: fc.constantFrom(...versionsOfRows),
      isPartial: fc.boolean(),
      // A record that a whole return leaves out is withdrawn.
      share: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('UNDO' as const), pick: fc.nat() }) },
);
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

async function take(taken: Step): Promise<string> {
  if (taken.kind === 'UNDO') {
    const published = await test.asOwner<{ id: string }>(
      `SELECT id FROM submission WHERE status = 'PUBLISHED' ORDER BY published_at, id`,
    );
    const picked = published[taken.pick % Math.max(published.length, 1)];
    if (!picked) return 'NOTHING';
    return (
      await undoReturn(test.database, {
        id: picked.id,
        actor: commandLine,
        now: NOW,
        report: () => undefined,
      })
    ).status;
  }
  const { returned, version, isPartial, share } = taken;
  const own = version.filter(
    ({ dataset, agency, quarter }) =>
      dataset === returned.dataset && agency === returned.agency && quarter === returned.quarter,
  );
  const chosen = own.filter((_, index) => index % 4 < share);
  const table = recordTables[returned.dataset.toLowerCase()];
  if (!table || !isQuarter(returned.quarter) || chosen.length === 0) return 'NOTHING';
  const header = [...new Set(chosen.flatMap(({ cells }) => Object.keys(cells)))];
  const sent = chosen.map(({ cells }, index) => ({
    row: index + 2,
    cells: header.map((column) => cells[column] ?? ''),
  }));
  const outcome = await importReturns(test.database, {
    table,
    actor: commandLine,
    rights: machineAdministrator,
    agency: returned.agency,
    quarter: returned.quarter,
    isPartial,
    isToPublish: true,
    isWithdrawalMeant: true,
    today: '2026-11-24',
    now: NOW,
    report: () => undefined,
    files: [
      {
        name: 'a.csv',
        open: () =>
          Promise.resolve({ fileName: 'a.csv', header, rows: sent, close: () => undefined }),
      },
    ],
  });
  return outcome.status;
}

describe('writers at the same time', () => {
  it('leave rollups and links that match the records, and never deadlock', async () => {
    const outcomes: string[] = [];
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (const taken of fc.sample(step, { numRuns: STEPS, seed: 100 + writer }))
          outcomes.push(await take(taken));
      }),
    );
    const total = (status: string) => outcomes.filter((outcome) => outcome === status).length;
    // The test proves nothing if hardly anything was written.
    expect(total('PUBLISHED')).toBeGreaterThan(WRITERS * STEPS * 0.5);
    expect(total('UNDONE')).toBeGreaterThan(3);
    expect(await test.database.write(findWrongCells)).toEqual([]);
    expect(await test.database.write(findWrongFlags)).toEqual([
      { name: 'report.led_to_disruption', total: 0 },
      { name: 'organised_crime_group.is_disrupted', total: 0 },
    ]);
    const [linked] = await test.asOwner<{ total: number }>(
      'SELECT count(*)::int AS total FROM report WHERE led_to_disruption',
    );
    expect(linked?.total).toBeGreaterThan(0);
    const changes = await test.asOwner<{ change: string }>(
      'SELECT DISTINCT change FROM report_history ORDER BY change',
    );
    expect(changes).toEqual([{ change: 'CORRECTED' }, { change: 'WITHDRAWN' }]);
    expect(await test.asOwner('SELECT 1 FROM report_staging')).toEqual([]);
  });
});
