import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { SameDays } from '#domain/figures/plan/same-days.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import { type CodeAxis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { type CountedBy, isWhole, type Part, type Source } from '#domain/measures/measure.js';
import { countingPartOf, type Rollup } from '#domain/measures/rollups.js';
import type { PlainDate } from '#domain/plain-date.js';
import { isCodeAxis, isTimeDimension } from '#domain/question/dimension-values.js';
import { axesOf, type Filter, type Leaf } from '#domain/question/filter.js';
import { factTables } from '#features/periods/fact-tables.reader.js';

import { isAmong, liesIn, treeToSql } from './condition.reader.js';
import { DUE_RETURNS } from './due-returns.reader.js';
import { factColumnOf } from './fact-columns.reader.js';
import { hasOneOf, isMissingSql, partToSql, sumOverRecords } from './parts.reader.js';
import { tableOfRollup } from './rollup-sql.reader.js';

/** What is added up: records of one source by one of their dates, or the cells of a rollup. */
export interface Facts {
  readonly source: Source;
  readonly countedBy: CountedBy;
  /**
   * The agencies that a record belongs to in questions about agencies: the supporters, or else the
   * sender.
   */
  readonly agency: Part['agency'];
  /** The rollup whose cells are added up; null if records themselves are. */
  readonly rollup: Rollup | null;
  readonly today: PlainDate;
  /**
   * Adds up only the records of these days, as the cells that the rollup would have if it had days.
   * Absent if records of all days are added up. The database reads the records either way.
   */
  readonly sameDays?: SameDays & { readonly rollup: Rollup };
}

/**
 * `fact` joined with what the dimensions need: the lists of areas and agencies, and one row for
 * each of several values.
 */
export function fromFacts(facts: Facts, by: readonly Dimension[]): Sql {
  const several = by.filter((dimension) => multiValued.has(dimensions[dimension].axis));
  const isOn = (axis: string) => by.some((dimension) => dimensions[dimension].axis === axis);
  const isWithinAreas = by.some(
    (dimension) => dimension === 'COUNTY' || dimension === 'LOCAL_COMMAND_UNIT',
  );
  return sql`
    FROM ${tableOf(facts)} AS fact
    ${isWithinAreas ? sql`LEFT JOIN area ON area.code = fact.area_code` : empty}
    ${isOn('AGENCY') ? joinAgency(facts) : empty}
    ${several.length > 0 ? join(several.map(eachValueOf), ' ') : empty}`;
}

function tableOf({ source, rollup }: Facts): Sql {
  if (rollup) return tableOfRollup(rollup);
  if (source === 'RETURNS') return raw(DUE_RETURNS);
  return raw(factTables[source].name);
}

function joinAgency({ agency }: Facts): Sql {
  if (agency !== 'SUPPORTER') return sql`JOIN agency ON agency.id = fact.agency_id`;
  return sql`CROSS JOIN LATERAL unnest(fact.supporting_agency_ids) AS supporter(id) JOIN agency ON agency.id = supporter.id`;
}

function eachValueOf(dimension: Dimension): Sql {
  const { axis } = dimensions[dimension];
  if (!isCodeAxis(axis)) throw new Error(`${dimension} cannot have several values`);
  const { expression, type } = factColumnOf(axis);
  const each = raw(`each_${axis.toLowerCase()}`);
  const listType = raw(type === 'AGENCIES' ? 'int' : `"${type}"`);
  // A record with no value has one row, with null.
  const unnested = sql`CROSS JOIN LATERAL unnest(CASE WHEN cardinality(${raw(expression)}) = 0 THEN ARRAY[NULL]::${listType}[] ELSE ${raw(expression)} END) AS ${each}(value)`;
  return type === 'AGENCIES'
    ? sql`${unnested} LEFT JOIN agency AS ${each}_agency ON ${each}_agency.id = ${each}.value`
    : unnested;
}

/**
 * The value of a dimension for a fact: a text or a code of a list (returned as text), a boolean, or
 * the first day of a period.
 */
