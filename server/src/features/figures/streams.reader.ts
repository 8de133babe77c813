import { axesOf, doesNameSenders, type Filter, timeRangesOf } from '#domain/figures/filter.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Axis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { type Part, partsOf } from '#domain/measures/measure.js';
import { rollupFor } from '#domain/measures/rollups.js';
import type { PlainDate } from '#domain/plain-date.js';

import type { Facts } from './facts.reader.js';

/** Parts that add up the same facts by the same date, and so are read in one statement. */
export interface Stream extends Facts {
  readonly parts: readonly Part[];
  /** Whether only the last quarter of a period counts. */
  readonly isAtEnd: boolean;
}

interface Asked {
  readonly measures: readonly MeasureKey[];
  readonly by: readonly Dimension[];
  readonly filter: Filter;
  readonly today: PlainDate;
  readonly hasRollups: boolean;
}

/** The streams that some measures need, each from the smallest rollup that tells enough apart, else from records. */
export function streamsOf({ measures, by, filter, today, hasRollups }: Asked): readonly Stream[] {
  const ofSenders = doesNameSenders(filter) ? (['AGENCY'] as const) : [];
  const axes = new Set<Axis>([...by.map((dimension) => dimensions[dimension].axis), ...axesOf(filter), ...ofSenders]);
  const isOfWholeMonths = timeRangesOf(filter).every(({ from, until }) => isFirstOfMonth(from) && isFirstOfMonth(until));

  const streams = new Map<string, Part[]>();
  for (const part of new Set(measures.flatMap((key) => partsOf(measureOf(key))))) {
    const { source, countedBy, agency = '', isAtEnd = false } = part;
    const name = JSON.stringify([source, countedBy, agency, isAtEnd]);
    const parts = streams.get(name);
    if (parts) parts.push(part);
    else streams.set(name, [part]);
  }
  return [...streams.values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    const { source, countedBy, agency, isAtEnd = false } = first;
    return [{ source, countedBy, agency, isAtEnd, today, parts, rollup: hasRollups && isOfWholeMonths ? rollupFor(parts, axes) : null }];
  });
}

/** The ends of time count as such. */
function isFirstOfMonth(day: PlainDate): boolean {
  return day.endsWith('-01') || day === '9999-12-31';
}
