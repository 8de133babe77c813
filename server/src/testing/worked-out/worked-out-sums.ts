import type { SentRow } from '#testing/random-partnership.js';

import type { HandMeasure } from './worked-out.js';
import { cellNames } from './worked-out-cells.js';
import { financialQuarter, lastQuarterIn, type Span, startOfQuarter } from './worked-out-days.js';
import { handKeys } from './worked-out-keys.js';

/** A condition on a row, from the row's values of each dimension. */
export type Holds = (row: SentRow, keysOf: (dimension: string) => readonly string[]) => boolean;

export interface HandQuestion {
  readonly by: readonly string[];
  readonly holds: Holds;
  /** The days on which records count. */
  readonly spans: readonly Span[];
  /** The key of the only period, for all days; null if the day of each record decides. */
  readonly period: string | null;
  readonly today: string;
}

export interface HandSums {
  readonly above: number;
  readonly below: number;
  /** The sum for each part in `ofEach` of the measure. */
  readonly ofEach?: readonly number[];
}

const timeDimensions = ['MONTH', 'QUARTER', 'FINANCIAL_YEAR', 'CALENDAR_YEAR'];

/** Whether a grouping is by time. */
export function isOfTime(dimension: string): boolean {
  return timeDimensions.includes(dimension);
}

/**
 * Combines two measures by group: the numerators of the first above, and those of the second below.
 */
export function divideSums(
  above: ReadonlyMap<string, HandSums>,
  below: ReadonlyMap<string, HandSums>,
): ReadonlyMap<string, HandSums> {
  const keys = new Set([...above.keys(), ...below.keys()]);
  return new Map(
    [...keys].map((key) => [
      key,
      { above: above.get(key)?.above ?? 0, below: below.get(key)?.above ?? 0 },
    ]),
  );
}

/** The sums of each group, by the values of its key, each after a `|`. */
export function workOut(
  rows: readonly SentRow[],
  measure: HandMeasure,
  { by, holds, spans, period, today }: HandQuestion,
): ReadonlyMap<string, HandSums> {
  const groups = new Map<string, HandSums>();
  const add = (key: string, { above, below, ofEach = [] }: HandSums) => {
    const sums = groups.get(key) ?? { above: 0, below: 0 };
    const each = ofEach.map((sum, index) => (sums.ofEach?.[index] ?? 0) + sum);
    groups.set(key, { above: sums.above + above, below: sums.below + below, ofEach: each });
  };
  const lastQuarters = new Map<string, string>();
  for (const row of rows) {
    const day = measure.dayOf(row.cells);
    if (row.dataset !== measure.dataset || day === '') continue;
    const confirmedOn = measure.confirmedOn?.(row.cells) ?? null;
    const isKnownIn = ({ confirmedBefore }: Span) =>
      confirmedOn === null ||
      confirmedBefore === undefined ||
      (confirmedOn !== '' && confirmedOn < confirmedBefore);
    const isIn = (span: Span) =>
      span.from <= day &&
      day < span.until &&
      (span.senders?.has(row.agency) ?? true) &&
      isKnownIn(span);
    if (!spans.some(isIn)) continue;
    const timeOf = (dimension: string, of: string) => handKeys[dimension]?.(row, of)[0] ?? '';
    const ownKeysOf = (dimension: string) => handKeys[dimension]?.(row, day) ?? [];
    // Check each supporter separately if there are several.
    const asked = measure.isSupported
      ? cellNames(row.cells, 'supporting_agencies')
      : ownKeysOf('AGENCY');
    const agencies = asked.filter((agency) =>
      holds(row, (dimension) => (dimension === 'AGENCY' ? [agency] : ownKeysOf(dimension))),
    );
    if (agencies.length === 0) continue;
    const keysOf = (dimension: string) =>
      dimension === 'AGENCY' ? agencies : ownKeysOf(dimension);
    if (measure.isStock) {
      const times = period === null ? by.filter(isOfTime) : [];
      const name = times.map((dimension) => timeOf(dimension, day)).join();
      const isMeant = (start: string) =>
        times.every((dimension) => timeOf(dimension, start) === timeOf(dimension, day));
      const last = lastQuarters.get(name) ?? lastQuarterIn(spans, today, isMeant);
      lastQuarters.set(name, last);
      if (startOfQuarter(financialQuarter(day)) !== last) continue;
    }
    const own = {
      above: measure.above(row.cells, row),
      below: measure.below?.(row.cells, row) ?? 0,
      ofEach: (measure.ofEach ?? []).map((adds) => adds(row.cells, row)),
    };
    const keys = by.reduce<readonly string[]>(
      (all, dimension) => {
        const values = period !== null && isOfTime(dimension) ? [period] : keysOf(dimension);
        return all.flatMap((key) => values.map((next) => `${key}|${next}`));
      },
      [''],
    );
    for (const key of keys) add(key, own);
  }
  return groups;
}
