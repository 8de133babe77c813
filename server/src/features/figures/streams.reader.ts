import { sameDaysIn } from '#domain/figures/plan/same-days.js';
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

/** Parts over the same facts by the same date, which are read in one statement. */
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
 * The streams that some parts need, each from the smallest rollup that is detailed enough, or else
 * from records.
 */
export function streamsOf({ by, ...asked }: Params): readonly Stream[] {
  const axes = by.map((dimension) => dimensions[dimension].axis);
  // A single quarter is its own last quarter.
  const isByQuarter = by.includes('QUARTER');
  return splitByFacts(asked.parts, { isByQuarter }).map((parts) => ({
    ...factsFor({ ...asked, parts, axes, isByMonth: by.includes('MONTH') }),
    parts,
    isAtEnd: !isByQuarter && parts[0]?.isAtEnd === true,
  }));
}

/**
 * Groups parts by source, by date, by which agency they count for, and by whether they count over a
 * period or at its end. No list is empty.
 */
export function splitByFacts(
  all: readonly Part[],
  { isByQuarter = false } = {},
): readonly (readonly Part[])[] {
  const streams = new Map<string, Part[]>();
  for (const part of new Set(all)) {
    const { source, countedBy, agency = '', isAtEnd = false } = part;
    const name = `${source} ${countedBy} ${agency} ${isAtEnd && !isByQuarter}`;
    const parts = streams.get(name);
    if (parts) parts.push(part);
    else streams.set(name, [part]);
  }
  return [...streams.values()];
}

/** The parts to add up, and everything that decides where they can be read. */
export interface FactParams {
  /** The parts to add up, all of one source and date. */
  readonly parts: readonly Part[];
  /** The axes to distinguish, in addition to those in the filter. */
  readonly axes: readonly Axis[];
  /** Whether time is distinguished by month. */
  readonly isByMonth: boolean;
  readonly filter: Filter;
  readonly today: PlainDate;
  readonly hasRollups: boolean;
}

/** The source of parts: the smallest rollup that is detailed enough, or else records. */
export function factsFor({ parts, axes, isByMonth, filter, today, hasRollups }: FactParams): Facts {
  const [first] = parts;
  if (!first) throw new Error('No part was asked for');
  const { source, countedBy, agency } = first;
  const ofSenders = doesNameSenders(filter) ? (['AGENCY'] as const) : [];
  // If agencies are supporters, distinguish supporters, not senders.
  const toTold = (axis: Axis) =>
    axis === 'AGENCY' && agency === 'SUPPORTER' ? 'SUPPORTING_AGENCY' : axis;
  const told = new Set<Axis>([...[...axes, ...axesOf(filter)].map(toTold), ...ofSenders]);
  const grain = grainOf(filter, isByMonth);
  const facts = { source, countedBy, agency, today, rollup: null };
  if (!hasRollups) return facts;
  if (grain) return { ...facts, rollup: rollupFor(parts, { axes: told, grain }) };
  const sameDays = isByMonth ? null : sameDaysIn(filter, today);
  const rollup = sameDays && rollupFor(parts, { axes: told, grain: 'QUARTER' });
  return sameDays && rollup ? { ...facts, sameDays: { ...sameDays, rollup } } : facts;
}

/**
 * The longest period whose boundaries fit all ranges of the filter; null if a range splits a month,
 * or the filter is about when records were decided.
 */
function grainOf(filter: Filter, isByMonth: boolean): Grain | null {
  if (doesAskDecision(filter)) return null;
  const ends = timeRangesOf(filter).flatMap(({ from, until }) => [from, until]);
  if (!isByMonth && ends.every(isFirstOfQuarter)) return 'QUARTER';
  return ends.every(isFirstOfMonth) ? 'MONTH' : null;
}

/** Whether a day is the first of a month. The end of time counts as one. */
function isFirstOfMonth(day: PlainDate): boolean {
  return day.endsWith('-01') || day === END_OF_TIME;
}

function isFirstOfQuarter(day: PlainDate): boolean {
  return /-(?:01|04|07|10)-01$/.test(day) || day === END_OF_TIME;
}
