import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { Leaf } from '#domain/figures/filter.js';
import type { Filter } from '#domain/figures/filter.js';
import { isCodeAxis, isTimeDimension } from '#domain/figures/world.js';
import type { Dataset } from '#domain/lists.js';
import { type CodeAxis, type Dimension, dimensions, severalValued } from '#domain/measures/dimensions.js';
import type { Amount, Attribute, Condition, CountedBy, Part } from '#domain/measures/measure.js';

import { holdsTree, isOneOf, liesIn, sharesOneOf } from './condition.reader.js';

/** Where the engine finds a fact: a column of the records and the type of its list. `BOOLEAN` columns hold yes and no. */
interface Column {
  readonly name: string;
  readonly type: string;
  /** Whether it holds an array: every value that the record names. */
  readonly isSeveral?: boolean;
}

const columns: Readonly<Record<Attribute, Column>> = {
  CRIME_TYPE: { name: 'crime_type', type: 'CrimeType' },
  CHANNEL: { name: 'channel', type: 'Channel' },
  REPORT_STATUS: { name: 'status', type: 'ReportStatus' },
  SIGN: { name: 'signs', type: 'Sign', isSeveral: true },
  SERIOUS_LIMB: { name: 'serious_limbs', type: 'SeriousLimb', isSeveral: true },
  PATHWAY: { name: 'pathway', type: 'Pathway' },
  AGE_BAND: { name: 'age_band', type: 'AgeBand' },
  SEX: { name: 'sex', type: 'Sex' },
  EXPLOITATION: { name: 'exploitation', type: 'Exploitation', isSeveral: true },
  COUNTY_LINES: { name: 'county_lines', type: 'BOOLEAN' },
  PRIORITY: { name: 'priority', type: 'Priority' },
  REASONABLE_GROUNDS: { name: 'reasonable_grounds', type: 'Decision' },
};

const amounts: Readonly<Record<Amount, string>> = { FIRST_ACTION_HOURS: 'first_action_hours' };

/** The records of each dataset, with the date by which they belong to a quarter. */
export const factTables = {
  REPORTS: { name: 'report', date: 'received_on' },
  REFERRALS: { name: 'referral', date: 'received_on' },
} as const satisfies Partial<Record<Dataset, { readonly name: string; readonly date: CountedBy }>>;

/** Records of one dataset, counted by one of their dates. */
export interface Facts {
  readonly dataset: Dataset;
  readonly countedBy: CountedBy;
}

/** `fact` with what the dimensions need beside it: the lists of areas and agencies, and a row for each of several values. */
export function fromFacts({ dataset }: Facts, by: readonly Dimension[]): Sql {
  const table = Object.entries(factTables).find(([name]) => name === dataset)?.[1].name;
  if (!table) throw new Error(`No records of ${dataset}`);
  const several = by.filter((dimension) => severalValued.has(dimensions[dimension].axis));
  return sql`
    FROM ${raw(table)} AS fact
    ${by.some((dimension) => dimensions[dimension].axis === 'AREA') ? sql`JOIN area ON area.code = fact.area_code` : empty}
    ${by.some((dimension) => dimensions[dimension].axis === 'AGENCY') ? sql`JOIN agency ON agency.id = fact.agency_id` : empty}
    ${several.length > 0 ? join(several.map(eachValueOf), ' ') : empty}`;
}

function eachValueOf(dimension: Dimension): Sql {
  const { axis } = dimensions[dimension];
  if (!isCodeAxis(axis)) throw new Error(`${dimension} has no several values`);
  const { name, type } = columns[axis];
  // A record that names none has a row of its own, with null.
  return sql`CROSS JOIN LATERAL unnest(CASE WHEN cardinality(fact.${raw(name)}) = 0 THEN ARRAY[NULL]::"${raw(type)}"[] ELSE fact.${raw(name)} END) AS ${raw(`each_${name}`)}(value)`;
}

