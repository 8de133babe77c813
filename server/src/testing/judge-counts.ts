import { noChange } from '#domain/figures/figure/change.js';
import { type Figure, toFigure } from '#domain/figures/figure/figure.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { Periods } from '#domain/period.js';
import { shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { toHeadline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { toKpi } from '#domain/scorecard/kpi.js';
import type { Target } from '#domain/targets/target.js';

import { places } from './places.js';

const LATEST = '2026-27-Q2';
const referenceData: ReferenceData = {
  today: '2026-11-24',
  places,
  agencies: [],
  periods: new Periods([]),
  obligations: [],
};

interface Judging {
  readonly toOne?: (count: number) => Figure;
  /** The number of quarters in which to look for a break; all by default. */
  readonly seriesLength?: number;
  readonly recordingChanged?: string;
  /** The measure. A share needs its own `toOne`. */
  readonly of?: 'nrmReferrals' | 'disruptions' | 'majorModerateShare' | 'reportsToDisruption';
}

/** Rates the last of some counts, for the quarters up to Q2 2026/27, against a target of 500. */
export function judgeCounts(
  values: readonly number[],
  { toOne, seriesLength = values.length, recordingChanged, of = 'nrmReferrals' }: Judging = {},
): JudgedKpi {
  const area = places.find('FORCE');
  if (!area) throw new Error('There is no force');
  const measure = measureOf(of);
  const figureOf =
    toOne ?? ((count: number) => toFigure(measure, { numerator: count, denominator: null }, []));
  const points = values.map((value, index) => ({
    quarter: shift(LATEST, index - values.length + 1),
    figure: figureOf(value),
  }));
  const asked = { quarter: LATEST, area, agency: null, agencyKind: null, crimeType: null };
  const target: Target = {
    ...{ id: '1', measure: of, quarter: LATEST, areaCode: null, agencyId: null, objective: null },
    ...{ aim: { value: 500 }, tolerance: null, version: 1 },
  };
  const kpi = toKpi(
    toHeadline({ measure: of }),
    {
      trendQuarters: points.slice(-13).map(({ quarter }) => quarter),
      trend: points.slice(-13),
      series: points.slice(-seriesLength),
      figure: { ...figureOf(values.at(-1) ?? 0), changes: new Map() },
      previousQuarter: noChange(measure, 'not asked'),
      sameQuarterLastYear: noChange(measure, 'not asked'),
      beside: null,
      breaks:
        recordingChanged === undefined
          ? []
          : [{ happenedOn: recordingChanged, title: 'A new form', measures: [of] }],
    },
    { asked, targets: [target], referenceData },
  );
  return { ...kpi, asked, returnsDue: 1, returnsReceived: 1, periodStatus: 'FINAL' };
}
