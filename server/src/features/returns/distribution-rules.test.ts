import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { measureKeys } from '#domain/measures/catalogue.js';
import { rollups } from '#domain/measures/rollups.js';
import { createApiClient } from '#testing/api-client.js';
import { publishRows } from '#testing/publish-rows.js';
import { randomRows } from '#testing/random-partnership.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { WatchedDatabase } from '#testing/watched-database.js';

import { findDifference } from './difference.store.js';
import { openQueue } from './moderation/case.reader.js';
import { recordTables } from './record-table.js';
import { undoReturn } from './undo-return.js';

/**
 * Checks the rules that keep distribution over several machines possible (docs/architecture.md),
 * against the catalogue of a database and the statements that it really received from publishing,
 * undoing and asking for every measure.
 */
const TODAY = '2026-11-24';
const distributed = Object.values(recordTables).flatMap(({ record, staging, history }) => [
  record,
  staging,
  history,
]);
const finer = rollups
  .filter(({ axes }) => axes.includes('AGENCY'))
  .map(({ table }) => `rollup.${table}`);
const records = Object.values(recordTables).map(({ record }) => record);

const lists = ['agency', 'area', 'submission', 'moderation_step'];
const all = { most: 5, hasValues: true };
const firstCases = {
  ...{ decidedFrom: '2026-01-01', agencyId: null, quarter: null },
  ...{ beyond: null, isForward: true, size: 5, isCountWanted: true },
};

let test: TestDatabase;
let written: readonly string[];
let read: readonly string[];
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  const watched = new WatchedDatabase(test.ownerUrl, { maxConnections: 2 });
  // Rows are published twice, so that there is something to correct.
  const rows = randomRows(3);
  await publishRows({ ...test, database: watched }, rows, TODAY);
  const moved = rows
    .filter(({ dataset }) => dataset !== 'RESOURCES')
    .map((row) => ({ ...row, cells: { ...row.cells, area: 'E06000038' } }));
  await publishRows({ ...test, database: watched }, moved, TODAY);
  const [latest] = await test.asOwner<{ id: string }>(
    `SELECT id FROM submission WHERE status = 'PUBLISHED' ORDER BY staged_at DESC, id LIMIT 1`,
  );
  await undoReturn(watched, {
    id: latest?.id ?? '',
    actor: commandLine,
    now: new Date(`${TODAY}T13:00:00Z`),
    report: () => undefined,
  });
  written = watched.statements.splice(0);

  for (const doesReadRollups of [true, false]) {
    const api = await createApiClient({ ...test, database: watched }, TODAY, doesReadRollups);
    for (const dimension of [
      'QUARTER',
      'COUNTY',
      'AGENCY_KIND',
      'SIGN',
      'EXPLOITATION',
      'SUPPORTING_AGENCY',
    ]) {
      for (const key of measureKeys) {
        const beside = key === 'hoursPerDisruption' ? 'majorModerateShare { value }' : '';
        await api.ask(
          `{ figures(by: [${dimension}], where: { area: { within: ["E23000029"] } }) { rows { ${key} { value } ${beside} } totals { ${key} { value } } } }`,
        );
      }
    }
    await api.close();
  }
  for (const table of Object.values(recordTables))
    await watched.write((transaction) =>
      findDifference(transaction, { table, agencyId: 1, submissions: [] }, all),
    );
  for (const stage of ['WAITING', 'DECIDED', 'SENT_BACK'] as const)
    await openQueue(watched, { ...firstCases, stage });
  read = watched.statements.splice(0);
  await watched.close();
});
afterAll(() => test.close());

/** Whether a statement names a table, not just a longer name that begins with it. */
const names = (statement: string, table: string) =>
  new RegExp(`\\b${table.replace('.', '\\.')}\\b(?!_)`).test(statement);

