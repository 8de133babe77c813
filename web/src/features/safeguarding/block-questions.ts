import { type ExplainedFigure, explainRow, type FigureQuestion, withoutNulls } from '#lib/figure-question.js';
import { toPeriodFilter } from '#lib/scope-filter.js';
import { findStockQuarter } from '#lib/stock-quarter.js';
import type { BlockQuestion } from '#ui/figure-block/figure-block.type.js';

import type { GroupPart } from './groups.js';
import { decisionFields } from './labels.js';
import { toVariables } from './question.js';
import type { BlockContext } from './referral.type.js';

type Questions = Readonly<Record<GroupPart | 'quarters' | 'overTime' | 'decisions', FigureQuestion>>;

/** What each block of the page is asked by: the same as in the question of the page, for one block alone. Groups come in the order shown. */
export function toQuestions({ scope, choices }: Pick<BlockContext, 'scope' | 'choices'>): Questions {
  const { whereQuarters, whereTime, timeBy, timeWindow, wherePathways, whereAll, whereAreas } = toVariables(scope, choices, []);
  const judged = findStockQuarter(scope, choices);
  const measures = ['referrals'];
  const largestFirst = { orderBy: [{ measure: 'referrals', direction: 'DESC' }] } as const;
  return {
    quarters: { measures, by: ['QUARTER'], where: withoutNulls(whereQuarters), fillGaps: true },
    /** By the step and over the range that is asked. */
    overTime: { measures, by: [timeBy].flat(), where: withoutNulls(whereTime), window: timeWindow, fillGaps: true },
    pathway: { measures, by: ['PATHWAY'], where: withoutNulls(wherePathways), fillGaps: true, ...largestFirst },
    exploitation: { measures, by: ['EXPLOITATION'], where: withoutNulls(whereAll), fillGaps: true, ...largestFirst },
    ageBand: { measures, by: ['AGE_BAND'], where: withoutNulls(whereAll), fillGaps: true, ...largestFirst },
    area: { measures, by: ['AREA'], where: withoutNulls(whereAreas), ...largestFirst },
    // Nothing is judged by pathway, nor is a range.
    decisions: {
      measures: decisionFields.map(({ measure }) => measure),
      by: [],
      where: withoutNulls({ ...whereAll, ...toPeriodFilter({ quarter: judged, from: judged }), pathway: null }),
    },
  };
}

/** The question of a block whose table is its answer, and which is about everybody in it. */
export function toWholeQuestion(figures: FigureQuestion): BlockQuestion {
  return { figures, isFile: true, explains: explainRow(figures, 'referrals', {}) };
}

/** What is judged of the quarter, which no pathway narrows; in the area chosen, or in another one by its code. */
export function explainJudged(
  measure: string,
  { scope, choices }: Pick<BlockContext, 'scope' | 'choices'>,
  areaCode = scope.area.code,
): ExplainedFigure {
  const { where } = toQuestions({ scope, choices }).decisions;
  const isForce = choices.areas.some(({ code, kind }) => code === areaCode && kind === 'FORCE');
  return { measure, where: withoutNulls({ ...where, area: isForce ? null : { within: [areaCode] } }) };
}
