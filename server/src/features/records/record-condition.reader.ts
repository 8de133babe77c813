import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { OpenScope } from '#domain/records/access.js';
import type { RecordFilter, RecordLeaf } from '#domain/records/record-filter.js';
import type { RecordField } from '#domain/records/record-kind.js';
import type { OrderTerm, OrderValue } from '#domain/records/record-order.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { isOneOf, liesIn, sharesOneOf, treeToSql } from '#features/figures/condition.reader.js';

/** The column of a field, of the records under the name `fact`. */
export function columnOf({ column }: RecordField): Sql {
  return raw(`fact.${column}`);
}

/**
 * Holds for the records of a scope. The database lets nothing else through (docs/decisions/0017);
 * said here as well, the planner knows how many agencies there are, and one agency's records come
 * in the order of an index.
 */
export function isWithin(scope: OpenScope): Sql {
  if (scope.kind === 'ALL') return sql`TRUE`;
  const [agencyId] = scope.agencyIds;
  return scope.agencyIds.length === 1
    ? sql`fact.agency_id = ${agencyId}`
    : isOneOf(sql`fact.agency_id`, 'int', [...scope.agencyIds]);
}

/** Holds for the records that a filter wants. */
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

/** The type of one value of a field, as SQL writes it. */
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
 * How records are ordered: each term with the value that it sorts by, from the beginning on or from
 * the end backwards.
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
 * Holds for the records that stand beyond a place, told by the values that the terms have there;
 * the record at the place itself is not beyond it. What has no value stands last, so backwards it
 * stands first.
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
    // Forwards nothing comes after what has no value but more of it; backwards everything that has
    // one does.
    const alike = sql`(${key} IS NULL AND ${next()})`;
    return isForward ? alike : sql`(${key} IS NOT NULL OR ${alike})`;
  }
  const here = sortValueOf(term, value, referenceData);
  const [beyond, notBefore] = isRising(term, isForward)
    ? [raw('>'), raw('>=')]
    : [raw('<'), raw('<=')];
  const strictly = sql`(${key} ${beyond} ${here} OR (${key} = ${here} AND ${next()}))`;
  if (term.field.isNullable && isForward) return sql`(${strictly} OR ${key} IS NULL)`;
  // Said once more as one plain condition, it lets an index begin where the page does.
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
      // The same order in every database, whatever its language.
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

/** By their codes: names change. */
function agenciesInOrder({ agencies }: ReferenceData): number[] {
  return agencies.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ id }) => id);
}
