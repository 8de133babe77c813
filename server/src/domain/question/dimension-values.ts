import { agencyKinds } from '#domain/agencies.js';
import {
  type CodedDimension,
  declarationOf,
  isCodedDimension,
} from '#domain/measures/coded-dimensions.js';
import { type CodeAxis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { memoise } from '#domain/memoise.js';
import type { AreaRecord, Places } from '#domain/places.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { rangeOf, type TimeGrain } from '#domain/time.js';

import type { Cell } from './filter.js';

/**
 * The value of a dimension in a group's key: a period's key, a code, yes or no; null if the records
 * have no value.
 */
export type KeyValue = string | boolean | null;

export const grains = {
  MONTH: 'MONTH',
  QUARTER: 'QUARTER',
  FINANCIAL_YEAR: 'FINANCIAL_YEAR',
  CALENDAR_YEAR: 'CALENDAR_YEAR',
} as const satisfies Readonly<Partial<Record<Dimension, TimeGrain>>>;

export type TimeDimension = keyof typeof grains;

/** Whether the values of a dimension are keys of periods. */
export function isTimeDimension(dimension: Dimension): dimension is TimeDimension {
  return dimensions[dimension].axis === 'TIME';
}

/** Whether the values of an axis are codes, of a list or of agencies. */
export function isCodeAxis(axis: string): axis is CodeAxis {
  return axis === 'SUPPORTING_AGENCY' || isCodedDimension(axis);
}

/** All values of an axis of codes, in the order of its list. */
export function codesOf(axis: CodedDimension): readonly string[] {
  return Object.keys(declarationOf(axis).list);
}

/** The label of a code; an unknown code stays unchanged. */
export function labelOf(axis: CodeAxis, code: string): string {
  return axis === 'SUPPORTING_AGENCY'
    ? code
    : (new Map<string, string>(Object.entries(declarationOf(axis).list)).get(code) ?? code);
}

/**
 * All values of a dimension with a fixed list, in display order, for filling gaps. Time has no
 * list; areas are today's districts.
 */
export function valuesOf(
  dimension: Dimension,
  { places, agencies }: ReferenceData,
): readonly KeyValue[] {
  switch (dimension) {
    case 'MONTH':
    case 'QUARTER':
    case 'FINANCIAL_YEAR':
    case 'CALENDAR_YEAR':
      return [];
    case 'AREA':
      return places.current.filter(({ kind }) => kind === 'DISTRICT').map(({ code }) => code);
    case 'COUNTY':
    case 'LOCAL_COMMAND_UNIT':
      return places.current.filter(({ kind }) => kind === dimension).map(({ code }) => code);
    case 'AGENCY':
    case 'SUPPORTING_AGENCY':
      return agencies.map(({ code }) => code);
    case 'AGENCY_KIND':
      return Object.keys(agencyKinds).filter((kind) =>
        agencies.some((agency) => agency.kind === kind),
      );
    case 'COUNTY_LINES':
      return [true, false];
    default:
      return codesOf(dimension);
  }
}

/**
 * The position of each value of a dimension in lists; null and unknown values come last. Time sorts
 * by its key.
 */
export function ranksOf(
  dimension: Dimension,
  referenceData: ReferenceData,
): ReadonlyMap<KeyValue, number> {
  const ordered =
    dimension === 'AREA'
      ? referenceData.places.areas.map(({ code }) => code)
      : valuesOf(dimension, referenceData);
  return new Map(ordered.map((value, rank) => [value, rank]));
}

/** What a dimension's value says about the records in its group. */
export function toCell(
  dimension: Dimension,
  value: KeyValue,
  { places, agencies }: ReferenceData,
): Cell {
  if (isTimeDimension(dimension))
    return value === null ? {} : { TIME: rangeOf(grains[dimension], String(value)) };
  switch (dimension) {
    case 'AREA':
      return { AREA: new Set([value === null ? null : String(value)]) };
    case 'COUNTY':
      return { AREA: codesInside(places, value, (area) => places.countyOf(area)) };
    case 'LOCAL_COMMAND_UNIT':
      return { AREA: codesInside(places, value, (area) => places.localCommandUnitOf(area)) };
    case 'AGENCY':
      return { AGENCY: new Set(agencies.filter(({ code }) => code === value).map(({ id }) => id)) };
    case 'AGENCY_KIND':
      return { AGENCY: new Set(agencies.filter(({ kind }) => kind === value).map(({ id }) => id)) };
    case 'COUNTY_LINES':
      return {
        codes: new Map([[dimension, value === null ? null : value === true ? 'YES' : 'NO']]),
      };
    default:
      return { codes: new Map([[dimension, value === null ? null : String(value)]]) };
  }
}

function codesInside(
  places: Places,
  value: KeyValue,
  of: (area: AreaRecord) => string | null,
): ReadonlySet<string | null> {
  // Records are never coded to a place that has ended. Such a place is in no larger one, and would
  // be treated like places that are in none.
  const inside = places.current.filter((area) => of(area) === value).map(({ code }) => code);
  return new Set(value === null ? [...inside, null] : inside);
}

/**
 * What a whole key says: its dimensions' values together. Two dimensions of one axis narrow each
 * other.
 */
export function toKeyCell(
  by: readonly Dimension[],
  key: readonly KeyValue[],
  referenceData: ReferenceData,
): Cell {
  return by.reduce<Cell>(
    (cell, dimension, index) => narrow(cell, toCell(dimension, key[index] ?? null, referenceData)),
    {},
  );
}

/** `toKeyCell` for many keys: what each value says is worked out only once. */
export function keyCellFinder(
  by: readonly Dimension[],
  referenceData: ReferenceData,
): (key: readonly KeyValue[]) => Cell {
  const pieces = by.map((dimension) =>
    memoise((value: KeyValue) => toCell(dimension, value, referenceData)),
  );
  return (key) =>
    pieces.reduce<Cell>((cell, pieceOf, index) => narrow(cell, pieceOf(key[index] ?? null)), {});
}

function narrow(a: Cell, b: Cell): Cell {
  return {
    ...a,
    ...b,
    ...(a.TIME && b.TIME
      ? {
          TIME: {
            from: later(a.TIME.from, b.TIME.from),
            until: earlier(a.TIME.until, b.TIME.until),
          },
        }
      : {}),
    ...(a.AREA && b.AREA ? { AREA: intersect(a.AREA, b.AREA) } : {}),
    ...(a.AGENCY && b.AGENCY ? { AGENCY: intersect(a.AGENCY, b.AGENCY) } : {}),
    ...(a.codes && b.codes ? { codes: new Map([...a.codes, ...b.codes]) } : {}),
  };
}

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

function intersect<Value>(a: ReadonlySet<Value>, b: ReadonlySet<Value>): ReadonlySet<Value> {
  return new Set([...a].filter((value) => b.has(value)));
}
