import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import { alwaysKnown } from '#domain/disclosure/axes/model-of-axis.js';
import { toCombination } from '#domain/disclosure/axes/several-axis.js';
import { protectedCrimeTypes } from '#domain/lists.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import type { Axis, CodeAxis } from '#domain/measures/dimensions.js';
import type { Source } from '#domain/measures/measure.js';
import { canBeReturned } from '#domain/places.js';
import { startOf } from '#domain/quarter.js';
import { codesOf } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { keyOf, keysIn, rangeOf } from '#domain/time.js';

/** The records under attack. */
export interface Others {
  readonly referenceData: Pick<ReferenceData, 'places' | 'agencies'>;
  readonly source: Source;
  /** The viewer’s agencies, which have none of the records under attack. */
  readonly ownAgencyIds: ReadonlySet<number>;
  /** The atoms that occur on each axis. */
  readonly seen: ReadonlyMap<Axis, ReadonlySet<Atom>>;
}

/**
 * The maximum number of values for which all combinations are tried. With more values, only
 * combinations that occur are tried.
 */
const MAX_COMBINED = 7;

/**
 * All atoms that others’ records may have on an axis, from the catalogue and the reference data.
 */
export function atomsOf(
  axis: Axis,
  { referenceData, source, ownAgencyIds, seen }: Others,
): readonly Atom[] {
  switch (axis) {
    case 'TIME':
      return wholeYears([...(seen.get(axis) ?? [])].map(String).toSorted());
    case 'AREA':
      return referenceData.places.current.filter(canBeReturned).map(({ code }) => code);
    case 'AGENCY':
      return referenceData.agencies.filter(({ id }) => !ownAgencyIds.has(id)).map(({ id }) => id);
    default: {
      if (source === 'REPORTS' && axis === 'CRIME_TYPE') return [...protectedCrimeTypes];
      const codes = valuesOf(axis, referenceData);
      if (!multiValued.has(axis))
        return alwaysKnown[source]?.includes(axis) === true ? codes : [...codes, null];
      return areAllCombined(axis, referenceData)
        ? combinationsOf(codes)
        : [...new Set([toCombination([]), ...(seen.get(axis) ?? [])])].toSorted();
    }
  }
}

/** Whether every combination of the values of an axis is an atom. */
export function areAllCombined(
  axis: CodeAxis,
  referenceData: Pick<ReferenceData, 'agencies'>,
): boolean {
  return valuesOf(axis, referenceData).length <= MAX_COMBINED;
}

function valuesOf(
  axis: CodeAxis,
  { agencies }: Pick<ReferenceData, 'agencies'>,
): readonly string[] {
  return axis === 'SUPPORTING_AGENCY' ? agencies.map(({ code }) => code) : codesOf(axis);
}

/** The first days of all quarters in the financial years from the first day to the last. */
function wholeYears(days: readonly string[]): readonly string[] {
  const [first, last = first] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = {
    from: rangeOf('FINANCIAL_YEAR', keyOf('FINANCIAL_YEAR', first)).from,
    until: rangeOf('FINANCIAL_YEAR', keyOf('FINANCIAL_YEAR', last)).until,
  };
  return keysIn('QUARTER', range).map(startOf);
}

function combinationsOf(values: readonly string[]): readonly Atom[] {
  return Array.from({ length: 2 ** values.length }, (_, bits) =>
    toCombination(values.filter((_value, index) => (bits >> index) % 2 === 1)),
  );
}
