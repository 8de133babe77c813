import { multiValued } from '#domain/measures/coded-dimensions.js';
import { type Axis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { quarterOf, shift, startOf } from '#domain/quarter.js';
import {
  grains,
  isTimeDimension,
  type KeyValue,
  toCell,
} from '#domain/question/dimension-values.js';
import type { Leaf } from '#domain/question/filter.js';
import { windowTo } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { keyOf } from '#domain/time.js';

import type { Atom } from './axes/axis-model.js';
import { valuesIn } from './axes/several-axis.js';

/** What separates the rows of a question. */
export interface Rows {
  readonly by: readonly Dimension[];
  /** Whether a row covers the four quarters that end with the one it names. */
  readonly isRolling: boolean;
}

/** Whether the values of a dimension are the atoms of its axis, so that a row holds one of them. */
export function isByAtom(dimension: Dimension, { isRolling }: Pick<Rows, 'isRolling'>): boolean {
  if (dimension === 'QUARTER') return !isRolling;
  if (dimension === 'AREA' || dimension === 'AGENCY') return true;
  const { axis } = dimensions[dimension];
  return axis !== 'TIME' && axis !== 'AREA' && axis !== 'AGENCY' && !multiValued.has(axis);
}

/** The atom for a value of a dimension whose values are atoms; null for an unknown agency, too. */
export function toAtom(
  dimension: Dimension,
  value: KeyValue,
  { agencies }: Pick<ReferenceData, 'agencies'>,
): Atom {
  if (value === null) return null;
  switch (dimension) {
    case 'QUARTER':
      return startOf(String(value));
    case 'AGENCY':
      return agencies.find(({ code }) => code === value)?.id ?? null;
    case 'COUNTY_LINES':
      return value === true ? 'YES' : 'NO';
    default:
      return String(value);
  }
}

/** The condition that a row puts on its records, on the axis of a dimension. */
export function toRowLeaf(
  dimension: Dimension,
  value: KeyValue,
  {
    isRolling,
    referenceData,
  }: { readonly isRolling: boolean; readonly referenceData: ReferenceData },
): Leaf | null {
  if (isRolling && dimension === 'QUARTER')
    return { axis: 'TIME', ranges: [windowTo(String(value))] };
  const { TIME, AREA, AGENCY, codes } = toCell(dimension, value, referenceData);
  if (TIME) return { axis: 'TIME', ranges: [TIME] };
  if (AREA) return { axis: 'AREA', codes: AREA };
  if (AGENCY) return { axis: 'AGENCY', ids: AGENCY };
  const [code] = codes ?? [];
  return code ? { axis: code[0], values: new Set([code[1]]) } : null;
}

/**
 * The keys of the rows that a record counts in, by its atoms: several if the record has several
 * values, or if rows overlap.
 */
export function keysOf(
  { by, isRolling }: Rows,
  atoms: ReadonlyMap<Axis, Atom>,
  referenceData: ReferenceData,
): readonly (readonly KeyValue[])[] {
  return by.reduce<readonly (readonly KeyValue[])[]>(
    (keys, dimension) => {
      const values = valuesOf(dimension, atoms.get(dimensions[dimension].axis) ?? null, {
        isRolling,
        referenceData,
      });
      return keys.flatMap((key) => values.map((value) => [...key, value]));
    },
    [[]],
  );
}

function valuesOf(
  dimension: Dimension,
  atom: Atom,
  {
    isRolling,
    referenceData,
  }: { readonly isRolling: boolean; readonly referenceData: ReferenceData },
): readonly KeyValue[] {
  if (isTimeDimension(dimension)) {
    const quarter = quarterOf(String(atom));
    if (isRolling && dimension === 'QUARTER')
      return [0, 1, 2, 3].map((later) => shift(quarter, later));
    return [keyOf(grains[dimension], String(atom))];
  }
  const { places, agencies } = referenceData;
  switch (dimension) {
    case 'COUNTY':
    case 'LOCAL_COMMAND_UNIT': {
      const area = places.find(String(atom));
      if (!area) return [null];
      return [dimension === 'COUNTY' ? places.countyOf(area) : places.localCommandUnitOf(area)];
    }
    case 'AGENCY':
      return [agencies.find(({ id }) => id === atom)?.code ?? null];
    case 'AGENCY_KIND':
      return [agencies.find(({ id }) => id === atom)?.kind ?? null];
    case 'COUNTY_LINES':
      return [atom === null ? null : atom === 'YES'];
    default: {
      if (!multiValued.has(dimensions[dimension].axis))
        return [atom === null ? null : String(atom)];
      const values = valuesIn(atom);
      return values.length > 0 ? values : [null];
    }
  }
}
