import type { Axis, CodeAxis } from '#domain/measures/dimensions.js';
import { severalValued } from '#domain/measures/dimensions.js';
import { type DateRange, doesContain, doOverlap } from '#domain/time.js';

/** One thing that is asked of a record, on one axis. Null among the values stands for "not recorded". */
export type Leaf =
  | { readonly axis: 'TIME'; readonly ranges: readonly DateRange[] }
  | { readonly axis: 'AREA'; readonly codes: ReadonlySet<string> }
  | { readonly axis: 'AGENCY'; readonly ids: ReadonlySet<number> }
  | { readonly axis: CodeAxis; readonly values: ReadonlySet<string | null> };

/** What is asked of a record. Two-valued: where a record lacks a fact, a leaf about it does not hold and its `not` does. */
export type Filter =
  { readonly and: readonly Filter[] } | { readonly or: readonly Filter[] } | { readonly not: Filter } | { readonly leaf: Leaf };

export const everything: Filter = { and: [] };
export const nothing: Filter = { or: [] };

/** What is known of the records of one group. An axis that is missing is not known. */
export interface Cell {
  readonly TIME?: DateRange;
  /** Codes that a record of the group may be coded to. */
  readonly AREA?: ReadonlySet<string>;
  readonly AGENCY?: ReadonlySet<number>;
  readonly codes?: ReadonlyMap<CodeAxis, string | null>;
}

/** Whether some record of the group could meet the filter. */
export function mayHold(filter: Filter, cell: Cell): boolean {
  if ('and' in filter) return filter.and.every((part) => mayHold(part, cell));
  if ('or' in filter) return filter.or.some((part) => mayHold(part, cell));
  if ('not' in filter) return !mustHold(filter.not, cell);
  return mayLeafHold(filter.leaf, cell);
}

/** Whether every record of the group meets the filter. */
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
      return span === undefined || leaf.ranges.some((range) => doOverlap(range, span));
    }
    case 'AREA':
      return cell.AREA === undefined || [...cell.AREA].some((code) => leaf.codes.has(code));
    case 'AGENCY':
      return cell.AGENCY === undefined || [...cell.AGENCY].some((id) => leaf.ids.has(id));
    default: {
      const value = cell.codes?.get(leaf.axis);
      const mayHaveOthers = severalValued.has(leaf.axis) && value !== null;
      return value === undefined || mayHaveOthers || leaf.values.has(value);
    }
  }
}

function mustLeafHold(leaf: Leaf, cell: Cell): boolean {
  switch (leaf.axis) {
    case 'TIME': {
      const span = cell.TIME;
      return span !== undefined && leaf.ranges.some((range) => doesContain(range, span));
    }
    case 'AREA':
      return cell.AREA !== undefined && [...cell.AREA].every((code) => leaf.codes.has(code));
    case 'AGENCY':
      return cell.AGENCY !== undefined && [...cell.AGENCY].every((id) => leaf.ids.has(id));
    default: {
      const value = cell.codes?.get(leaf.axis);
      return value !== undefined && leaf.values.has(value);
    }
  }
}

/** The axes that a filter speaks of. */
export function axesOf(filter: Filter): ReadonlySet<Axis> {
  if ('leaf' in filter) return new Set([filter.leaf.axis]);
  if ('not' in filter) return axesOf(filter.not);
  const parts = 'and' in filter ? filter.and : filter.or;
  return new Set(parts.flatMap((part) => [...axesOf(part)]));
}

/** The filter with everything that it asks on one axis taken out: it holds wherever the filter could, whatever the axis says. */
export function withoutAxis(filter: Filter, axis: Axis): Filter {
  return relax(filter, axis, everything);
}

function relax(filter: Filter, axis: Axis, stand: Filter): Filter {
  if ('and' in filter) return { and: filter.and.map((part) => relax(part, axis, stand)) };
  if ('or' in filter) return { or: filter.or.map((part) => relax(part, axis, stand)) };
  if ('not' in filter) return { not: relax(filter.not, axis, stand === everything ? nothing : everything) };
  return filter.leaf.axis === axis ? stand : filter;
}

/**
 * The days that a filter allows: the ranges of its time conditions where they all must hold together, else null for "any
 * day". What stands under `or` and `not` narrows nothing here.
 */
export function rangesOf(filter: Filter): readonly DateRange[] | null {
  if ('leaf' in filter) return filter.leaf.axis === 'TIME' ? filter.leaf.ranges : null;
  if (!('and' in filter)) return null;
  return filter.and.map(rangesOf).reduce((all, next) => (all && next ? intersectRanges(all, next) : (all ?? next)), null);
}

/** The days that two lists of ranges share. */
export function intersectRanges(some: readonly DateRange[], others: readonly DateRange[]): readonly DateRange[] {
  return some.flatMap((a) =>
    others
      .filter((b) => doOverlap(a, b))
      .map((b) => ({ from: a.from > b.from ? a.from : b.from, until: a.until < b.until ? a.until : b.until })),
  );
}
