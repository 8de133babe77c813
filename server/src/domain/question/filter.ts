import { multiValued } from '#domain/measures/coded-dimensions.js';
import type { Axis, CodeAxis } from '#domain/measures/dimensions.js';
import { memoiseEach } from '#domain/memoise.js';
import type { PlainDate } from '#domain/plain-date.js';
import {
  ALWAYS,
  complementOf,
  type DateRange,
  doesContain,
  intersectRanges,
  mergeRanges,
  overlaps,
} from '#domain/time.js';

/**
 * One condition on a record, on one axis. Null among the values means "not recorded". `isSender` is
 * about who sent the return, even if a measure means another agency; it does not make it a question
 * about agencies. `decidedBefore` also requires that a panel decided the record before that day.
 */
export type Leaf =
  | {
      readonly axis: 'TIME';
      readonly ranges: readonly DateRange[];
      readonly decidedBefore?: PlainDate;
    }
  | { readonly axis: 'AREA'; readonly codes: ReadonlySet<string | null> }
  | { readonly axis: 'AGENCY'; readonly ids: ReadonlySet<number | null>; readonly isSender?: true }
  | { readonly axis: CodeAxis; readonly values: ReadonlySet<string | null> };

/**
 * Conditions combined. Each is either true or false: if a record lacks a fact, a leaf about that
 * fact is false, and its `not` is true.
 */
export type Tree<L> =
  | { readonly and: readonly Tree<L>[] }
  | { readonly or: readonly Tree<L>[] }
  | { readonly not: Tree<L> }
  | { readonly leaf: L };

/** The conditions for a record to count in a figure. */
export type Filter = Tree<Leaf>;

export const everything: Filter = { and: [] };
export const nothing: Filter = { or: [] };

/** What is known about the records of one group. A missing axis is unknown. */
export interface Cell {
  readonly TIME?: DateRange;
  /** Codes that a record of the group may be coded to; null for a record without a place. */
  readonly AREA?: ReadonlySet<string | null>;
  readonly AGENCY?: ReadonlySet<number>;
  /** Who sent the group's records. */
  readonly senders?: ReadonlySet<number>;
  readonly codes?: ReadonlyMap<CodeAxis, string | null>;
}

/**
 * Whether the group can have a record at all. It cannot if two dimensions of an axis contradict
 * each other.
 */
export function mayExist({ TIME, AREA, AGENCY }: Cell): boolean {
  return (TIME === undefined || TIME.from < TIME.until) && AREA?.size !== 0 && AGENCY?.size !== 0;
}

/** Whether some record of the group could meet the filter. */
export function mayHold(filter: Filter, cell: Cell): boolean {
  // No function is made for each call, because a page calls this tens of thousands of times.
  if ('and' in filter) {
    for (const part of filter.and) if (!mayHold(part, cell)) return false;
    return true;
  }
  if ('or' in filter) return filter.or.some((part) => mayHold(part, cell));
  if ('not' in filter) return !mustHold(filter.not, cell);
  return mayLeafHold(filter.leaf, cell);
}

/** Whether it is certain that every record of the group meets the filter. */
function mustHold(filter: Filter, cell: Cell): boolean {
  if ('and' in filter) return filter.and.every((part) => mustHold(part, cell));
  if ('or' in filter) return filter.or.some((part) => mustHold(part, cell));
  if ('not' in filter) return !mayHold(filter.not, cell);
  return mustLeafHold(filter.leaf, cell);
}

function mayLeafHold(leaf: Leaf, cell: Cell): boolean {
  switch (leaf.axis) {
    case 'TIME': {
      const span = cell.TIME;
      return span === undefined || leaf.ranges.some((range) => overlaps(range, span));
    }
    case 'AREA':
      return cell.AREA === undefined || [...cell.AREA].some((code) => leaf.codes.has(code));
    case 'AGENCY': {
      const agencies = agenciesIn(cell, leaf);
      return agencies === undefined || [...agencies].some((id) => leaf.ids.has(id));
    }
    default: {
      const value = cell.codes?.get(leaf.axis);
      const mayHaveOthers = multiValued.has(leaf.axis) && value !== null;
      return value === undefined || mayHaveOthers || leaf.values.has(value);
    }
  }
}

/** Whether a leaf lists nothing that a record could have. */
export function isNeverMet(leaf: Leaf): boolean {
  if (leaf.axis === 'TIME') return leaf.ranges.length === 0;
  if ('ids' in leaf) return leaf.ids.size === 0;
  return 'codes' in leaf ? leaf.codes.size === 0 : leaf.values.size === 0;
}

function mustLeafHold(leaf: Leaf, cell: Cell): boolean {
  switch (leaf.axis) {
    case 'TIME': {
      const span = cell.TIME;
      return (
        span !== undefined &&
        leaf.decidedBefore === undefined &&
        leaf.ranges.some((range) => doesContain(range, span))
      );
    }
    case 'AREA':
      return cell.AREA !== undefined && [...cell.AREA].every((code) => leaf.codes.has(code));
    case 'AGENCY': {
      const agencies = agenciesIn(cell, leaf);
      return agencies !== undefined && [...agencies].every((id) => leaf.ids.has(id));
    }
    default: {
      const value = cell.codes?.get(leaf.axis);
      return value !== undefined && leaf.values.has(value);
    }
  }
}

