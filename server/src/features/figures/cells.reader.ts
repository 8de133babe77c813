import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';

import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import { toCombination } from '#domain/disclosure/axes/several-axis.js';
import type { CellTable, ReadCell } from '#domain/disclosure/cells.js';
import { protectedCrimeTypes } from '#domain/lists.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import type { Axis } from '#domain/measures/dimensions.js';
import type { Part } from '#domain/measures/measure.js';
import type { Filter } from '#domain/question/filter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Ask } from '#platform/ask.js';
import { mapInSlices, withoutYielding, type Work } from '#platform/fair-share/time-slices.js';

import { factColumnOf } from './fact-columns.reader.js';
import { dayOf, type Facts, filterToSql, fromFacts, isCounted, sumOver } from './facts.reader.js';
import { toFetchedNumber } from './fetched-number.reader.js';
import { addendOf, partToSql } from './parts.reader.js';

/** Protected parts that are counted by one date, and the axes of their cells. */
export interface WantedCells {
  readonly parts: readonly Part[];
  readonly axes: readonly Axis[];
  readonly filter: Filter;
  /** Whether crime types are split only into open and protected ones. */
  readonly isSplitOnly: boolean;
  /** The ids of the viewer’s agencies, whose records are subtracted from the whole. */
  readonly ownAgencyIds: readonly number[];
  /**
   * The sources of the whole and of the viewer’s own records. They differ if the rollup for the
   * whole has no agencies.
   */
  readonly everybody: Facts;
  readonly own: Facts;
}

export type SelectCells = (wanted: WantedCells) => Promise<CellTable>;

/**
 * Selects cells in one statement: those of everybody and, unless cells are cut by agency, the
 * viewer’s own.
 */
export function selectCellsBy(
  ask: Ask,
  referenceData: ReferenceData,
  work: Work = withoutYielding,
): SelectCells {
  return async (wanted) => {
    const { axes, parts, ownAgencyIds } = wanted;
    const isOwnApart = ownAgencyIds.length > 0 && !axes.includes('AGENCY');
    const ofOwn: Filter = { leaf: { axis: 'AGENCY', ids: new Set(ownAgencyIds) } };
    const { rows } = await ask<Record<string, unknown>>(sql`
      ${selectFrom(wanted.everybody, 'EVERYBODY', wanted)}
      ${isOwnApart ? sql`UNION ALL ${selectFrom(wanted.own, 'OWN', { ...wanted, filter: { and: [wanted.filter, ofOwn] } })}` : empty}`);
    return {
      axes,
      parts,
      cells: await mapInSlices(rows, (row) => toCell(row, wanted, referenceData), work),
    };
  };
}

function selectFrom(
  facts: Facts,
  of: ReadCell['of'],
  { axes, parts, filter, isSplitOnly }: WantedCells,
): Sql {
  const columns: readonly Sql[] = [
    sql`${raw(`'${of}'`)}::text AS of`,
    ...axes.map((axis, index) => sql`${atomOf(facts, axis, isSplitOnly)} AS ${raw(`a${index}`)}`),
    ...parts.map((part, index) => sql`coalesce(${sumOver(facts, part)}, 0) AS ${raw(`n${index}`)}`),
    ...parts.map((part, index) => sql`${keysOver(facts, part)} AS ${raw(`s${index}`)}`),
  ];
  return sql`
    SELECT ${join(columns)}
    ${fromFacts(facts, [])}
    WHERE ${isCounted(facts, parts)}
      AND ${filterToSql(filter, facts, [])}
    ${axes.length > 0 ? sql`GROUP BY ${raw(axes.map((_, index) => index + 2).join(', '))}` : empty}`;
}

/** The atom of a fact, as text. */
function atomOf(facts: Facts, axis: Axis, isSplitOnly: boolean): Sql {
  switch (axis) {
    case 'TIME':
      return sql`date_trunc('quarter', ${dayOf(facts)}::timestamp)::date::text`;
    case 'AREA':
      return sql`fact.area_code`;
    case 'AGENCY':
      return sql`fact.agency_id::text`;
    case 'CRIME_TYPE':
      return isSplitOnly
        ? sql`CASE WHEN fact.crime_type = ANY (${[...protectedCrimeTypes]}::"CrimeType"[]) THEN fact.crime_type::text END`
        : sql`fact.crime_type::text`;
    case 'COUNTY_LINES':
      return sql`CASE WHEN fact.county_lines THEN 'YES' WHEN NOT fact.county_lines THEN 'NO' END`;
    default: {
      const { expression, isSeveral = false } = factColumnOf(axis);
      return isSeveral
        ? sql`array_to_string(${raw(expression)}::text[], ';')`
        : sql`${raw(expression)}::text`;
    }
  }
}

/** The sum of the keys of the records that count in a part, modulo 2^32. */
function keysOver({ rollup }: Facts, part: Part): Sql {
  const sum = rollup
    ? sql`sum(fact.${raw(`${part.key}_keys`)})`
    : sql`sum(fact.record_key) FILTER (WHERE ${partToSql(part)} AND (${addendOf(part)}) > 0)`;
  return sql`mod(coalesce(${sum}, 0), 4294967296)`;
}

const fetchedAtom = z.string().nullable();

function toCell(
  row: Record<string, unknown>,
  { axes, parts }: WantedCells,
  referenceData: ReferenceData,
): ReadCell {
  return {
    of: row.of === 'OWN' ? 'OWN' : 'EVERYBODY',
    atoms: axes.map((axis, index) =>
      toAtom(axis, fetchedAtom.parse(row[`a${index}`] ?? null), referenceData),
    ),
    contents: parts.map((_, index) => ({
      count: toFetchedNumber(row[`n${index}`]),
      keys: toFetchedNumber(row[`s${index}`]),
    })),
  };
}

function toAtom(axis: Axis, fetched: string | null, { agencies }: ReferenceData): Atom {
  if (axis === 'AGENCY') return fetched === null ? null : Number(fetched);
  if (!multiValued.has(axis)) return fetched;
  const values = fetched === null || fetched === '' ? [] : fetched.split(';');
  if (axis !== 'SUPPORTING_AGENCY') return toCombination(values);
  return toCombination(
    values.map((id) => agencies.find((agency) => agency.id === Number(id))?.code ?? id),
  );
}
