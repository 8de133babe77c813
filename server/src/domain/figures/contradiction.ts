import { type Axis, severalValued } from '#domain/measures/dimensions.js';
import { complementOf, intersectRanges } from '#domain/time.js';

import { daysOf, type Filter, type Leaf } from './filter.js';

/** A condition that holds together with others, as it stands or turned round. */
interface Condition {
  readonly leaf: Leaf;
  readonly isNot: boolean;
}

/**
 * The axis whose conditions, asked side by side, exclude each other: no record has two crime types. Null where there is none. A condition that no record meets by itself, such as an empty list, is what was asked for, and
 * where a record has several values, conditions do not exclude each other.
 */
export function findContradiction(filter: Filter): Axis | null {
  const conditions = sideBySide(filter);
  const axes = new Set(conditions.map(({ leaf }) => leaf.axis).filter((axis) => !severalValued.has(axis)));
  const axis = [...axes].find((each) => doExclude(conditions.filter(({ leaf }) => leaf.axis === each)));
  if (axis !== undefined) return axis;
  const branches = 'and' in filter ? filter.and : 'or' in filter ? filter.or : [];
  return branches.map(findContradiction).find((each) => each !== null) ?? null;
}

function sideBySide(filter: Filter): readonly Condition[] {
  if ('and' in filter) return filter.and.flatMap(sideBySide);
  if ('leaf' in filter) return [{ leaf: filter.leaf, isNot: false }];
  return 'not' in filter && 'leaf' in filter.not ? [{ leaf: filter.not.leaf, isNot: true }] : [];
}

function doExclude(conditions: readonly Condition[]): boolean {
  const positive = conditions.filter(({ isNot }) => !isNot);
  if (positive.length === 0 || conditions.length < 2 || positive.some(({ leaf }) => isNeverMet(leaf))) return false;
  if (positive.some(({ leaf }) => leaf.axis === 'TIME')) {
    const days = conditions.map(({ leaf, isNot }) => (isNot ? complementOf(daysOf({ leaf })) : daysOf({ leaf })));
    return days.reduce(intersectRanges).length === 0;
  }
  const [first, ...others] = positive.map(({ leaf }) => valuesIn(leaf));
  const taken = conditions.filter(({ isNot }) => isNot).flatMap(({ leaf }) => [...valuesIn(leaf)]);
  return [...(first ?? [])].every((value) => taken.includes(value) || others.some((other) => !other.has(value)));
}

function isNeverMet(leaf: Leaf): boolean {
  return leaf.axis === 'TIME' ? leaf.ranges.length === 0 : valuesIn(leaf).size === 0;
}

function valuesIn(leaf: Leaf): ReadonlySet<string | number | null> {
  if ('ids' in leaf) return leaf.ids;
  if ('codes' in leaf) return leaf.codes;
  return 'values' in leaf ? leaf.values : new Set();
}