function agenciesIn(
  { AGENCY, senders }: Cell,
  { isSender }: { readonly isSender?: true },
): ReadonlySet<number> | undefined {
  return isSender ? senders : AGENCY;
}

/**
 * The axes that a filter mentions: found once for each filter, since every group of a question
 * needs them.
 */
export const axesOf = memoiseEach((filter: Filter): ReadonlySet<Axis> => {
  if ('leaf' in filter) return new Set('isSender' in filter.leaf ? [] : [filter.leaf.axis]);
  if ('not' in filter) return axesOf(filter.not);
  const parts = 'and' in filter ? filter.and : filter.or;
  return new Set(parts.flatMap((part) => [...axesOf(part)]));
});

/** Whether a filter asks when a record was decided. */
export function doesAskDecision(filter: Filter): boolean {
  if ('leaf' in filter) return 'decidedBefore' in filter.leaf;
  if ('not' in filter) return doesAskDecision(filter.not);
  return ('and' in filter ? filter.and : filter.or).some(doesAskDecision);
}

/** Whether a filter asks who sent a record. */
export function doesNameSenders(filter: Filter): boolean {
  if ('leaf' in filter) return 'isSender' in filter.leaf;
  if ('not' in filter) return doesNameSenders(filter.not);
  return ('and' in filter ? filter.and : filter.or).some(doesNameSenders);
}

/**
 * The filter without its conditions on one axis: it holds for every record that could meet the
 * filter with some value on the axis.
 */
export function withoutAxis(filter: Filter, axis: Axis): Filter {
  return relax(filter, axis, everything);
}

function relax(filter: Filter, axis: Axis, stand: Filter): Filter {
  if ('and' in filter) return { and: filter.and.map((part) => relax(part, axis, stand)) };
  if ('or' in filter) return { or: filter.or.map((part) => relax(part, axis, stand)) };
  if ('not' in filter)
    return { not: relax(filter.not, axis, stand === everything ? nothing : everything) };
  return filter.leaf.axis === axis ? stand : filter;
}

/**
 * The days, in order, on which a record with these known values and any other values could meet the
 * filter.
 */
export function daysOf(filter: Filter, cell: Omit<Cell, 'TIME'> = {}): readonly DateRange[] {
  if ('and' in filter)
    return filter.and.map((part) => daysOf(part, cell)).reduce(intersectRanges, [ALWAYS]);
  if ('or' in filter) return mergeRanges(filter.or.flatMap((part) => daysOf(part, cell)));
  if ('not' in filter) return complementOf(surelyDaysOf(filter.not, cell));
  if (filter.leaf.axis === 'TIME') return mergeRanges(filter.leaf.ranges);
  return mayLeafHold(filter.leaf, cell) ? [ALWAYS] : [];
}

/** The days on which it is certain that every record with these known values meets the filter. */
function surelyDaysOf(filter: Filter, cell: Omit<Cell, 'TIME'>): readonly DateRange[] {
  if ('and' in filter)
    return filter.and.map((part) => surelyDaysOf(part, cell)).reduce(intersectRanges, [ALWAYS]);
  if ('or' in filter) return mergeRanges(filter.or.flatMap((part) => surelyDaysOf(part, cell)));
  if ('not' in filter) return complementOf(daysOf(filter.not, cell));
  if (filter.leaf.axis === 'TIME')
    return filter.leaf.decidedBefore === undefined ? mergeRanges(filter.leaf.ranges) : [];
  return mustLeafHold(filter.leaf, cell) ? [ALWAYS] : [];
}

/** Every range of days in a filter, at any depth. */
export function timeRangesOf(filter: Filter): readonly DateRange[] {
  if ('leaf' in filter) return filter.leaf.axis === 'TIME' ? filter.leaf.ranges : [];
  if ('not' in filter) return timeRangesOf(filter.not);
  return ('and' in filter ? filter.and : filter.or).flatMap(timeRangesOf);
}

/** How many conditions a filter has; each range of days counts as one. */
export function countConditions(
  filter: Tree<{ readonly ranges: readonly DateRange[] } | object>,
): number {
  if ('not' in filter) return countConditions(filter.not);
  if ('leaf' in filter) return 'ranges' in filter.leaf ? filter.leaf.ranges.length : 1;
  const parts = 'and' in filter ? filter.and : filter.or;
  return parts.reduce((sum, part) => sum + countConditions(part), 0);
}

/** A tree with each leaf replaced. */
export function mapLeaves<From, To>(filter: Tree<From>, toOther: (leaf: From) => To): Tree<To> {
  if ('and' in filter) return { and: filter.and.map((part) => mapLeaves(part, toOther)) };
  if ('or' in filter) return { or: filter.or.map((part) => mapLeaves(part, toOther)) };
  if ('not' in filter) return { not: mapLeaves(filter.not, toOther) };
  return { leaf: toOther(filter.leaf) };
}