/** The value of a dimension for a fact: a text, a boolean, or the first day of a period. */
export function keyOf({ countedBy }: Facts, dimension: Dimension): Sql {
  if (isTimeDimension(dimension)) return periodStart(sql`fact.${raw(countedBy)}::timestamp`, dimension);
  switch (dimension) {
    case 'AREA':
      return sql`fact.area_code`;
    case 'COUNTY':
      return sql`CASE WHEN area.kind = 'COUNTY' THEN area.code ELSE area.county_code END`;
    case 'LOCAL_COMMAND_UNIT':
      return sql`CASE WHEN area.kind = 'LOCAL_COMMAND_UNIT' THEN area.code ELSE area.local_command_unit_code END`;
    case 'AGENCY':
      return sql`agency.code`;
    case 'AGENCY_KIND':
      return sql`agency.kind::text`;
    case 'COUNTY_LINES':
      return sql`fact.county_lines`;
    default: {
      const { name } = columns[dimension];
      return severalValued.has(dimension) ? sql`${raw(`each_${name}`)}.value::text` : sql`fact.${raw(name)}::text`;
    }
  }
}

function periodStart(time: Sql, dimension: 'MONTH' | 'QUARTER' | 'FINANCIAL_YEAR' | 'CALENDAR_YEAR'): Sql {
  switch (dimension) {
    case 'MONTH':
      return sql`date_trunc('month', ${time})::date`;
    case 'QUARTER':
      return sql`date_trunc('quarter', ${time})::date`;
    case 'FINANCIAL_YEAR':
      return sql`(date_trunc('year', ${time} - interval '3 months') + interval '3 months')::date`;
    case 'CALENDAR_YEAR':
      return sql`date_trunc('year', ${time})::date`;
  }
}

/** The sum of quantity over the facts that meet a part's conditions; 0 where there are none. */
export function sumOf(part: Part): Sql {
  const condition = part.where.length > 0 ? sql` FILTER (WHERE ${meets(part)})` : empty;
  return sql`coalesce(sum(fact.quantity)${condition}, 0)`;
}

/** Holds for a fact that meets all conditions of a part. */
export function meets({ where }: Part): Sql {
  return where.length > 0 ? sql`(${join(where.map(meetsCondition), ' AND ')})` : sql`TRUE`;
}

function meetsCondition(condition: Condition): Sql {
  if ('attribute' in condition) return hasOneOf(columns[condition.attribute], condition.in);
  const amount = sql`fact.${raw(amounts[condition.amount])}`;
  // Two-valued: a number that is not known is not at most anything.
  if ('atMost' in condition) return sql`(${amount} IS NOT NULL AND ${amount} <= ${condition.atMost}::numeric)`;
  return condition.isKnown ? sql`${amount} IS NOT NULL` : sql`${amount} IS NULL`;
}

/** Holds for the facts that a filter wants. */
export function holds(filter: Filter, facts: Facts): Sql {
  return holdsTree(filter, (leaf) => holdsLeaf(leaf, facts));
}

function holdsLeaf(leaf: Leaf, { countedBy }: Facts): Sql {
  switch (leaf.axis) {
    case 'TIME':
      return liesIn(sql`fact.${raw(countedBy)}`, leaf.ranges);
    case 'AREA':
      return isOneOf(sql`fact.area_code`, 'text', [...leaf.codes]);
    case 'AGENCY':
      return isOneOf(sql`fact.agency_id`, 'int', [...leaf.ids]);
    default:
      return hasValue(leaf.axis, leaf.values);
  }
}

function hasValue(axis: CodeAxis, values: ReadonlySet<string | null>): Sql {
  const column = columns[axis];
  const known = [...values].filter((value) => value !== null);
  const isMissing = severalValued.has(axis) ? sql`cardinality(fact.${raw(column.name)}) = 0` : sql`fact.${raw(column.name)} IS NULL`;
  return values.has(null) ? sql`(${hasOneOf(column, known)} OR ${isMissing})` : hasOneOf(column, known);
}

function hasOneOf({ name, type, isSeveral }: Column, values: readonly string[]): Sql {
  const column = sql`fact.${raw(name)}`;
  if (type === 'BOOLEAN')
    return isOneOf(
      column,
      'boolean',
      values.map((value) => value === 'YES'),
    );
  return isSeveral ? sharesOneOf(column, `"${type}"`, values) : isOneOf(column, `"${type}"`, values);
}
