import { multiValued } from '#domain/measures/coded-dimensions.js';
import type { Axis } from '#domain/measures/dimensions.js';
import { codesOf } from '#domain/question/dimension-values.js';
import {
  axesOf,
  type Cell,
  type Filter,
  type Leaf,
  timeRangesOf,
} from '#domain/question/filter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { ALWAYS, doesContain, intersectRanges, overlaps } from '#domain/time.js';

interface Setting {
  /** What is known about a group's records. */
  readonly cell: Cell;
  readonly referenceData: Pick<ReferenceData, 'places' | 'agencies'>;
}

/** Which conditions on an axis a value meets, by their index in the filter. */
type Met = ReadonlySet<number>;

/**
 * The maximum number of combinations of values that are tried. If there are more, independence is
 * not worked out.
 */
const MAX_COMBINATIONS = 20_000;

/**
 * Whether a filter determines which values of an axis are asked about: all its other conditions
 * apply in the same way to the records of each value. False if a condition on the axis is combined
 * under `or` with another: "in Reading, or about drugs" is not about particular places. Also false
 * if working this out would take too long.
 */
export function isIndependent(filter: Filter, axis: 'AREA' | 'TIME', setting: Setting): boolean {
  if (!isMixed(filter, axis)) return true;
  const leaves = leavesOf(filter);
  const others = [...axesOf(filter)]
    .filter((each) => each !== axis)
    .map((each) => classesOf(each, leaves, setting));
  const own = classesOf(axis, leaves, setting);
  if (others.reduce((product, { length }) => product * length, own.length) > MAX_COMBINATIONS)
    return false;
  const combinations = others.reduce<readonly Met[]>(
    (all, classes) => all.flatMap((met) => classes.map((more) => new Set([...met, ...more]))),
    [new Set()],
  );
  const truths = own.map((met) =>
    combinations.map((rest) => holds(filter, leaves, (leaf) => met.has(leaf) || rest.has(leaf))),
  );
  return (
    new Set(truths.filter((truth) => truth.includes(true)).map((truth) => truth.join())).size <= 1
  );
}

/**
 * Whether conditions on the axis are combined with others in one alternative, or under one `not`.
 */
function isMixed(filter: Filter, axis: Axis): boolean {
  const axes = axesOf(filter);
  if (!axes.has(axis) || axes.size === 1) return false;
  return 'and' in filter ? filter.and.some((part) => isMixed(part, axis)) : true;
}

function leavesOf(filter: Filter): readonly Leaf[] {
  if ('leaf' in filter) return [filter.leaf];
  if ('not' in filter) return leavesOf(filter.not);
  return ('and' in filter ? filter.and : filter.or).flatMap(leavesOf);
}

/**
 * @param isMet whether the condition with that index among the leaves is met; conditions on senders
 * always are
 */
function holds(filter: Filter, leaves: readonly Leaf[], isMet: (leaf: number) => boolean): boolean {
  if ('leaf' in filter) return 'isSender' in filter.leaf || isMet(leaves.indexOf(filter.leaf));
  if ('not' in filter) return !holds(filter.not, leaves, isMet);
  if ('and' in filter) return filter.and.every((part) => holds(part, leaves, isMet));
  return filter.or.some((part) => holds(part, leaves, isMet));
}

/** The values of an axis in a group, as far as conditions distinguish them. */
function classesOf(axis: Axis, leaves: readonly Leaf[], setting: Setting): readonly Met[] {
  const own = leaves.flatMap((leaf, index) =>
    leaf.axis === axis && !('isSender' in leaf) ? [{ leaf, index }] : [],
  );
  const classes = new Map<string, Met>();
  for (const meets of valuesOn(axis, leaves, setting)) {
    const met = own.flatMap(({ leaf, index }) => (meets(leaf) ? [index] : []));
    classes.set(met.join(), new Set(met));
  }
  return [...classes.values()];
}

type Meets = (leaf: Leaf) => boolean;

function valuesOn(
  axis: Axis,
  leaves: readonly Leaf[],
  { cell, referenceData }: Setting,
): readonly Meets[] {
  switch (axis) {
    case 'TIME': {
      const ranges = leaves.flatMap((leaf) => timeRangesOf({ leaf }));
      const edges = [
        ...new Set([
          ALWAYS.from,
          ...ranges.flatMap(({ from, until }) => [from, until]),
          ALWAYS.until,
        ]),
      ].toSorted();
      const spans = edges
        .slice(1)
        .map((until, index) => ({ from: edges[index] ?? ALWAYS.from, until }));
      const within = cell.TIME ? intersectEach(spans, cell.TIME) : spans;
      return within.map(
        (span) => (leaf) =>
          leaf.axis === 'TIME' && leaf.ranges.some((range) => doesContain(range, span)),
      );
    }
    case 'AREA': {
      const codes =
        cell.AREA ?? new Set([...referenceData.places.current.map(({ code }) => code), null]);
      return [...codes].map((code) => (leaf) => leaf.axis === 'AREA' && leaf.codes.has(code));
    }
    case 'AGENCY': {
      const ids = cell.AGENCY ?? new Set(referenceData.agencies.map(({ id }) => id));
      return [...ids].map((id) => (leaf) => leaf.axis === 'AGENCY' && leaf.ids.has(id));
    }
    default: {
      const known = cell.codes?.get(axis);
      const all =
        axis === 'SUPPORTING_AGENCY'
          ? referenceData.agencies.map(({ code }) => code)
          : codesOf(axis);
      const codes = known === undefined ? [...all, null] : [known];
      const plain = codes.map(
        (code): Meets =>
          (leaf) =>
            hasValue(leaf, code),
      );
      if (!multiValued.has(axis) || known === null) return plain;
      // A record with values may meet any combination of the conditions on the axis; a record
      // without any is added below.
      const asked = leaves.filter(
        (leaf) => leaf.axis === axis && [...all].some((code) => hasValue(leaf, code)),
      );
      const subsets = asked.reduce<readonly (readonly Leaf[])[]>(
        (sets, leaf) => sets.flatMap((set) => [set, [...set, leaf]]),
        [[]],
      );
      const isPossible = (set: readonly Leaf[]) =>
        known === undefined || asked.every((leaf) => !hasValue(leaf, known) || set.includes(leaf));
      const several = subsets.filter(isPossible).map(
        (set): Meets =>
          (leaf) =>
            set.includes(leaf),
      );
      return known === undefined ? [...several, (leaf) => hasValue(leaf, null)] : several;
    }
  }
}

function hasValue(leaf: Leaf, code: string | null): boolean {
  return 'values' in leaf && leaf.values.has(code);
}

function intersectEach(
  spans: readonly (typeof ALWAYS)[],
  within: typeof ALWAYS,
): readonly (typeof ALWAYS)[] {
  return spans
    .filter((span) => overlaps(span, within))
    .flatMap((span) => intersectRanges([span], [within]));
}
