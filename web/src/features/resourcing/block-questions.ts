import type { PeriodChoice } from '#lib/choice.js';
import { type ExplainedFigure, explainRow, type FigureQuestion, withoutNulls } from '#lib/figure-question.js';
import { shiftQuarter } from '#lib/quarter.js';
import { toPeriodFilter } from '#lib/scope-filter.js';

import { objectiveFields } from './labels.js';
import { toVariables } from './question.js';
import type { BlockContext } from './resourcing.type.js';

const four = objectiveFields.map(({ code }) => code);

/** What each block of the page is asked by: the same as in the question of the page, for one block alone, in the order shown. */
export function toQuestions({ scope, choices }: Pick<BlockContext, 'scope' | 'choices'>) {
  const wheres = toVariables(scope, choices, []);
  const whereAll = withoutNulls(wheres.whereAll);
  const overTime = {
    by: [wheres.timeBy].flat(),
    where: withoutNulls(wheres.whereTime),
    window: wheres.timeWindow,
    fillGaps: true,
  } as const;
  const whereAgencies = withoutNulls(wheres.whereAgencies);
  return {
    effort: {
      measures: ['hoursCommitted', 'disruptions', 'spend'],
      by: ['OBJECTIVE'],
      where: withoutNulls(wheres.whereObjectives),
      fillGaps: true,
    } satisfies FigureQuestion,
    posts: {
      measures: ['strengthFte', 'establishmentFte', 'vacancyRate'],
      by: ['STAFF_GROUP'],
      where: withoutNulls(wheres.whereStock),
      fillGaps: true,
      changes: ['SAME_PERIOD_LAST_YEAR'],
    } satisfies FigureQuestion,
    /** Of the four objectives alone: what has none stands in no panel. `from` and `to` are the first and last quarter shown. */
    hours: (from: string, to: string): FigureQuestion => ({
      measures: ['hoursCommitted'],
      by: ['QUARTER', 'OBJECTIVE'],
      where: { ...whereAll, objective: { in: four }, quarter: { from, to } },
      fillGaps: true,
    }),
    hoursOverTime: {
      ...overTime,
      measures: ['hoursCommitted'],
      by: [wheres.timeByObjective].flat(),
      where: withoutNulls(wheres.whereTimeObjectives),
    } satisfies FigureQuestion,
    /** `from` and `to` are the first and last quarter shown. */
    abstraction: (from: string, to: string): FigureQuestion => ({
      measures: ['abstractionRate'],
      by: ['QUARTER'],
      where: { ...whereAll, quarter: { from, to } },
      fillGaps: true,
    }),
    abstractionOverTime: { ...overTime, measures: ['abstractionRate'] } satisfies FigureQuestion,
    abstractionAgencies: {
      measures: ['abstractionRate'],
      by: ['AGENCY'],
      where: whereAgencies,
      first: 100,
      orderBy: [{ measure: 'abstractionRate', direction: 'DESC' }],
      changes: ['SAME_PERIOD_LAST_YEAR'],
    } satisfies FigureQuestion,
    moneyAgencies: {
      measures: ['spend', 'budget', 'forecastVariance'],
      by: ['AGENCY'],
      where: whereAgencies,
      first: 100,
      orderBy: [{ measure: 'spend', direction: 'DESC' }],
    } satisfies FigureQuestion,
    moneySources: {
      measures: ['spend', 'budget', 'forecastVariance'],
      by: ['FUNDING_SOURCE'],
      where: whereAll,
      fillGaps: true,
    } satisfies FigureQuestion,
    perDisruption: {
      measures: ['hoursPerDisruption', 'majorModerateShare', 'hoursCommitted', 'disruptions'],
      by: ['AGENCY'],
      where: whereAgencies,
      first: 100,
      orderBy: [{ measure: 'disruptions', direction: 'DESC' }],
    } satisfies FigureQuestion,
    agencies: {
      measures: ['strengthFte', 'establishmentFte', 'vacancyRate', 'hoursCommitted', 'abstractionRate', 'spend'],
      by: ['AGENCY'],
      where: whereAgencies,
      first: 100,
      orderBy: [{ measure: 'hoursCommitted', direction: 'DESC' }],
    } satisfies FigureQuestion,
  };
}

/** A figure that is judged for all that the page is narrowed to, whichever rows its block compares. */
export function explainJudged({ scope, choices }: Pick<BlockContext, 'scope' | 'choices'>, measure: string): ExplainedFigure {
  return explainRow({ where: toVariables(scope, choices, []).whereAll }, measure, {});
}

/** The same question a year before. */
export function toYearBefore({ where }: FigureQuestion, { scope }: Pick<BlockContext, 'scope'>): Pick<FigureQuestion, 'where'> {
  const before = ({ code, ...rest }: PeriodChoice) => ({ ...rest, code: shiftQuarter(code, -4) });
  return { where: { ...where, ...toPeriodFilter({ quarter: before(scope.quarter), from: before(scope.from) }) } };
}
