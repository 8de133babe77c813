import type { Break } from '#domain/disclosure/raw-table.js';
import type { Figure } from '#domain/figures/figure/figure.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Quarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { ChartedQuarter, ProtectedPoint } from './control-chart.js';
import { isNewStart, isOpenFor } from './quarters.js';

/** A quarter as it goes into a chart, by its key. */
export interface KeyedQuarter extends ChartedQuarter {
  readonly quarter: Quarter;
}

interface Charting {
  /** Changes in recording, of any measure. */
  readonly breaks: readonly Break[];
  /** The quarter shown. */
  readonly quarter: Quarter;
  readonly world: ReferenceData;
}

/** Quarters up to the one shown, or up to the last one before it that is closed, as they go into a chart. */
export function toCharted(
  measure: Measure,
  points: readonly { readonly quarter: Quarter; readonly figure: Figure }[],
  { breaks, quarter, world }: Charting,
): readonly KeyedQuarter[] {
  const own = breaks.filter(({ measures }) => measures.includes(measure.key));
  const upTo = points.filter((point) => point.quarter <= quarter);
  const isOpen = upTo.map((point) => isOpenFor(measure, point.quarter, world));
  const end = isOpen.lastIndexOf(false);
  return upTo.slice(0, end + 1).map(({ quarter: of, figure }, index) => ({
    quarter: of,
    value: isOpen[index] === true || isInPart(figure) ? null : figure.value,
    isNewStart: own.length > 0 && isNewStart(of, own),
    protection: isOpen[index] === true ? null : toProtection(figure),
  }));
}

/** Whether a figure is hidden, in whole or in part. */
export function isInPart({ flags }: Figure): boolean {
  return flags.includes('CONFIDENTIAL') || flags.includes('NOT_AVAILABLE');
}

function toProtection({ flags, value, numerator, range }: Figure): ProtectedPoint | null {
  if (flags.includes('CONFIDENTIAL')) return { count: null, range: null };
  return flags.includes('ESTIMATED') ? { count: numerator ?? value, range } : null;
}
