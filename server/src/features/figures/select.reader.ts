import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import { partsSeenBy, type Policy } from '#domain/access/policy.js';
import type { RawRow } from '#domain/disclosure/raw-table.js';
import type { ReportedPlaces } from '#domain/figures/plan/place-coding.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Part } from '#domain/measures/measure.js';
import type { Sums } from '#domain/measures/sums.js';
import { memoise } from '#domain/memoise.js';
import { grains, isTimeDimension, type KeyValue } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';
import { MAX_GROUPS } from '#domain/question/question.js';
import { keyOf as periodKeyOf } from '#domain/time.js';
import type { Ask } from '#platform/ask.js';
import { mapInSlices, type Work } from '#platform/fair-share/time-slices.js';

import { filterToSql, fromFacts, isCounted, keyOf, sumOver } from './facts.reader.js';
import { toFetchedNumber } from './fetched-number.reader.js';
import type { Stream } from './streams.reader.js';

/** Groups of a stream, and the whole if it was requested and the groups add up to it. */
export interface Groups {
  readonly rows: readonly RawRow[];
  readonly whole: Sums | null;
}

/** The groups to select from a stream. */
export interface Selected {
  readonly by: readonly Dimension[];
  readonly filter: Filter;
  /** Whether to add up the whole too. */
  readonly isWithTotals: boolean;
  /** The places that areas are shown as; by default each area is shown as itself. */
  readonly places?: ReportedPlaces | null;
}

export type Select = (stream: Stream, selected: Selected) => Promise<Groups>;

/**
 * Selects groups of a stream with their sums, and the whole, in one statement. Only facts that may
 * count in one of the parts make a group. For people who are not cleared, each part is replaced by
 * the part that partners see.
 */
export function selectBy(ask: Ask, policy: Policy, work: Work): Select {
  return async (stream, { by, filter, isWithTotals, places = null }) => {
    const { parts } = stream;
    const seen = partsSeenBy(policy, parts);
    const keys = by.map((_, index) => `k${index}`);
    const sums = parts.map((_, index) => `p${index}`);
    const columns: readonly Sql[] = [
      ...by.map(
        (dimension, index) =>
          sql`${dimension === 'AREA' ? areaOf(places) : keyOf(stream, dimension)} AS ${raw(`k${index}`)}`,
      ),
      ...seen.map((part, index) => sql`${sumOver(stream, part)} AS ${raw(`p${index}`)}`),
    ];
    const grouped = sql`
      SELECT ${join(columns)}
      ${fromFacts(stream, by)}
      WHERE ${isCounted(stream, seen)}
        AND ${filterToSql(filter, stream, by)}
        ${isTold(places)}
      ${by.length > 0 ? sql`GROUP BY ${raw(by.map((_, index) => index + 1).join(', '))}` : empty}`;
    // Named only if totals are wanted: PostgreSQL plans each named subquery separately, and a page
    // would have dozens of them.
    const statement = isWithTotals
      ? sql`
        WITH grouped AS (${grouped})
        (SELECT ${raw([...keys, ...sums, 'false AS is_whole'].join(', '))} FROM grouped LIMIT ${MAX_GROUPS + 1})
        UNION ALL SELECT ${raw([...keys.map(() => 'NULL'), ...sums.map((sum) => `sum(${sum})`), 'true'].join(', '))} FROM grouped`
      : sql`${grouped} LIMIT ${MAX_GROUPS + 1}`;
    const { rows } = await ask<Record<string, unknown>>(statement);
    // All rows share the same names, dates and codes.
    const named = parts.map((part, index) => ({ part, name: `p${index}` }));
    const toSums = (row: Record<string, unknown>): Sums => {
      const found = new Map<Part, number>();
      for (const { part, name } of named) found.set(part, toFetchedNumber(row[name] ?? 0));
      return found;
    };
    const values = by.map((dimension, index) => ({
      name: `k${index}`,
      toValue: keyValueReader(dimension),
    }));
    const all = rows.find(({ is_whole }) => is_whole === true);
    return {
      rows: await mapInSlices(
        all === undefined ? rows : rows.filter((row) => row !== all),
        (row) => ({
          key: values.map(({ name, toValue }) => toValue(row[name])),
          sums: toSums(row),
        }),
        work,
      ),
      whole: all ? toSums(all) : null,
    };
  };
}

/** The area that a fact is shown as. */
function areaOf(places: ReportedPlaces | null): Sql {
  const several = places?.together.filter(({ length }) => length > 1) ?? [];
  if (several.length === 0) return sql`fact.area_code`;
  const cases = several.map(
    (codes) => sql`WHEN fact.area_code = ANY (${[...codes]}::text[]) THEN ${codes[0]}::text`,
  );
  return sql`CASE ${join(cases, ' ')} ELSE fact.area_code END`;
}

/** Matches only facts whose place may be shown, including those with no place. */
function isTold(places: ReportedPlaces | null): Sql {
  if (!places) return empty;
  return sql`AND (fact.area_code IS NULL OR fact.area_code = ANY (${[...places.apart, ...places.together.flat()]}::text[]))`;
}

function keyValueReader(dimension: Dimension): (fetched: unknown) => KeyValue {
  const toKey = isTimeDimension(dimension)
    ? memoise((day: string) => periodKeyOf(grains[dimension], day))
    : (code: string) => code;
  return (fetched) => {
    if (typeof fetched === 'string') return toKey(fetched);
    if (typeof fetched === 'boolean' || fetched === null) return fetched;
    throw new Error(`The database gave ${typeof fetched} for a key`);
  };
}
