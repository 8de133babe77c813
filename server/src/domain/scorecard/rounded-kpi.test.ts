import { describe, expect, it } from 'vitest';

import { noChange } from '#domain/figures/figure/change.js';
import { type Figure, toFigure } from '#domain/figures/figure/figure.js';
import { toProtectedFigure } from '#domain/figures/figure/protected-figure.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { Periods } from '#domain/period.js';
import { shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Target } from '#domain/targets/target.js';
import { places } from '#testing/places.js';

import { toHeadline } from './headline.js';
import { type KpiFigures, toKpi } from './kpi.js';

const QUARTER = '2025-26-Q1';
const quarters = Array.from({ length: 13 }, (_, index) => shift(QUARTER, index - 12));
const referenceData: ReferenceData = {
  today: '2026-11-24',
  places,
  agencies: [],
  periods: new Periods([]),
  obligations: [],
};
const headline = toHeadline({ measure: 'triagedInTime' });
const measure = measureOf('triagedInTime');
const target: Target = {
  id: '1',
  measure: 'triagedInTime',
  quarter: QUARTER,
  areaCode: null,
  agencyId: null,
  objective: null,
  aim: { value: 90 },
  tolerance: null,
  version: 1,
};

/**
 * This many of a hundred in time: exact, and with others rounded in five cells each of numerator
 * and denominator.
 */
const exact = (inTime: number) => toFigure(measure, { numerator: inTime, denominator: 100 }, []);
const rounded = (inTime: number) =>
  toProtectedFigure(
    measure,
    {
      numerator: inTime,
      denominator: 100,
      others: { numerator: { shown: inTime, cells: 5 }, denominator: { shown: 100, cells: 5 } },
      isOfAgencies: false,
    },
    [],
  );

/** Rates the latest of thirteen quarters; those before it alternate between 85 and 87. */
function judge(latest: number, toOne: (inTime: number) => Figure) {
  const area = places.find('FORCE');
  if (!area) throw new Error('There is no force');
  const trend = quarters.map((quarter, index) => ({
    quarter,
    figure: toOne(quarter === QUARTER ? latest : index % 2 === 0 ? 85 : 87),
  }));
  const figures: KpiFigures = {
    trendQuarters: quarters,
    trend,
    series: trend,
    figure: { ...toOne(latest), changes: new Map() },
    previousQuarter: noChange(measure, 'not asked'),
    sameQuarterLastYear: noChange(measure, 'not asked'),
    beside: null,
    breaks: [],
  };
  const asked = { quarter: QUARTER, area, agency: null, agencyKind: null, crimeType: null };
  const { status, variation } = toKpi(headline, figures, {
    asked,
    targets: [target],
    referenceData,
  });
  return { status, variation };
}

describe('a headline with others’ figures rounded', () => {
  it.each([
    { latest: 91, told: { status: 'GREEN', variation: 'NO_REAL_CHANGE' } },
    { latest: 88, told: { status: 'AMBER', variation: 'NO_REAL_CHANGE' } },
    { latest: 94, told: { status: 'GREEN', variation: 'IMPROVING' } },
  ])(
    'gets no verdict at $latest that rounding could reverse, unlike an exact one',
    ({ latest, told }) => {
      expect(judge(latest, exact)).toEqual(told);
      expect(judge(latest, rounded)).toEqual({ status: 'TOO_CLOSE', variation: 'TOO_CLOSE' });
    },
  );

  it('says only what holds for every possible true value', () => {
    expect(judge(30, rounded)).toEqual({ status: 'RED', variation: 'WORSENING' });
  });
});
