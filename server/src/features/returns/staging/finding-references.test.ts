import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { eraseOneRecord } from '#features/returns/erase-record.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { aReturnText, type ReferralCells } from '#testing/raw-returns.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { RBC, readStagedFields } from '#testing/staged-returns.js';
import { Staging } from '#testing/staging.js';
import { buildTestApp } from '#testing/test-app.js';
import { WatchedDatabase } from '#testing/watched-database.js';

let at: Staging;
beforeAll(async () => {
  at = await Staging.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

const wrong: ReferralCells = { age_band: 'Grown up' };
/** Rows that pass, more than are kept to be shown above the findings. */
const clear = Array.from({ length: 25 }, (_, index) => ({ reference: `clear-${index}` }));
const stage = async (...rows: readonly ReferralCells[]): Promise<string> =>
  (await at.stage(aReturnText(...rows))).id;
/** Rows with findings, each with the reference that is shown next to it. */
const named = async (id: string, wanted = '', by: Browser = at.sender): Promise<Json> =>
  (await readStagedFields(by, id, `findings${wanted} { row column reference }`)).findings.map(
    ({ row, column, reference }: Json) => [row, column, reference],
  );

describe('the reference next to a finding’s row', () => {
  it('is what the agency calls the record, for everybody who opens its records', async () => {
    const id = await stage(
      { reference: 'OCC-1', ...wrong },
      {},
      { reference: ' OCC-2 ', ...wrong },
    );
    const expected = [
      [2, 'age_band', 'OCC-1'],
      [4, 'age_band', 'OCC-2'],
    ];
    expect(await named(id)).toEqual(expected);
    expect(await named(id, '', at.colleague)).toEqual(expected);
    expect(await named(id, '', at.administrator)).toEqual([]);
  });

  it('is left out if it is empty, wrong, doubtful or repeated', async () => {
    const id = await stage(
      { reference: '', ...wrong },
      { reference: 'x'.repeat(65), ...wrong },
      { reference: '=1+1', ...wrong },
      { reference: 'twice', quantity: '2' },
      { reference: 'twice', received_on: '2025-05-02' },
    );
    const found: Json = await named(id);
    expect(new Set(found.map(([row]: Json) => row))).toEqual(new Set([2, 3, 4, 6]));
    expect(found.filter(([, , reference]: Json) => reference !== null)).toEqual([]);
  });

  it('changes with corrections, and belongs to one row only', async () => {
    const id = await stage(
      { reference: '', ...wrong },
      { reference: 'A', area: 'Wycombe' },
      { reference: 'B', area: 'Wycombe' },
    );
    const { version } = await at.read(id);
    await at.change('correctCell', { id, version, row: 2, column: 'reference', value: 'OCC-9' });
    expect(await named(id, '(level: FAIL)')).toEqual([[2, 'age_band', 'OCC-9']]);
    expect(await named(id, '(level: WARN)')).toEqual([
      [3, 'area', 'A'],
      [4, 'area', 'B'],
    ]);
    expect(await named(id, '(level: WARN, isGrouped: true)')).toEqual([[3, 'area', null]]);
  });

  it('is not read for a list of returns', async () => {
    await stage({ reference: 'OCC-1', ...wrong });
    const { data } = await at.sender.ask('{ stagedReturns { findings { row reference } } }');
    expect(data.stagedReturns).toEqual([{ findings: [{ row: 2, reference: null }] }]);
  });

  it('is not read from a large file', async () => {
    const long = Array.from({ length: 600 }, (_, index) => ({
      reference: `long-${index}`,
      outcome: 'x'.repeat(1_800),
    }));
    const [first]: Json = await named(await stage({ reference: 'OCC-1', ...wrong }, ...long));
    expect(first).toEqual([2, 'age_band', null]);
  });

  it('takes as many statements for many findings as for one', async () => {
    const database = new WatchedDatabase(at.test.ownerUrl, { maxConnections: 2 });
    const app = await buildTestApp(
      { database },
      { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN },
    );
    const grants = [
      {
        role: 'CONTRIBUTOR' as const,
        agencyIds: [RBC],
        areaCodes: [],
        marking: 'OFFICIAL' as const,
      },
    ];
    const watched = await signedIn(app, at.test, await addPerson(at.test, { name: 'W', grants }));
    const count = async (rows: number) => {
      const many = Array.from({ length: rows }, (_, index) => ({
        reference: `R${index}`,
        ...wrong,
      }));
      const id = await stage(...many);
      database.statements.length = 0;
      expect(await named(id, '', watched)).toHaveLength(rows);
      return database.statements.length;
    };
    await count(1);
    expect(await count(40)).toBe(await count(1));
    await app.close();
    await database.close();
  });

  it('is kept only in the file', async () => {
    const id = await stage(...clear, { reference: 'zq7-late', ...wrong });
    expect(await named(id)).toEqual([[27, 'age_band', 'zq7-late']]);
    const kept = await at.test.asOwner<{ text: string }>(
      "SELECT (to_jsonb(staged_return) - 'content')::text AS text FROM staged_return",
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]?.text).not.toContain('zq7-late');
  });

  it('is never the reference of an erased record, even if its row is not compared with records', async () => {
    const published = await stage({ reference: 'zq7-gone' }, { reference: 'stays' });
    const { version } = await at.read(published);
    await at.change('publishReturn', { id: published, version });
    const waiting = await stage(...clear, { reference: 'zq7-gone', ...wrong });
    expect(await named(waiting)).toEqual([[27, 'age_band', 'zq7-gone']]);
    const erased = await eraseOneRecord(at.test.database, {
      ...{ dataset: 'REFERRALS', agency: 'RBC', reference: 'zq7-gone', why: 'They asked for it' },
      ...{ acting: { actor: commandLine, agencyId: null }, now: new Date('2026-11-24T09:00:00Z') },
      report: () => undefined,
    });
    expect(erased.status).toBe('ERASED');
    // The waiting file is gone with it.
    expect(await readStagedFields(at.sender, waiting, 'id')).toBeNull();
    const again = await stage(
      ...clear,
      { reference: 'zq7-gone', ...wrong },
      { reference: 'stays', ...wrong },
    );
    expect(await named(again)).toEqual([
      [27, 'age_band', null],
      [28, 'age_band', 'stays'],
    ]);
  });
});
