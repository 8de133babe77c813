import { type ExplainedFigure, explainRow, type FigureQuestion, withoutNulls } from '#lib/figure-question.js';
import { shiftQuarter } from '#lib/quarter.js';
import type { BlockQuestion } from '#ui/figure-block/figure-block.type.js';

import { objectiveFields } from './labels.js';
import { toVariables } from './question.js';
import type { BlockContext } from './resourcing.type.js';

const four = objectiveFields.map(({ code }) => code);

/** What each block of the page is asked by: the same as in the question of the page, for one block alone, in the order shown. */
export function toQuestions({ scope, choices }: Pick<BlockContext, 'scope' | 'choices'>) {
  const wheres = toVariables(scope, choices, []);
  const whereAll = withoutNulls(wheres.whereAll);
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
      where: whereAll,
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
    /** `from` and `to` are the first and last quarter shown. */
    abstraction: (from: string, to: string): FigureQuestion => ({
      measures: ['abstractionRate'],
      by: ['QUARTER'],
      where: { ...whereAll, quarter: { from, to } },
      fillGaps: true,
    }),
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

interface BlockAbout {
  /** The measure that the headline of the block is about. */
  readonly measure: string;
  readonly isFile: boolean;
}

/** A question with what its block is about: one measure for the quarter shown, of everything that the block compares. */
export function toBlockQuestion(
  figures: FigureQuestion,
  { scope }: Pick<BlockContext, 'scope'>,
  { measure, isFile }: BlockAbout,
): BlockQuestion {
  return { figures, isFile, explains: explainRow(figures, measure, { quarter: scope.quarter.code }) };
}

/** A figure that is judged for all that the page is narrowed to, whichever rows its block compares. */
export function explainJudged({ scope, choices }: Pick<BlockContext, 'scope' | 'choices'>, measure: string): ExplainedFigure {
  return explainRow({ where: toVariables(scope, choices, []).whereAll }, measure, {});
}

/** The key of the same quarter a year before. */
export function toYearBefore({ scope }: Pick<BlockContext, 'scope'>): { readonly quarter: string } {
  return { quarter: shiftQuarter(scope.quarter.code, -4) };
}
