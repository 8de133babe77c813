import { type FigureQuestion, type FigureWhere, withoutNulls } from '#lib/figure-question.js';

import { toVariables } from './question.js';
import type { BlockContext } from './report.type.js';

/** Measures that the page judges quarter by quarter. */
export type ControlMeasure = 'reports' | 'reportsActionedIn24h' | 'reportsToDisruption';

/** What each block of the page is asked by: the same as in the question of the page, for one block alone. */
export function toQuestions({ scope, choices }: Pick<BlockContext, 'scope' | 'choices'>) {
  const wheres = toVariables(scope, choices, []);
  const all = withoutNulls(wheres.whereAll);
  const ofAllTypes = withoutNulls(wheres.whereCrimeTypes);
  return {
    /** One measure by quarter; `from` and `to` are the first and last quarter shown. */
    control: (measure: ControlMeasure, from: string, to: string): FigureQuestion => ({
      measures: [measure],
      by: ['QUARTER'],
      where: { ...all, quarter: { from, to } },
      fillGaps: true,
    }),
    /** `from` and `to` are the first and last quarter shown. */
    series: (from: string, to: string): FigureQuestion => ({
      measures: ['reports'],
      by: ['QUARTER', 'CRIME_TYPE'],
      where: { ...ofAllTypes, quarter: { from, to } },
      fillGaps: true,
    }),
    /** The same by the step and over the range that is asked. */
    seriesOverTime: {
      measures: ['reports'],
      by: [wheres.seriesBy].flat(),
      where: withoutNulls(wheres.whereSeries),
      window: wheres.timeWindow,
      first: wheres.timeFirst,
      fillGaps: true,
    } satisfies FigureQuestion,
    crimeTypes: toGroups('CRIME_TYPE', ofAllTypes),
    channels: toGroups('CHANNEL', all),
    limbs: toGroups('SERIOUS_LIMB', all),
    signs: toGroups('SIGN', all),
    /** Reports that meet the serious-crime test, then those that name no limb of it: two questions, since neither holds the other. */
    withLimb: toSerious(wheres, wheres.whereLimb),
    withoutLimb: toSerious(wheres, wheres.whereNoLimb),
    districts: {
      measures: ['reports', 'reportsPer1000'],
      by: ['AREA'],
      where: withoutNulls(wheres.whereDistricts),
      first: 50,
      orderBy: [{ measure: 'reports', direction: 'DESC' }],
      changes: ['SAME_PERIOD_LAST_YEAR'],
    } satisfies FigureQuestion,
  };
}

function toGroups(dimension: string, where: FigureWhere): FigureQuestion {
  return { measures: ['reports'], by: [dimension], where, fillGaps: true, changes: ['SAME_PERIOD_LAST_YEAR'] };
}

function toSerious({ timeBy, timeWindow, timeFirst }: ReturnType<typeof toVariables>, where: FigureWhere): FigureQuestion {
  return {
    measures: ['reports'],
    by: [timeBy].flat(),
    where: withoutNulls(where),
    window: timeWindow,
    first: timeFirst,
    fillGaps: true,
  };
}