describe('the statements for publishing and for questions', () => {
  it('were recorded: every table was written and every measure was asked for', () => {
    for (const table of [...distributed, ...finer])
      expect(written.filter((statement) => names(statement, table))).not.toEqual([]);
    expect(read.length).toBeGreaterThan(measureKeys.length * 6);
  });

  it('name the agency as a parameter wherever records, history or staging are changed', () => {
    const concerned = written.filter(
      (statement) =>
        /\b(INSERT INTO|UPDATE|DELETE FROM)\b/.test(statement) &&
        distributed.some((table) => names(statement, table)),
    );
    expect(concerned.length).toBeGreaterThan(50);
    expect(
      concerned.filter(
        (statement) => !/agency_id = \$\d|VALUES \(\$\d|SELECT \$\d+, \$\d+::uuid/.test(statement),
      ),
    ).toEqual([]);
  });

  it('change rollups, which stay on one machine, without reading what is distributed', () => {
    const changing = written.filter((statement) =>
      /\b(INSERT INTO|UPDATE|DELETE FROM) rollup\./.test(statement),
    );
    expect(changing.length).toBeGreaterThan(50);
    expect(
      changing.filter((statement) => distributed.some((table) => names(statement, table))),
    ).toEqual([]);
  });

  it('never write to a distributed table within another query, which would read the rows', () => {
    const nested = written.filter((statement) =>
      distributed.some((table) =>
        new RegExp(`\\(\\s*(INSERT INTO|UPDATE|DELETE FROM)\\s+${table}\\b`).test(statement),
      ),
    );
    expect(nested).toEqual([]);
  });

  it('do not look up a list for every record: what they need from one is read separately beforehand', () => {
    const looking = [...written, ...read].filter((statement) => {
      const rest = statement
        .replaceAll(/ AS (MATERIALIZED )?\([^()]*\)/g, '')
        .replaceAll(/\([^()]* OFFSET 0\)/g, '');
      return (
        distributed.some((table) => names(rest, table)) &&
        lists.some((list) => new RegExp(`\\(\\s*SELECT\\b[^()]*\\bFROM\\s+${list}\\b`).test(rest))
      );
    });
    expect(looking).toEqual([]);
  });

  it('take the time as a parameter and never ask the server for it', () => {
    expect(
      written.filter((statement) =>
        /\b(now\(\)|current_timestamp|current_date|clock_timestamp)/i.test(statement),
      ),
    ).toEqual([]);
  });

  it('truncate a day as a time without a zone', () => {
    const truncating = [...written, ...read].filter((statement) =>
      statement.includes('date_trunc('),
    );
    expect(truncating.length).toBeGreaterThan(50);
    // The unit is followed by a column or a cast expression, up to the closing bracket or a sum
    // with an interval.
    expect(
      truncating.filter((statement) =>
        /date_trunc\('\w+', [\w.]+(?!::timestamp)[ ),]/.test(statement),
      ),
    ).toEqual([]);
  });

  it('have no grouping sets, and do not join records of one dataset with those of another', () => {
    expect(read.filter((statement) => /GROUPING SETS|ROLLUP \(|CUBE \(/i.test(statement))).toEqual(
      [],
    );
    const joining = [...written, ...read].filter((statement) =>
      records.some((table) => new RegExp(`JOIN\\s+${table}\\b(?!_)`).test(statement)),
    );
    // Staged rows are joined only with their records, within one dataset and one agency.
    expect(joining.filter((statement) => !/record\.agency_id = \$\d/.test(statement))).toEqual([]);
  });

  it('never ask where a row is stored, and never ask a sequence for a number', () => {
    expect(
      [...written, ...read].filter((statement) => /\bctid\b|nextval\(/i.test(statement)),
    ).toEqual([]);
  });
});

/** Where tables are spread, they have Citus’s triggers, but no foreign keys to lists. */
const isSpread = inject('serverUrls').length > 1;

describe('the catalogue', () => {
  it('has the agency in every key of records, history, staging and finer rollups', async () => {
    const keys = await test.asOwner<{ table: string; hasAgency: boolean }>(`
      SELECT CASE WHEN namespace.nspname = 'public' THEN '' ELSE namespace.nspname || '.' END || kept.relname AS "table",
             bool_or(attribute.attname = 'agency_id') AS "hasAgency"
      FROM   pg_index AS key
      JOIN   pg_class AS kept ON kept.oid = key.indrelid
      JOIN   pg_namespace AS namespace ON namespace.oid = kept.relnamespace
      JOIN   pg_attribute AS attribute ON attribute.attrelid = kept.oid AND attribute.attnum = ANY (key.indkey::int2[])
      WHERE  key.indisunique AND namespace.nspname IN ('public', 'rollup')
      GROUP  BY 1, key.indexrelid`);
    for (const table of [...distributed, ...finer]) {
      const own = keys.filter((key) => key.table === table);
      expect({ table, keys: own.map(({ hasAgency }) => hasAgency) }).toEqual({
        table,
        keys: own.map(() => true),
      });
      expect(own.length).toBeGreaterThan(0);
    }
  });

  it.skipIf(isSpread)(
    'has foreign keys only to lists, none of which changes a row when the row that it names changes',
    async () => {
      const references = await test.asOwner<{ child: string; parent: string; onUpdate: string }>(`
      SELECT child.relname AS child, parent.relname AS parent, reference.confupdtype AS "onUpdate"
      FROM   pg_constraint AS reference JOIN pg_class AS child ON child.oid = reference.conrelid JOIN pg_class AS parent ON parent.oid = reference.confrelid
      WHERE  reference.contype = 'f'`);
      const own = references.filter(({ child }) => distributed.includes(child));
      expect(own.length).toBeGreaterThan(5);
      expect(own.filter(({ parent }) => !['agency', 'area'].includes(parent))).toEqual([]);
      expect(references.filter(({ onUpdate }) => onUpdate !== 'a')).toEqual([]);
    },
  );

  it.skipIf(isSpread)('has no triggers, sequences or functions', async () => {
    expect(await test.asOwner('SELECT tgname FROM pg_trigger WHERE NOT tgisinternal')).toEqual([]);
    const counted = await test.asOwner(`
      SELECT (SELECT count(*)::int FROM pg_class WHERE relkind = 'S') AS sequences,
             (SELECT count(*)::int FROM pg_proc WHERE pronamespace IN ('public'::regnamespace, 'rollup'::regnamespace)) AS functions`);
    expect(counted).toEqual([{ sequences: 0, functions: 0 }]);
  });

  it('comes from migrations made of plain statements', async () => {
    const folder = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url));
    const migrations = (await readdir(folder)).filter((name) => /^\d/.test(name));
    expect(migrations.length).toBeGreaterThan(3);
    for (const name of migrations) {
      const script = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      expect(script).not.toMatch(
        /\$\$|\bDO\b|CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)|CREATE ROLE/,
      );
    }
  });
});
