import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { OpenScope } from '#domain/records/access.js';
import type { RecordFilter, RecordLeaf } from '#domain/records/record-filter.js';
import type { RecordField } from '#domain/records/record-kind.js';
import type { OrderTerm, OrderValue } from '#domain/records/record-order.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { isOneOf, liesIn, sharesOneOf, treeToSql } from '#features/figures/condition.reader.js';

/** The column of a field, in SQL over the records named `fact`. */
export function columnOf({ column }: RecordField): Sql {
  return raw(`fact.${column}`);
}

/**
 * True for records within a scope. The database enforces the scope anyway (docs/decisions/0017).
 * The condition is repeated here to tell the planner how many agencies there are, so that one
 * agency’s records come in index order.
 */
export function isWithin(scope: OpenScope): Sql {
  if (scope.kind === 'ALL') return sql`TRUE`;
  const [agencyId] = scope.agencyIds;
  return scope.agencyIds.length === 1
    ? sql`fact.agency_id = ${agencyId}`
    : isOneOf(sql`fact.agency_id`, 'int', [...scope.agencyIds]);
}

/** True for records that match a filter. */
export function recordFilterToSql(filter: RecordFilter): Sql {
  return treeToSql(filter, holdsLeaf);
}

function holdsLeaf(leaf: RecordLeaf): Sql {
  const column = columnOf(leaf.field);
  if ('ranges' in leaf) return liesIn(column, leaf.ranges);
  if ('contains' in leaf)
    return sql`position(lower(${leaf.contains}::text) IN lower(${column})) > 0`;
  if ('values' in leaf) return hasOneOf(leaf.field, leaf.values);
  const { least, most } = leaf;
  const ends = [
    ...(least === null ? [] : [sql`${column} >= ${least}::numeric`]),
    ...(most === null ? [] : [sql`${column} <= ${most}::numeric`]),
  ];
  return sql`(${join(ends, ' AND ')})`;
}

function hasOneOf(field: RecordField, values: readonly OrderValue[]): Sql {
  const column = columnOf(field);
  const isSeveral = field.is.type === 'codes' || field.is.type === 'agencies';
  const known = values.filter((value) => value !== null);
  const type = typeOf(field);
  const hasKnown = isSeveral
    ? sharesOneOf(
        column,
        type,
        known.filter((value) => typeof value !== 'boolean'),
      )
    : isOneOf(column, type, known);
  if (known.length === values.length) return hasKnown;
  const isMissing = isSeveral ? sql`cardinality(${column}) = 0` : sql`${column} IS NULL`;
  return known.length > 0 ? sql`(${hasKnown} OR ${isMissing})` : isMissing;
}

/** The SQL type of one value of a field. */
function typeOf({ is }: RecordField): string {
  switch (is.type) {
    case 'reference':
    case 'record':
    case 'text':
    case 'area':
      return 'text';
    case 'date':
    case 'quarter':
      return 'date';
    case 'code':
    case 'codes':
      return `"${is.list}"`;
    case 'yes-no':
      return 'boolean';
    case 'whole-number':
    case 'pounds':
      return 'bigint';
    case 'number':
      return 'numeric';
    case 'agency':
    case 'agencies':
      return 'int';
  }
}

/**
 * The order of records: each term with the value it sorts by, forwards from the beginning or
 * backwards from the end.
 */
export function orderBy(
  terms: readonly OrderTerm[],
  isForward: boolean,
  referenceData: ReferenceData,
): Sql {
  return join(
    terms.map((term) => {
      const nulls = term.field.isNullable ? raw(isForward ? ' NULLS LAST' : ' NULLS FIRST') : empty;
      return sql`${sortKeyOf(term, referenceData)}${raw(isRising(term, isForward) ? '' : ' DESC')}${nulls}`;
    }),
  );
}

/**
 * True for records beyond a position, given the values of the terms there; the record at the
 * position itself does not count. Records without a value come last, so backwards they come first.
 */
export function isBeyondCursorSql(
  terms: readonly OrderTerm[],
  values: readonly OrderValue[],
  { isForward, referenceData }: Direction,
): Sql {
  const [term, ...others] = terms;
  const [value = null, ...rest] = values;
  if (!term) return sql`FALSE`;

  const key = sortKeyOf(term, referenceData);
  const next = () => isBeyondCursorSql(others, rest, { isForward, referenceData });
  if (value === null) {
    // Reading forwards, a record without a value is followed only by others without a value.
    // Reading backwards, all records with a value follow as well.
    const alike = sql`(${key} IS NULL AND ${next()})`;
    return isForward ? alike : sql`(${key} IS NOT NULL OR ${alike})`;
  }
  const here = sortValueOf(term, value, referenceData);
  const [beyond, notBefore] = isRising(term, isForward)
    ? [raw('>'), raw('>=')]
    : [raw('<'), raw('<=')];
  const strictly = sql`(${key} ${beyond} ${here} OR (${key} = ${here} AND ${next()}))`;
  if (term.field.isNullable && isForward) return sql`(${strictly} OR ${key} IS NULL)`;
  // The condition is repeated as one plain comparison, so that an index scan can start where the
  // page does.
  return sql`(${key} ${notBefore} ${here} AND ${strictly})`;
}

interface Direction {
  readonly isForward: boolean;
  readonly referenceData: ReferenceData;
}

function isRising({ isDescending }: OrderTerm, isForward: boolean): boolean {
  return isDescending !== isForward;
}

function sortKeyOf({ field, isKey }: OrderTerm, referenceData: ReferenceData): Sql {
  const column = columnOf(field);
  switch (field.is.type) {
    case 'area':
      return isKey
        ? sql`${column} COLLATE "C"`
        : sql`array_position(${areasInOrder(referenceData)}::text[], ${column})`;
    case 'agency':
      return isKey
        ? column
        : sql`array_position(${agenciesInOrder(referenceData)}::int[], ${column})`;
    case 'reference':
    case 'record':
      // Gives the same order in every database, whatever its language.
      return sql`${column} COLLATE "C"`;
    default:
      return column;
  }
}

function sortValueOf(
  { field, isKey }: OrderTerm,
  value: OrderValue,
  referenceData: ReferenceData,
): Sql {
  if (isKey) return sql`${value}::${raw(typeOf(field))}`;
  if (field.is.type === 'area')
    return sql`${areasInOrder(referenceData).indexOf(String(value)) + 1}::int`;
  if (field.is.type === 'agency')
    return sql`${agenciesInOrder(referenceData).indexOf(Number(value)) + 1}::int`;
  return sql`${value}::${raw(typeOf(field))}`;
}

function areasInOrder({ places }: ReferenceData): string[] {
  return places.areas.map(({ code }) => code);
}

/** The ids of agencies in the order of their codes, because names change. */
function agenciesInOrder({ agencies }: ReferenceData): number[] {
  return agencies.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ id }) => id);
}
