import type { ReportedPlaces } from '#domain/figures/plan/place-coding.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { memoiseEach } from '#domain/memoise.js';
import {
  grains,
  isCodeAxis,
  isTimeDimension,
  type KeyValue,
} from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { keyOf as periodKeyOf } from '#domain/time.js';

import { columnOf, type HeldCells, type HeldValue, type KeyColumn } from './held-cells.js';
import { codeColumnOf, type HeldFacts, severalIn } from './held-conditions.js';

/** The values of a dimension in cells, numbered from 0. */
export interface NumberedValues {
  readonly values: readonly KeyValue[];
  /** For each index of the column, the numbers of the values of a cell. */
  readonly numbers: readonly (readonly number[])[];
  /**
   * For each index of the column, the number of its only value; null if a cell may have several
   * values, or none.
   */
  readonly ofPlaces: Int32Array | null;
  /** The index of each cell in the column. */
  readonly places: Int32Array;
}

/** Finds a value in lists that may be older than the cells. */
type FindValue = (value: HeldValue) => readonly KeyValue[] | null;

/**
 * The values of a dimension, like those of `keyOf` for facts; null if a place or an agency is not
 * in the lists.
 *
 * @param told the places that areas are shown as; by default each area is shown as itself
 */
export function numberValues(
  held: HeldFacts,
  dimension: Dimension,
  told: ReportedPlaces | null,
): NumberedValues | null {
  if (told !== null && dimension === 'AREA') return workOut(held, dimension, told);
  const { places, agencies } = held.referenceData;
  const known = knownIn(held.cells)(places)(agencies);
  const name = `${dimension} ${held.facts.agency ?? ''}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const numbered = workOut(held, dimension, null);
  known.set(name, numbered);
  return numbered;
}

/**
 * The values of dimensions, which are the same for every question and viewer until the cells or
 * the lists change.
 */
const knownIn = memoiseEach((_: HeldCells) =>
  memoiseEach((_: ReferenceData['places']) =>
    memoiseEach((_: ReferenceData['agencies']) => new Map<string, NumberedValues | null>()),
  ),
);

function workOut(
  held: HeldFacts,
  dimension: Dimension,
  told: ReportedPlaces | null,
): NumberedValues | null {
  const { column, find } = readerOf(held, dimension, told);
  const known = new Map<KeyValue, number>();
  const values: KeyValue[] = [];
  const numberOf = (value: KeyValue) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    known.set(value, values.length);
    values.push(value);
    return values.length - 1;
  };
  const numbers: (readonly number[])[] = [];
  for (const value of column.values) {
    const found = find(value);
    if (found === null) return null;
    numbers.push(found.map(numberOf));
  }
  const isSingle = numbers.every(({ length }) => length === 1);
  return {
    values,
    numbers,
    ofPlaces: isSingle ? Int32Array.from(numbers, ([number = 0]) => number) : null,
    places: column.places,
  };
}

function readerOf(
  { cells, facts, referenceData }: HeldFacts,
  dimension: Dimension,
  told: ReportedPlaces | null,
): { readonly column: KeyColumn; readonly find: FindValue } {
  const { places, agencies } = referenceData;
  if (isTimeDimension(dimension)) {
    const grain = grains[dimension];
    return {
      column: columnOf(cells.keys, 'period_start'),
      find: (value) => [periodKeyOf(grain, String(value))],
    };
  }
  switch (dimension) {
    case 'AREA':
      return { column: columnOf(cells.keys, 'area_code'), find: toldAs(told) };
    case 'COUNTY':
    case 'LOCAL_COMMAND_UNIT':
      return {
        column: columnOf(cells.keys, 'area_code'),
        find: (value) => {
          if (value === null) return [null];
          const area = places.find(String(value));
          if (!area) return null;
          return [dimension === 'COUNTY' ? places.countyOf(area) : places.localCommandUnitOf(area)];
        },
      };
    case 'AGENCY':
    case 'AGENCY_KIND': {
      const toValue = (id: HeldValue) => {
        const agency = agencies.find((each) => each.id === id);
        return agency && (dimension === 'AGENCY' ? agency.code : agency.kind);
      };
      if (facts.agency !== 'SUPPORTER')
        return {
          column: columnOf(cells.keys, 'agency_id'),
          find: (value) => {
            const found = toValue(value);
            return found === undefined ? null : [found];
          },
        };
      return {
        column: codeColumnOf({ cells }, 'SUPPORTING_AGENCY'),
        find: (value) => allKnown(severalIn(value).map(toValue)),
      };
    }
    default: {
      const { axis } = dimensions[dimension];
      if (!isCodeAxis(axis)) throw new Error(`${dimension} has no codes`);
      const column = codeColumnOf({ cells }, axis);
      if (!multiValued.has(axis)) return { column, find: (value) => [toKeyValue(value)] };
      return {
        column,
        find: (value) => {
          const several = severalIn(value);
          // A record without values has one row, with null.
          if (several.length === 0) return [null];
          return axis === 'SUPPORTING_AGENCY'
            ? allKnown(several.map((id) => findAgencyCode(id, referenceData)))
            : several.map(toKeyValue);
        },
      };
    }
  }
}

function toldAs(told: ReportedPlaces | null): FindValue {
  const together = told?.together.filter(({ length }) => length > 1) ?? [];
  return (value) => [
    value === null
      ? null
      : (together.find((codes) => codes.includes(String(value)))?.[0] ?? String(value)),
  ];
}

function toKeyValue(value: HeldValue): KeyValue {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  throw new Error(`The database gave ${typeof value} for a key`);
}

function findAgencyCode(id: HeldValue, { agencies }: ReferenceData): string | undefined {
  return agencies.find((agency) => agency.id === id)?.code;
}

function allKnown(values: readonly (string | undefined)[]): readonly string[] | null {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : null;
}
