import path from 'node:path';

import type pg from 'pg';

import { Refusal } from '@stronghold/prisma/refusal';

import { copyIn, copyOut } from './copy-session.js';
import { areSame, Counting } from './counting.js';
import type { Manifest, SavedTable } from './manifest.js';
import { damagedFile, readTableFile } from './table-file.js';
import {
  findFilled,
  findTables,
  type Table,
  type TableColumn,
  toLoadOrder,
  toName,
} from './tables.js';
import type { Report } from './take-backup.js';

export interface TablesToLoad {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly databaseName: string;
  readonly remedy: string;
  readonly report: Report;
}

interface TableToLoad extends Table {
  readonly saved: SavedTable;
}

/**
 * Loads every table of a backup within the owner’s transaction, then reads all rows back and
 * compares them with the manifest. Nobody else can write meanwhile.
 *
 * @throws Refusal or Error, after which the caller must end the transaction
 */
export async function loadTables(owner: pg.Client, request: TablesToLoad): Promise<void> {
  const { folder, manifest, report } = request;
  const forced = await liftPolicies(owner);
  const tables = await lockEmptyTables(owner, request);
  const advance = toAdvance(manifest, report);
  for (const table of tables) {
    const file = path.join(folder, table.saved.file);
    const counts = await readTableFile(
      file,
      copyIn(owner, { name: table.name, columns: table.saved.columns }),
      advance(`Loading ${table.name}`),
    );
    if (!areSame(counts, table.saved)) throw damagedFile(file);
  }
  for (const table of tables) {
    const counts = await new Counting(advance(`Reading back ${table.name}`)).count(
      copyOut(owner, { ...table, columns: table.saved.columns }),
    );
    if (!areSame(counts, table.saved))
      throw new Error(`${table.name} was read back differently from how it was written`);
    // Without ANALYZE, the first questions would be planned as if the table were empty.
    await owner.query(`ANALYZE ${toName(table)}`);
  }
  for (const name of forced)
    await owner.query(`ALTER TABLE ${toName({ name })} FORCE ROW LEVEL SECURITY`);
}

/**
 * Exempts the owner from row-level policies until the end of the load: COPY FROM is refused on a
 * table with policies in force, even if they allow everything. Nobody else sees this, because the
 * transaction is not committed.
 *
 * @returns the names of the tables whose policies applied to the owner
 */
async function liftPolicies(owner: pg.Client): Promise<readonly string[]> {
  const { rows } = await owner.query<{ readonly name: string }>(`
    SELECT relname::text AS name FROM pg_class
    WHERE  relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relforcerowsecurity ORDER BY 1`);
  const names = rows.map(({ name }) => name);
  for (const name of names)
    await owner.query(`ALTER TABLE ${toName({ name })} NO FORCE ROW LEVEL SECURITY`);
  return names;
}

/** Locks the tables against writers, checks that they are empty, and returns them in load order. */
async function lockEmptyTables(
  owner: pg.Client,
  { manifest, databaseName, remedy }: TablesToLoad,
): Promise<readonly TableToLoad[]> {
  const tables = await findTables(owner);
  await owner.query(`LOCK TABLE ${tables.map(toName).join(', ')} IN EXCLUSIVE MODE`);
  const filled = await findFilled(owner, tables);
  if (filled.length > 0) throw filledTarget(filled, { databaseName, remedy });

  const isStrange = ({ name }: { readonly name: string }) =>
    !tables.some((table) => table.name === name);
  const strange = [...manifest.tables.filter(isStrange)];
  const paired = toLoadOrder(tables).map((table) => ({
    ...table,
    saved: manifest.tables.find(({ name }) => name === table.name),
  }));
  const whole = paired.flatMap(({ saved, ...table }) =>
    saved && haveSameColumns(saved.columns, table.columns) ? [{ ...table, saved }] : [],
  );
  const differing = [
    ...strange,
    ...paired.filter(({ name }) => !whole.some((table) => table.name === name)),
  ];
  if (differing.length > 0) {
    throw new Refusal(
      `The database (${databaseName}) and the backup differ in the tables ${differing.map(({ name }) => name).join(', ')}, which were made or changed by hand in one of them. ${remedy}`,
    );
  }
  return whole;
}

function haveSameColumns(some: readonly TableColumn[], others: readonly TableColumn[]): boolean {
  const toText = (columns: readonly TableColumn[]) =>
    JSON.stringify(columns.map(({ name, type }) => `${name} ${type}`).sort());
  return toText(some) === toText(others);
}

export function filledTarget(
  filled: readonly string[],
  { databaseName, remedy }: { readonly databaseName: string; readonly remedy: string },
): Refusal {
  const [named, more] = [filled.slice(0, 3).join(', '), filled.length - 3];
  return new Refusal(
    `The database is not empty (${databaseName}): there are rows in ${named}${more > 0 ? ` and ${more} more tables` : ''}. A backup can be restored only into an empty one. ${remedy}`,
  );
}

/** Reports progress over all tables, each of which is processed twice: loaded and read back. */
function toAdvance({ tables }: Manifest, report: Report) {
  const total = 2 * tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let [done, current] = [0, 0];
  return (label: string) => {
    [done, current] = [done + current, 0];
    return ({ bytes }: { readonly bytes: number }) => {
      current = bytes;
      report(label, done + current, total);
    };
  };
}
