import { findInKpi } from '#domain/findings/kpi-finding.js';
import { formatQuarter } from '#domain/quarter.js';
import { formatAim } from '#domain/scorecard/target.js';

import type { Block, BlockRow } from './block.js';
import { emptyCell, toCell, usualOf } from './cell.js';
import type { ControlDeclaration } from './declaration.js';
import type { AnswerSetting } from './like-with-like.js';
import { headlinesOfWhole } from './page-question.js';

/** One figure quarter by quarter. Null where it was not judged. */
export function answerControl(block: ControlDeclaration, { page, findKpi }: AnswerSetting): Block | null {
  const [headline] = headlinesOfWhole(block, page);
  const kpi = headline ? findKpi('ASKED', headline) : null;
  if (!headline || !kpi) return null;
  const shown = kpi.trend.filter(({ quarter }) => quarter <= kpi.quarter);
  const { measure } = kpi;
  const rows = shown.toReversed().map(({ quarter, figure, target }): BlockRow => ({
    key: quarter,
    kind: 'PART',
    label: formatQuarter(quarter),
    group: null,
    isMarked: kpi.chart.points.some(({ index, signals }) => kpi.charted[index] === quarter && signals.length > 0),
    cells: [
      { ...emptyCell, text: figure.text, value: figure.value },
      { ...emptyCell, text: target === null ? '' : formatAim(measure, target.aim) },
    ],
  }));
  const usual = usualOf(kpi);
  const range = toCell(kpi, { shows: 'USUAL_RANGE', drawing: 'NONE' }, { held: null, isAmongMany: false, like: null }).text;
  return {
    id: block.id,
    view: block.view,
    finding: findInKpi(kpi, findKpi('LIKE', headline)),
    about: block.about,
    because: null,
    summary: usual === null ? kpi.sentence : `${kpi.sentence} The usual range is ${range}.`,
    kpi,
    table: {
      rowHeading: 'Quarter',
      columns: [
        { measure: headline.measure, heading: measure.name, drawing: 'NONE', scale: null, wanted: [] },
        { measure: headline.measure, heading: 'Target', drawing: 'NONE', scale: null, wanted: [] },
      ],
      rows,
    },
    question: { measures: [headline.measure], by: ['QUARTER'], from: shown[0]?.quarter ?? kpi.quarter, to: kpi.quarter, page },
  };
}