export function keyOf(facts: Facts, dimension: Dimension): Sql {
  if (isTimeDimension(dimension)) {
    // Rollup cells and returns are dated on the first day of their period.
    const isFirstDay =
      facts.rollup?.grain === dimension || (dimension === 'QUARTER' && facts.source === 'RETURNS');
    return isFirstDay ? dayOf(facts) : periodStart(sql`${dayOf(facts)}::timestamp`, dimension);
  }
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
      return sql`agency.kind`;
    case 'COUNTY_LINES':
      return sql`fact.county_lines`;
    case 'SUPPORTING_AGENCY':
      return sql`each_supporting_agency_agency.code`;
    default:
      return multiValued.has(dimension)
        ? raw(`each_${dimension.toLowerCase()}.value`)
        : raw(factColumnOf(dimension).expression);
  }
}

/** The day by which a fact counts. A rollup cell has the first day of its month or quarter. */
export function dayOf({ countedBy, rollup }: Facts): Sql {
  return rollup ? sql`fact.period_start` : sql`fact.${raw(countedBy)}`;
}

function periodStart(
  time: Sql,
  dimension: 'MONTH' | 'QUARTER' | 'FINANCIAL_YEAR' | 'CALENDAR_YEAR',
): Sql {
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

/** The exact sum of a part over the facts; null or 0 if nothing counts in it. */
export function sumOver({ rollup }: Facts, part: Part): Sql {
  if (!rollup) return sumOverRecords(part);
  const column = sql`fact.${raw(part.key)}`;
  // As floats, whole numbers stay exact and take half the time to add up and to write.
  return isWhole(part) ? sql`sum(${column}::float8)` : sql`sum(${column})`;
}

/** True for facts that may count in one of the parts. */
export function isCounted({ countedBy, rollup }: Facts, parts: readonly Part[]): Sql {
  const isOfAll = parts.some(({ where }) => where.length === 0);
  if (rollup) {
    const isByDate = sql`fact.counted_by = ${raw(`'${countedBy}'`)}`;
    const counts = [...new Set(parts.map((part) => countingPartOf(rollup, part).key))];
    return isOfAll
      ? isByDate
      : sql`${isByDate} AND (${join(
          counts.map((key) => raw(`fact.${key} > 0`)),
          ' OR ',
        )})`;
  }
  const isDated = sql`fact.${raw(countedBy)} IS NOT NULL`;
  if (isOfAll) return isDated;
  return sql`${isDated} AND (${join(parts.map(partToSql), ' OR ')})`;
}

/**
 * True for facts that match a filter. If supporters count as agencies, one supporter must meet all
 * conditions on agencies: the one in the group, or else any of them.
 *
 * @param by the dimensions that facts are grouped by
 */
export function filterToSql(filter: Filter, facts: Facts, by: readonly Dimension[]): Sql {
  const condition = treeToSql(filter, (leaf) => leafToSql(leaf, facts));
  const isOfAny =
    facts.agency === 'SUPPORTER' &&
    axesOf(filter).has('AGENCY') &&
    !by.some((each) => dimensions[each].axis === 'AGENCY');
  return isOfAny
    ? sql`EXISTS (SELECT FROM unnest(fact.supporting_agency_ids) AS supporter (id) WHERE ${condition})`
    : condition;
}

function leafToSql(leaf: Leaf, facts: Facts): Sql {
  switch (leaf.axis) {
    case 'TIME':
      return leaf.decidedBefore === undefined
        ? liesIn(dayOf(facts), leaf.ranges)
        : sql`(${liesIn(dayOf(facts), leaf.ranges)} AND fact.decided_on < ${leaf.decidedBefore}::date)`;
    case 'AREA':
      return isAmong(sql`fact.area_code`, 'text', leaf.codes);
    case 'AGENCY':
      return isAmong(
        facts.agency === 'SUPPORTER' && !leaf.isSender ? sql`supporter.id` : sql`fact.agency_id`,
        'int',
        leaf.ids,
      );
    default:
      return hasValue(leaf.axis, leaf.values);
  }
}

function hasValue(axis: CodeAxis, values: ReadonlySet<string | null>): Sql {
  const column = factColumnOf(axis);
  const known = [...values].filter((value) => value !== null);
  return values.has(null)
    ? sql`(${hasOneOf(column, known)} OR ${isMissingSql(column)})`
    : hasOneOf(column, known);
}
