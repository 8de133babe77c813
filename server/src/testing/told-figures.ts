import { toChange } from '#domain/figures/figure/change.js';
import {
  type Figure,
  type FigureFlag,
  toFigure,
  toMissing,
} from '#domain/figures/figure/figure.js';
import { toProtectedFigure } from '#domain/figures/figure/protected-figure.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { CardSummary } from '#domain/scorecard/card-sentence.js';
import { toHeadline } from '#domain/scorecard/headline.js';
import type { FigureSummary } from '#domain/scorecard/kpi-sentence.js';

/** What differs from the usual figure in `aTold`. */
export interface Telling extends Partial<Omit<FigureSummary, 'measure' | 'figure'>> {
  readonly of?: MeasureKey;
  /** The figure and the one a quarter before; a share by its parts. */
  readonly now?: number | readonly [number, number] | null;
  readonly before?: number | readonly [number, number] | null;
  readonly flags?: readonly FigureFlag[];
}

/**
 * A figure of a measure; a share by its parts. It is protected if it is flagged as estimated. Null
 * means that it is not available, or hidden if it is flagged as confidential.
 */
export function figureOf(
  key: MeasureKey,
  value: number | readonly [number, number] | null,
  flags: readonly FigureFlag[],
): Figure {
  const measure = measureOf(key);
  const missing = flags.includes('CONFIDENTIAL') && value === null;
  if (missing) return toMissing(measure, flags, 'too few to show');
  if (value === null)
    return toFigure(
      measure,
      { numerator: 0, denominator: null },
      flags.length > 0 ? flags : ['NOT_AVAILABLE'],
    );
  const [numerator, denominator] = typeof value === 'number' ? [value, null] : value;
  if (flags.includes('ESTIMATED'))
    return toProtectedFigure(
      measure,
      {
        numerator,
        denominator,
        others: {
          numerator: { shown: numerator, cells: 1 },
          denominator: denominator === null ? null : { shown: denominator, cells: 1 },
        },
        isOfAgencies: true,
      },
      [],
    );
  return toFigure(measure, { numerator, denominator }, flags);
}

/**
 * 84 confirmed disruptions in Q2 2026/27 and 75 before, above the upper limit and on target, unless
 * given otherwise.
 */
export function aTold({
  of = 'disruptions',
  now = 84,
  before = 75,
  flags = [],
  ...about
}: Telling): CardSummary['kpis'][number] {
  const measure = measureOf(of);
  const figure = figureOf(of, now, flags);
  const against = (name: string) => ({ name, likeness: null, brokenBy: null });
  const from = figureOf(of, before, flags.includes('ESTIMATED') ? ['ESTIMATED'] : []);
  return {
    subject: 'DISRUPTION',
    wording: toHeadline({ measure: of }).wording,
    measure,
    quarter: '2026-27-Q2',
    isOpen: false,
    figure,
    status: 'GREEN',
    variation: 'IMPROVING',
    isTooSmall: false,
    signal: 'ABOVE_UPPER_LIMIT',
    latestBreak: null,
    previousQuarter: toChange(measure, { figure, from }, against('Q1 2026/27')),
    sameQuarterLastYear: toChange(measure, { figure, from }, against('Q2 2025/26')),
    beside: null,
    ...about,
  };
}

/** A rise three quarters before, with all quarters since beyond the usual range. */
export const rose = {
  quarter: '2025-26-Q3',
  side: 'HIGH',
  backSince: null,
  pointCount: 4,
  beyondCount: 4,
} as const;

/** A figure in its usual range. */
export const quiet = { variation: 'NO_REAL_CHANGE', signal: null } as const;
