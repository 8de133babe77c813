import { type Axis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { Part } from '#domain/measures/measure.js';
import { type Grain, rollupFor } from '#domain/measures/rollups.js';
import type { PlainDate } from '#domain/plain-date.js';
import {
  axesOf,
  doesAskDecision,
  doesNameSenders,
  type Filter,
  timeRangesOf,
} from '#domain/question/filter.js';
import { ALWAYS } from '#domain/time.js';

import type { Facts } from './facts.reader.js';

const END_OF_TIME = ALWAYS.until;

/** Parts that add up the same facts by the same date, and so are read in one statement. */
export interface Stream extends Facts {
  readonly parts: readonly Part[];
  /** Whether only the last quarter of a period counts. */
  readonly isAtEnd: boolean;
}

interface Params {
  readonly parts: readonly Part[];
  readonly by: readonly Dimension[];
  readonly filter: Filter;
  readonly today: PlainDate;
  readonly hasRollups: boolean;
}

/**
 * The streams that some parts need, each from the smallest rollup that tells enough apart, else
 * from records.
 */
export function streamsOf({ by, ...asked }: Params): readonly Stream[] {
  const axes = by.map((dimension) => dimensions[dimension].axis);
  // The last quarter of a quarter is itself.
  const isByQuarter = by.includes('QUARTER');
  return splitByFacts(asked.parts, { isByQuarter }).map((parts) => ({
    ...factsFor({ ...asked, parts, axes, isByMonth: by.includes('MONTH') }),
    parts,
    isAtEnd: !isByQuarter && parts[0]?.isAtEnd === true,
  }));
}

/**
 * Parts set apart by what they add up and by which date, and whether over a period or at its end;
 * each list has one at least.
 */
export function splitByFacts(
  all: readonly Part[],
  { isByQuarter = false } = {},
): readonly (readonly Part[])[] {
  const streams = new Map<string, Part[]>();
  for (const part of new Set(all)) {
    const { source, countedBy, agency = '', isAtEnd = false } = part;
    const name = JSON.stringify([source, countedBy, agency, isAtEnd && !isByQuarter]);
    const parts = streams.get(name);
    if (parts) parts.push(part);
    else streams.set(name, [part]);
  }
  return [...streams.values()];
}

/** What facts are added up for. */
export interface FactParams {
  /** All of one source and date. */
  readonly parts: readonly Part[];
  /** What to distinguish, beside what the filter names. */
  readonly axes: readonly Axis[];
  /** Whether months are, where time is. */
  readonly isByMonth: boolean;
  readonly filter: Filter;
  readonly today: PlainDate;
  readonly hasRollups: boolean;
}

/** What parts are added up from: the smallest rollup that tells enough apart, else records. */
export function factsFor({ parts, axes, isByMonth, filter, today, hasRollups }: FactParams): Facts {
  const [first] = parts;
  if (!first) throw new Error('No part was asked for');
  const { source, countedBy, agency } = first;
  const ofSenders = doesNameSenders(filter) ? (['AGENCY'] as const) : [];
  // Where agencies are those that supported, it is them that are told apart, and not who sent the
  // record.
  const toTold = (axis: Axis) =>
    axis === 'AGENCY' && agency === 'SUPPORTER' ? 'SUPPORTING_AGENCY' : axis;
  const told = new Set<Axis>([...[...axes, ...axesOf(filter)].map(toTold), ...ofSenders]);
  const grain = grainOf(filter, isByMonth);
  return {
    source,
    countedBy,
    agency,
    today,
    rollup: hasRollups && grain ? rollupFor(parts, { axes: told, grain }) : null,
  };
}

/**
 * The longest periods of which all days or none are asked for; null where parts of months are, or
 * by when records were decided.
 */
function grainOf(filter: Filter, isByMonth: boolean): Grain | null {
  if (doesAskDecision(filter)) return null;
  const ends = timeRangesOf(filter).flatMap(({ from, until }) => [from, until]);
  if (!isByMonth && ends.every(isFirstOfQuarter)) return 'QUARTER';
  return ends.every(isFirstOfMonth) ? 'MONTH' : null;
}

/** The ends of time count as such. */
function isFirstOfMonth(day: PlainDate): boolean {
  return day.endsWith('-01') || day === END_OF_TIME;
}

function isFirstOfQuarter(day: PlainDate): boolean {
  return /-(?:01|04|07|10)-01$/.test(day) || day === END_OF_TIME;
}
