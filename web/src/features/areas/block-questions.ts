import { type ExplainedFigure, explainRow, type FigureQuestion, type FigureWhere } from '#lib/figure-question.js';
import type { BlockQuestion } from '#ui/figure-block/figure-block.type.js';

import type { AreaScope, BlockContext, Place } from './area.type.js';
import type { HeadlineRow } from './headlines.js';
import { toMeasureKey } from './map-measures.js';
import { toVariables } from './question.js';

type Asked = Pick<BlockContext, 'scope'>;

/** What map and list are asked by: every area, highest first as they show it. The list tells the change on the quarter before as well. */
export function toDistrictQuestion({ scope }: Asked, changes: NonNullable<FigureQuestion['changes']> = []): FigureQuestion {
  const { measure } = scope;
  return {
    measures: [measure.code, ...(measure.rate === null ? [] : [measure.rate.code])],
    by: ['AREA'],
    where: toVariables(scope, []).where,
    fillGaps: true,
    orderBy: [{ measure: toMeasureKey(scope), direction: 'DESC' }],
    ...(changes.length === 0 ? {} : { changes }),
  };
}

/** A question of districts with what the page is about: the measure on the map, of its area. */
export function toDistrictBlock(figures: FigureQuestion, { scope }: Asked): BlockQuestion {
  return { figures, isFile: true, explains: { measure: toMeasureKey(scope), where: toWhere(scope, scope.area) } };
}

/**
 * What a table of headline measures is asked by, for the area itself: judgements, objectives and the area beside it are no part of the
 * answer, so the page writes the table.
 */
export function toHeadlineBlock(
  rows: readonly HeadlineRow[],
  { scope }: Asked,
  changes: NonNullable<FigureQuestion['changes']>,
): BlockQuestion {
  const [first] = rows;
  return {
    figures: {
      measures: rows.filter(({ kpi }) => kpi.objective === null).map(({ kpi }) => kpi.measure.key),
      by: [],
      where: toWhere(scope, scope.area),
      changes,
    },
    isFile: false,
    ...(first === undefined ? {} : { explains: toHeadlineFigure(first.kpi, scope, scope.area) }),
  };
}

/** One headline measure of an area, under its objective where it is told by one. */
export function toHeadlineFigure({ measure, objective }: HeadlineRow['kpi'], scope: AreaScope, area: Place): ExplainedFigure {
  return explainRow({ where: toWhere(scope, area) }, measure.key, objective === null ? {} : { objective });
}

/** Records of an area with everything inside it; of the force all of them, those that name no place among them. */
function toWhere(scope: AreaScope, area: Place): FigureWhere {
  return { ...toVariables(scope, []).where, ...(area.kind === 'FORCE' ? {} : { area: { within: [area.code] } }) };
}
