import type { Axis } from '#domain/measures/dimensions.js';
import { ALWAYS, type DateRange, intersectRanges } from '#domain/time.js';

import { axesOf, type Cell, type Filter, isNeverMet, mayHold, timeRangesOf } from './filter.js';
import type { World } from './world.js';

/**
 * What a filter still asks of a record of which this much is known: conditions that are decided by it are taken out, and what
 * remains is written in one order. `{ and: [] }` holds for each of them, `{ or: [] }` for none.
 */
function residualOf(filter: Filter, cell: Cell): Filter {
  if ('leaf' in filter) return isNeverMet(filter.leaf) ? { or: [] } : decide(filter, cell);
  if ('not' in filter) {
    const part = residualOf(filter.not, cell);
    if (isAlways(part)) return { or: [] };
    if (isNever(part)) return { and: [] };
    return 'not' in part ? part.not : { not: part };
  }
  const isAnd = 'and' in filter;
  const parts = (isAnd ? filter.and : filter.or).map((part) => residualOf(part, cell));
  if (parts.some(isAnd ? isNever : isAlways)) return isAnd ? { or: [] } : { and: [] };
  const flat = parts.flatMap((part) => (isAnd && 'and' in part ? part.and : !isAnd && 'or' in part ? part.or : [part]));
  const different = [...new Map(flat.map((part) => [toText(part), part])).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [only] = different;
  if (different.length === 1 && only) return only[1];
  const sorted = different.map(([, part]) => part);
  return isAnd ? { and: sorted } : { or: sorted };
}

function decide(filter: Filter, cell: Cell): Filter {
  if (!mayHold(filter, cell)) return { or: [] };
  return mayHold({ not: filter }, cell) ? filter : { and: [] };
}

function isAlways(filter: Filter): boolean {
  return 'and' in filter && filter.and.length === 0;
}

function isNever(filter: Filter): boolean {
  return 'or' in filter && filter.or.length === 0;
}

function toText(filter: Filter): string {
  return JSON.stringify(filter, (_, value: unknown) => (value instanceof Set ? [...value].map(String).toSorted() : value));
}

/**
 * Whether it follows from a filter which values of an axis are asked about: whatever else is asked is asked of the records of each of
 * them alike. It does not where a condition on the axis stands under `or` together with another: "in Reading, or about drugs"
 * is about no places.
 *
 * @param cell what is known of the records of a group
 */
export function doesFollow(
  filter: Filter,
  axis: 'AREA' | 'TIME',
  { cell, places }: Pick<World, 'places'> & { readonly cell: Cell },
): boolean {
  if (!isMixed(filter, axis)) return true;
  const cells = axis === 'AREA' ? places.current.map(({ code }) => ({ AREA: new Set([code]) })) : cutAt(timeRangesOf(filter));
  const inGroup = [...cells, ...(axis === 'AREA' ? [{ AREA: new Set([null]) }] : [])].flatMap((each) => within(each, cell));
  const residuals = new Set(
    inGroup.map((each) => residualOf(filter, { ...cell, ...each })).flatMap((each) => (isNever(each) ? [] : toText(each))),
  );
  return residuals.size <= 1;
}

/** Whether conditions on the axis stand in one alternative, or under one `not`, together with others. */
function isMixed(filter: Filter, axis: Axis): boolean {
  const axes = axesOf(filter);
  if (!axes.has(axis) || axes.size === 1) return false;
  return 'and' in filter ? filter.and.some((part) => isMixed(part, axis)) : true;
}

/** Days as far as the same ranges hold for each. */
function cutAt(ranges: readonly DateRange[]): readonly Cell[] {
  const edges = [...new Set([ALWAYS.from, ...ranges.flatMap(({ from, until }) => [from, until]), ALWAYS.until])].toSorted();
  return edges.slice(1).map((until, index) => ({ TIME: { from: edges[index] ?? ALWAYS.from, until } }));
}

/** What of a cell lies in a group; nothing where none does. */
function within(each: Cell, { TIME, AREA }: Cell): readonly Cell[] {
  if (each.TIME) return (TIME ? intersectRanges([each.TIME], [TIME]) : [each.TIME]).map((range) => ({ TIME: range }));
  return [...(each.AREA ?? [])].every((code) => AREA?.has(code) ?? true) ? [each] : [];
}
