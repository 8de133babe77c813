import type { Break } from '#domain/disclosure/raw-table.js';
import type { Figure } from '#domain/figures/figure/figure.js';
import type { Measure } from '#domain/measures/measure.js';
import { memoise, memoiseEach } from '#domain/memoise.js';
import type { Quarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { ChartedQuarter, ProtectedPoint } from './control-chart.js';
import { isNewStart, isOpenFor } from './quarters.js';

/** A quarter of a chart, by its key. */
export interface KeyedQuarter extends ChartedQuarter {
  readonly quarter: Quarter;
}

/** The figure for a quarter. */
export interface FigureOfQuarter {
  readonly quarter: Quarter;
  readonly figure: Figure;
  /**
   * The bare value, if no part of it can be hidden or rounded, for callers that need nothing else.
   * If absent, the value is in the figure.
   */
  readonly exact?: number | null | undefined;
}

interface Charting {
  /** Changes in recording for any measure. */
  readonly breaks: readonly Break[];
  /** The quarter shown. */
  readonly quarter: Quarter;
  readonly referenceData: ReferenceData;
}

/**
 * Quarters up to the one shown, or up to the last closed one before it, in the form that a chart
 * needs.
 */
export function toCharted(
  measure: Measure,
  points: readonly FigureOfQuarter[],
  { breaks, quarter, referenceData }: Charting,
): readonly KeyedQuarter[] {
  const own = breaksOf(breaks)(measure);
  const charted: KeyedQuarter[] = [];
  let closedCount = 0;
  for (const point of points) {
    if (point.quarter > quarter) continue;
    const isOpen = isOpenFor(measure, point.quarter, referenceData);
    charted.push({
      quarter: point.quarter,
      value: isOpen ? null : toValue(point),
      isNewStart: own.length > 0 && isNewStart(point.quarter, own),
      protection: isOpen || point.exact !== undefined ? null : toProtection(point.figure),
    });
    if (!isOpen) closedCount = charted.length;
  }
  return charted.slice(0, closedCount);
}

/** The changes in recording for a measure, found once for all charts of a page. */
const breaksOf = memoiseEach((breaks: readonly Break[]) =>
  memoise((measure: Measure) => breaks.filter(({ measures }) => measures.includes(measure.key))),
);

function toValue(point: FigureOfQuarter): number | null {
  return point.exact === undefined && isInPart(point.figure) ? null : valueOf(point);
}

/** The value of a quarter's figure; null if there is none. */
export function valueOf(point: FigureOfQuarter): number | null {
  return point.exact === undefined ? point.figure.value : point.exact;
}

/** Whether a figure is hidden, in whole or in part. */
export function isInPart({ flags }: Figure): boolean {
  return flags.includes('CONFIDENTIAL') || flags.includes('NOT_AVAILABLE');
}

function toProtection({ flags, value, numerator, range }: Figure): ProtectedPoint | null {
  if (flags.includes('CONFIDENTIAL')) return { count: null, range: null };
  return flags.includes('ESTIMATED') ? { count: numerator ?? value, range } : null;
}
