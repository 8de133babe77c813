import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { Tree } from '#domain/question/filter.js';
import type { DateRange } from '#domain/time.js';

/**
 * Holds where a tree of conditions does. Two-valued under every `not`, so a record without a fact
 * is on one side.
 */
export function treeToSql<L>(tree: Tree<L>, toSql: (leaf: L) => Sql): Sql {
  if ('and' in tree) {
    const parts = sideBySide(tree);
    return parts.length > 0 ? allOf(parts.map((part) => treeToSql(part, toSql))) : sql`TRUE`;
  }
  if ('or' in tree) return anyOf(tree.or.map((part) => treeToSql(part, toSql)));
  if ('not' in tree) return sql`(${treeToSql(tree.not, toSql)} IS NOT TRUE)`;
  return toSql(tree.leaf);
}

/**
 * The conditions that must all hold, however they are nested: equal questions make equal
 * statements.
 */
function sideBySide<L>(tree: Tree<L>): readonly Tree<L>[] {
  return 'and' in tree ? tree.and.flatMap(sideBySide) : [tree];
}

/** Holds where one condition at least does; nowhere if there is none. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? sql`(${join([...conditions], ' OR ')})` : sql`FALSE`;
}

function allOf(conditions: readonly Sql[]): Sql {
  return sql`(${join([...conditions], ' AND ')})`;
}

/** Holds where a day lies in one of the ranges. */
export function liesIn(day: Sql, ranges: readonly DateRange[]): Sql {
  return anyOf(
    ranges.map(({ from, until }) => sql`(${day} >= ${from}::date AND ${day} < ${until}::date)`),
  );
}

/**
 * Holds where a column has one of the values. One value alone is asked for by `=`: only then can an
 * index that leads with the column hand out records in the order of what follows in it.
 *
 * @param type the PostgreSQL type of the column, as SQL writes it
 */
export function isOneOf(
  column: Sql,
  type: string,
  values: readonly (string | number | boolean)[],
): Sql {
  const [only] = values;
  if (values.length === 1) return sql`${column} = ${only}::${raw(type)}`;
  return sql`${column} = ANY (${[...values]}::${raw(type)}[])`;
}

/** Holds where a column of several values has one of these at least. */
export function sharesOneOf(column: Sql, type: string, values: readonly (string | number)[]): Sql {
  return sql`${column} && ${[...values]}::${raw(type)}[]`;
}

/**
 * Holds where a column has one of the values; null among them stands for records that have none.
 */
export function isAmong(
  column: Sql,
  type: string,
  values: ReadonlySet<string | number | null>,
): Sql {
  const known = isOneOf(
    column,
    type,
    [...values].filter((value) => value !== null),
  );
  return values.has(null) ? sql`(${known} OR ${column} IS NULL)` : known;
}
