import pg from 'pg';

import { MIGRATIONS_TABLE } from '@stronghold/prisma/applied-migrations';

export interface TableColumn {
  readonly name: string;
  /** The type as PostgreSQL writes it, such as `numeric(13,4)` or `"Sign"[]`. */
  readonly type: string;
}

/** A table in the database, with the properties that copying needs. */
export interface Table {
  readonly name: string;
  /** All columns except generated ones. */
  readonly columns: readonly TableColumn[];
  /** The order of the rows in SQL: by primary key, and the same on every server. */
  readonly order: string;
  /** The other tables that its foreign keys reference. */
  readonly parents: readonly string[];
}

interface ColumnRow {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** The position of the column in the primary key; null if the column is not part of it. */
  readonly keyPosition: number | null;
  readonly isText: boolean;
}

/**
 * Every table in the schema by name, including tables that a migration adds, but not Prisma’s own
 * table, which a migration fills.
 */
export async function findTables(owner: pg.ClientBase): Promise<readonly Table[]> {
  const columns = await owner.query<ColumnRow>(findColumns, [MIGRATIONS_TABLE]);
  const references = await owner.query<{ readonly child: string; readonly parent: string }>(
    findReferences,
  );
  const names = [...new Set(columns.rows.map(({ table }) => table))].sort();
  return names.map((name) => {
    const own = columns.rows.filter(({ table }) => table === name);
    return {
      name,
      columns: own.map((column) => ({ name: column.name, type: column.type })),
      order: toOrder(name, own),
      parents: references.rows
        .filter(({ child, parent }) => child === name && parent !== name)
        .map(({ parent }) => parent),
    };
  });
}

const findColumns = `
  SELECT kept.relname::text AS "table", attribute.attname::text AS name, format_type(attribute.atttypid, attribute.atttypmod) AS type,
         array_position(key.indkey::int2[], attribute.attnum) AS "keyPosition", attribute.attcollation <> 0 AS "isText"
  FROM   pg_class AS kept
  JOIN   pg_attribute AS attribute ON attribute.attrelid = kept.oid
  LEFT   JOIN pg_index AS key ON key.indrelid = kept.oid AND key.indisprimary
  WHERE  kept.relnamespace = 'public'::regnamespace AND kept.relkind IN ('r', 'p') AND NOT kept.relispartition AND kept.relname <> $1
    AND  attribute.attnum > 0 AND NOT attribute.attisdropped AND attribute.attgenerated = ''
  ORDER  BY kept.relname, attribute.attnum`;

const findReferences = `
  SELECT child.relname::text AS child, parent.relname::text AS parent
  FROM   pg_constraint AS reference
  JOIN   pg_class AS child ON child.oid = reference.conrelid
  JOIN   pg_class AS parent ON parent.oid = reference.confrelid
  WHERE  reference.contype = 'f' AND child.relnamespace = 'public'::regnamespace`;

/**
 * The order of the rows of a table, by its primary key. Texts are ordered by bytes, because
 * collations differ between machines.
 */
function toOrder(table: string, columns: readonly ColumnRow[]): string {
  const key = columns.filter(({ keyPosition }) => keyPosition !== null);
  if (key.length === 0)
    throw new Error(
      `The table ${table} has no primary key, so its rows cannot be told apart in a backup`,
    );
  return key
    .sort((a, b) => (a.keyPosition ?? 0) - (b.keyPosition ?? 0))
    .map(({ name, isText }) => `${pg.escapeIdentifier(name)}${isText ? ' COLLATE "C"' : ''}`)
    .join(', ');
}

/**
 * Sorts tables so that each follows the tables it references. A table may reference itself, because
 * one statement loads it and PostgreSQL checks references at its end.
 */
export function toLoadOrder<Item extends Pick<Table, 'name' | 'parents'>>(
  tables: readonly Item[],
): readonly Item[] {
  const ordered: Item[] = [];
  for (let left = tables; left.length > 0;) {
    const isWaiting = ({ parents }: Item) => left.some(({ name }) => parents.includes(name));
    const free = left.filter((table) => !isWaiting(table));
    if (free.length === 0)
      throw new Error(
        `Tables reference each other in a circle: ${left.map(({ name }) => name).join(', ')}`,
      );
    ordered.push(...free);
    left = left.filter(isWaiting);
  }
  return ordered;
}

/** The name of a table in SQL, with its schema. */
export function toName({ name }: Pick<Table, 'name'>): string {
  return `public.${pg.escapeIdentifier(name)}`;
}

/** The tables that have at least one row. */
export async function findFilled(
  owner: pg.ClientBase,
  tables: readonly Table[],
): Promise<readonly string[]> {
  const filled: string[] = [];
  for (const table of tables) {
    const { rowCount } = await owner.query(`SELECT FROM ${toName(table)} LIMIT 1`);
    if (rowCount !== 0) filled.push(table.name);
  }
  return filled;
}
