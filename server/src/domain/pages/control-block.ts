import { findInKpi } from '#domain/findings/kpi-finding.js';
import { formatAim } from '#domain/scorecard/target.js';

import type { Block, BlockRow } from './block.js';
import { emptyCell, isBroken, isQuarterMarked, toCell, usualOf } from './cell.js';
import type { ControlDeclaration } from './declaration.js';
import { tellReason } from './explained.js';
import { type AnswerSetting, findLikeKpi } from './like-with-like.js';
import { headlinesOfWhole } from './page-question.js';
import { formatPeriodKey, periodNames, toTimeDimension } from './page-time.js';
import { aboutShown, timeDrawn, toUnjudgedFinding } from './unjudged.js';

/** One figure quarter by quarter. Null where it was not judged. */
export function answerControl(block: ControlDeclaration, setting: AnswerSetting): Block | null {
  const { page, findKpi } = setting;
  const [headline] = headlinesOfWhole(block, page);
  const kpi = headline ? findKpi('ASKED', headline) : null;
  if (!headline || !kpi) return null;
  const shown = kpi.trend.filter(({ quarter }) => quarter <= kpi.quarter);
  const { measure } = kpi;
  const rows = shown.toReversed().map(({ quarter, figure, target }): BlockRow => ({
    key: quarter,
    kind: 'PART',
    label: formatPeriodKey(page.time === null ? 'QUARTER' : toTimeDimension(page.time), quarter),
    group: null,
    isMarked: isQuarterMarked(kpi, quarter),
    cells: [
      { ...emptyCell, text: figure.inWords, value: figure.value },
      { ...emptyCell, text: target === null ? '' : formatAim(measure, target.aim) },
    ],
  }));
  const time = timeDrawn(page, { first: shown[0]?.quarter ?? page.asked.quarter, world: setting.world });
  const usual = usualOf(kpi);
  const range = toCell(kpi, { shows: 'USUAL_RANGE', drawing: 'NONE' }, { held: null, isAmongMany: false, like: null }).text;
  return {
    id: block.id,
    view: page.time === null ? block.view : 'SERIES',
    finding: page.time === null ? findInKpi(kpi, findLikeKpi(findKpi, headline)) : toUnjudgedFinding(block, kpi),
    about: aboutShown(block, page),
    because: page.time === null ? tellReason(headline, setting) : null,
    summary:
      page.time !== null
        ? `${rows.map(({ label, cells }) => `${label}: ${cells[0]?.text ?? ''}`).join(', ')}.`
        : usual === null
          ? kpi.sentence
          : `${kpi.sentence} The usual range ${isBroken(kpi) ? 'was' : 'is'} ${range}.`,
    kpi: page.time === null ? kpi : null,
    table: {
      rowHeading: periodNames[page.time?.step ?? 'QUARTER'],
      columns: [
        { measure: headline.measure, heading: measure.name, drawing: 'NONE', scale: null, wanted: [] },
        { measure: headline.measure, heading: 'Target', drawing: 'NONE', scale: null, wanted: [] },
      ],
      rows,
    },
    question: { measures: [headline.measure], ...time, by: [time.by], page },
  };
}
