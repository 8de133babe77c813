import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { Condition, Part } from '#domain/measures/measure.js';

import { isOneOf, sharesOneOf } from './condition.reader.js';
import { amountColumns, type FactColumn, factColumnOf } from './fact-columns.reader.js';

/** The sum of a part over records; null or 0 if nothing counts in it. */
export function sumOverRecords(part: Part): Sql {
  const condition = part.where.length > 0 ? sql` FILTER (WHERE ${partToSql(part)})` : empty;
  return sql`sum(${addendOf(part)})${condition}`;
}

/** What one record adds to a part if it meets the conditions. */
export function addendOf({ sum }: Part): Sql {
  if (sum === 'RECORDS') return sql`1`;
  if (sum === 'QUANTITY') return sql`fact.quantity`;
  return join(
    sum.map((amount) => sql`coalesce(${raw(amountColumns[amount])}, 0)`),
    ' + ',
  );
}

/** True for a record that meets all conditions of a part, otherwise false, never null. */
export function partToSql({ where }: Part): Sql {
  return where.length > 0 ? sql`(${join(where.map(conditionToSql), ' AND ')})` : sql`TRUE`;
}

function conditionToSql(condition: Condition): Sql {
  if ('attribute' in condition) {
    const column = factColumnOf(condition.attribute);
    if ('in' in condition) return hasOneOf(column, condition.in);
    return condition.isKnown ? sql`NOT ${isMissingSql(column)}` : isMissingSql(column);
  }
  const amount = raw(amountColumns[condition.amount]);
  // An unknown number meets no upper limit.
  if ('atMost' in condition)
    return sql`(${amount} IS NOT NULL AND ${amount} <= ${condition.atMost}::numeric)`;
  return condition.isKnown ? sql`${amount} IS NOT NULL` : sql`${amount} IS NULL`;
}

/** True for a record without a value in the column. */
export function isMissingSql({ expression, isSeveral }: FactColumn): Sql {
  return isSeveral ? sql`(cardinality(${raw(expression)}) = 0)` : sql`(${raw(expression)} IS NULL)`;
}

/** True for a record with at least one of the values. */
export function hasOneOf(
  { expression, type, isSeveral }: FactColumn,
  values: readonly string[],
): Sql {
  const column = raw(expression);
  if (type === 'BOOLEAN')
    return sql`${column} = ANY (${values.map((value) => value === 'YES')}::boolean[])`;
  if (type === 'AGENCIES')
    return sql`${column} && ARRAY(SELECT id FROM agency WHERE code = ANY (${[...values]}::text[]))`;
  return isSeveral
    ? sharesOneOf(column, `"${type}"`, values)
    : isOneOf(column, `"${type}"`, values);
}
