import type { PlacedRow } from '#domain/disclosure/raw-table.js';
import { lazily } from '#domain/lazily.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import { type Axis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { Measure, Part, Term } from '#domain/measures/measure.js';
import { memoiseEach } from '#domain/memoise.js';
import type { Places } from '#domain/places.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { axesOf, type Filter, mayHold, withoutAxis } from '#domain/question/filter.js';

import { KeyMap } from './key-map.js';

/** A measure, where its records are placed, and the places asked about. */
interface Placing {
  readonly placed: readonly PlacedRow[];
  readonly measure: MeasureKey;
  /** The index of one of the measure's bases (`basesOf`). */
  readonly base: number;
  /** What the records asked about may be coded to; null for no code. */
  readonly codes: ReadonlySet<string | null>;
  readonly places: Places;
}

/**
 * The records behind a measure, split where a dataset may have been reported for places of
 * different sizes: by source, and by any pathway that the measure itself asks for. Part of a whole
 * needs no base of its own, since it is reported where the whole is. In a share of Duty to Notify,
 * the people in the NRM are one base and those who did not consent another.
 */
export const basesOf = memoiseEach(findBases);

function findBases({ numerator, denominator, basePart }: Measure): readonly (readonly Part[])[] {
  const below = denominator === null || denominator === 'POPULATION' ? [] : denominator;
  const ofTerms = (terms: readonly Term[]) => terms.map(({ part }) => part);
  const spokenOf = [...(basePart ? [basePart] : []), ...ofTerms(below)];
  const above = ofTerms(numerator).filter(({ source }) =>
    spokenOf.every((part) => part.source !== source),
  );
  const bases = new Map<string, Part[]>();
  for (const part of new Set([...spokenOf, ...above])) {
    const name = JSON.stringify([part.source, part.where.filter(isTelling)]);
    bases.set(name, [...(bases.get(name) ?? []), part]);
  }
  return [...bases.values()];
}

/**
 * A filter without its conditions on axes that do not affect how returns name places: whether
 * places are known is decided by whole datasets.
 */
export function ofWholeDatasets(filter: Filter): Filter {
  return [...axesOf(filter)].filter((axis) => !tellingAxes.has(axis)).reduce(withoutAxis, filter);
}

/**
 * Whether a filter asks for whole datasets, of some times, senders and places: then what is known
 * about places covers exactly those records.
 */
export function asksForWholeDatasets(filter: Filter): boolean {
  return [...axesOf(filter)].every((axis) => axis === 'AREA' || tellingAxes.has(axis));
}

/**
 * Whether a base of a measure was reported, for a group, only for larger places than those asked
 * about: some place that contains them has records, and inside that place nothing is coded at their
 * own level. Such a figure is not available, and must not be shown as 0.
 */
export function isReportedAboveOnly({ placed, measure, base, codes, places }: Placing): boolean {
  const levels = new Set(namedIn(codes).map((code) => places.find(code)?.kind));
  const recorded = placed
    .filter(({ counts }) => (counts.get(measure)?.[base] ?? 0) > 0)
    .flatMap(({ areaCode }) => areaCode ?? []);
  const isReportedInside = (above: string) =>
    recorded.some((code) => levels.has(places.find(code)?.kind) && places.doesContain(above, code));
  return recorded.some((code) => isAbove(code, codes, places) && !isReportedInside(code));
}

/**
 * How many records of a measure's base are in places that contain those asked about, without being
 * placed in any of them; including records without a place, unless those are asked about too.
 */
export function countNotPlaced({ placed, measure, base, codes, places }: Placing): number {
  const above = placed.filter(({ areaCode }) =>
    areaCode === null ? !codes.has(null) : isAbove(areaCode, codes, places),
  );
  return above.reduce((sum, { counts }) => sum + (counts.get(measure)?.[base] ?? 0), 0);
}

/** The only places for which it matters to a question whether they have records. */
export interface ReportedPlaces {
  /** Places that are each reported under their own code. */
  readonly apart: readonly string[];
  /**
   * Sets of places where it only matters whether any has records: each set is reported under its
   * first code.
   */
  readonly together: readonly (readonly string[])[];
}

/**
 * The places that `isReportedAboveOnly` and `countNotPlaced` need for the same answers as from all
 * places: the filter's own places, the larger ones that contain them and, for other places of the
 * same size, whether anything is recorded in the larger places that they share. Null if every place
 * is needed.
 */
export function findReportedPlaces(filter: Filter, places: Places): ReportedPlaces | null {
  // Nothing is asked about places: the filter holds for every place or for none.
  if (!axesOf(filter).has('AREA') && mayHold(filter, {})) return null;
  const codes = places.areas.map(({ code }) => code);
  const asked = codes.filter((code) => mayHold(filter, { AREA: new Set([code]) }));
  if (asked.length === codes.length) return null;
  const isAsked = new Set(asked);
  const apart = codes.filter(
    (code) => isAsked.has(code) || asked.some((each) => places.doesContain(code, each)),
  );
  const isApart = new Set(apart);
  const levels = new Set(asked.map((code) => places.find(code)?.kind));
  const alike = new Map<string, string[]>();
  for (const { code, kind } of places.areas) {
    const within = apart.filter((outer) => places.doesContain(outer, code));
    if (isApart.has(code) || !levels.has(kind) || within.length === 0) continue;
    const name = [kind, ...within].join();
    alike.set(name, [...(alike.get(name) ?? []), code]);
  }
  return { apart, together: [...alike.values()] };
}

/**
 * Finds the placed rows of a group: those that match the group in all dimensions that placed rows
 * have in their keys. A null key means the whole, and finds all placed rows. Rows are sorted once,
 * since there may be many groups.
 */
export function placedFinder(
  placed: readonly PlacedRow[],
  by: readonly Dimension[],
): (key: readonly KeyValue[] | null) => readonly PlacedRow[] {
  const none: readonly PlacedRow[] = [];
  const compared = by.flatMap((dimension, index) => (isPlacedKey(dimension) ? [index] : []));
  const toGroup = (key: readonly KeyValue[]) => compared.map((index) => key[index] ?? null);
  // Most tables never need this.
  const findGroups = lazily(() => {
    const groups = new KeyMap<PlacedRow[]>();
    for (const row of placed) {
      const group = toGroup(row.key);
      const rows = groups.get(group);
      if (rows) rows.push(row);
      else groups.set(group, [row]);
    }
    return groups;
  });
  return (key) => (key && placed.length > 0 ? (findGroups().get(toGroup(key)) ?? none) : placed);
}

/**
 * Axes that affect how small a place returns name: quarters, senders and pathways may differ in
 * this. Other dimensions of a question only make smaller groups of records that were reported in
 * the same way.
 */
const tellingAxes: ReadonlySet<Axis> = new Set<Axis>(['TIME', 'AGENCY', 'PATHWAY']);

function isTelling(condition: Part['where'][number]): boolean {
  return 'attribute' in condition && [...tellingAxes].some((axis) => axis === condition.attribute);
}

/** Whether placed rows have the dimension in their key. */
export function isPlacedKey(dimension: Dimension): boolean {
  return tellingAxes.has(dimensions[dimension].axis);
}

function isAbove(areaCode: string, codes: ReadonlySet<string | null>, places: Places): boolean {
  return !codes.has(areaCode) && namedIn(codes).some((code) => places.doesContain(areaCode, code));
}

function namedIn(codes: ReadonlySet<string | null>): readonly string[] {
  return [...codes].filter((code) => code !== null);
}
