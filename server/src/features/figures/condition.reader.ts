import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { Tree } from '#domain/question/filter.js';
import type { DateRange } from '#domain/time.js';

/**
 * A tree of conditions as SQL. Every condition under a `not` is true or false, never null, so a
 * record without a value matches either the condition or its opposite.
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

/** The conditions that must all hold, flattened, so that equal questions make equal statements. */
function sideBySide<L>(tree: Tree<L>): readonly Tree<L>[] {
  return 'and' in tree ? tree.and.flatMap(sideBySide) : [tree];
}

/** True if at least one condition holds; false for an empty list. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? sql`(${join([...conditions], ' OR ')})` : sql`FALSE`;
}

function allOf(conditions: readonly Sql[]): Sql {
  return sql`(${join([...conditions], ' AND ')})`;
}

/** True if a day is in one of the ranges. */
export function liesIn(day: Sql, ranges: readonly DateRange[]): Sql {
  return anyOf(
    ranges.map(({ from, until }) => sql`(${day} >= ${from}::date AND ${day} < ${until}::date)`),
  );
}

/**
 * True if a column has one of the values. A single value is compared by `=`: only then can an index
 * that leads with the column return records in the order of its next column.
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

/** True if an array column has at least one of the values. */
export function sharesOneOf(column: Sql, type: string, values: readonly (string | number)[]): Sql {
  return sql`${column} && ${[...values]}::${raw(type)}[]`;
}

/** True if a column has one of the values; a null among them matches records without one. */
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
