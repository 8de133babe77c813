import { multiValued } from '#domain/measures/coded-dimensions.js';
import type { Axis } from '#domain/measures/dimensions.js';
import { complementOf, intersectRanges } from '#domain/time.js';

import { daysOf, type Filter, isNeverMet, type Leaf } from './filter.js';

/** A condition that must hold together with others, as it is or negated. */
interface Condition {
  readonly leaf: Leaf;
  readonly isNot: boolean;
}

/** A filter in which `not` applies to single conditions only. */
type Normal = Condition | { readonly and: readonly Normal[] } | { readonly or: readonly Normal[] };

/**
 * The axis whose combined conditions exclude each other, so that no record can meet the filter. For
 * example, no record has two crime types. Null if there is none, or if one alternative of the
 * filter is possible. A single condition that no record can meet, such as an empty list, does not
 * count, because the caller asked for it.
 */
export function findContradiction(filter: Filter): Axis | null {
  return findIn(toNormal(filter, false));
}

function toNormal(filter: Filter, isNot: boolean): Normal {
  if ('leaf' in filter) return { leaf: filter.leaf, isNot };
  if ('not' in filter) return toNormal(filter.not, !isNot);
  const parts = ('and' in filter ? filter.and : filter.or).map((part) => toNormal(part, isNot));
  return 'and' in filter === isNot ? { or: parts } : { and: parts };
}

function findIn(filter: Normal): Axis | null {
  if ('leaf' in filter) return null;
  if ('or' in filter) {
    const found = filter.or.map(findIn);
    return found.every((axis) => axis !== null) ? (found[0] ?? null) : null;
  }
  const conditions = sideBySide(filter);
  const axes = new Set(conditions.map(({ leaf }) => leaf.axis));
  const axis = [...axes].find((each) =>
    doExclude(conditions.filter(({ leaf }) => leaf.axis === each)),
  );
  return axis ?? filter.and.map(findIn).find((each) => each !== null) ?? null;
}

/**
 * The conditions that every record must meet to meet the filter; those of a single alternative are
 * included.
 */
function sideBySide(filter: Normal): readonly Condition[] {
  if ('leaf' in filter) return [filter];
  const parts = 'and' in filter ? filter.and : filter.or;
  return 'and' in filter || parts.length === 1 ? parts.flatMap(sideBySide) : [];
}

/** @param conditions on one axis */
function doExclude(conditions: readonly Condition[]): boolean {
  const positive = conditions.filter(({ isNot }) => !isNot);
  if (
    positive.length === 0 ||
    conditions.length < 2 ||
    positive.some(({ leaf }) => isNeverMet(leaf))
  )
    return false;
  if (positive.some(({ leaf }) => leaf.axis === 'TIME')) {
    const days = conditions.map(({ leaf, isNot }) =>
      isNot ? complementOf(daysOf({ leaf })) : daysOf({ leaf }),
    );
    return days.reduce(intersectRanges).length === 0;
  }
  const wanted = positive.map(({ leaf }) => valuesIn(leaf));
  const taken = conditions.filter(({ isNot }) => isNot).flatMap(({ leaf }) => [...valuesIn(leaf)]);
  const isLeft = (value: string | number | null) =>
    !taken.includes(value) && wanted.every((others) => others.has(value));
  if (!positive.some(({ leaf }) => multiValued.has(leaf.axis)))
    return ![...(wanted[0] ?? [])].some(isLeft);

  // A record with several values may meet each condition with a different one, or have none at all.
  const hasNone = wanted.some((values) => values.size === 1 && values.has(null));
  const hasSome = wanted.some((values) => !values.has(null));
  return (
    (hasNone && hasSome) ||
    wanted.some((values) => [...values].every((value) => taken.includes(value)))
  );
}

function valuesIn(leaf: Leaf): ReadonlySet<string | number | null> {
  if ('ids' in leaf) return leaf.ids;
  if ('codes' in leaf) return leaf.codes;
  return 'values' in leaf ? leaf.values : new Set();
}
