import { findCompared } from '#domain/findings/compared-quarters.js';
import { describeExplanation } from '#domain/findings/describe-explanation.js';
import { explainKpi } from '#domain/findings/explain-kpi.js';
import { findInKpi } from '#domain/findings/kpi-finding.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { seriesQuarters } from '#domain/scorecard/judged-series.js';
import { formatAim } from '#domain/scorecard/target.js';

import type { Block, BlockRow } from './block.js';
import { emptyCell, toCell, usualOf } from './cell.js';
import type { ControlDeclaration } from './declaration.js';
import type { AnswerSetting } from './like-with-like.js';
import { headlinesOfWhole } from './page-question.js';
import { formatPeriodKey, toTimeDimension } from './page-time.js';
import { spanOfQuestion, toUnjudgedFinding } from './unjudged.js';

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
    view: page.time === null ? block.view : 'SERIES',
    finding: page.time === null ? findInKpi(kpi, findKpi('LIKE', headline)) : toUnjudgedFinding(block, kpi),
    about: block.about,
    because: page.time === null ? explain(headline, kpi, setting) : null,
    summary:
      page.time !== null
        ? `${rows.map(({ label, cells }) => `${label}: ${cells[0]?.text ?? ''}`).join(', ')}.`
        : usual === null
          ? kpi.sentence
          : `${kpi.sentence} The usual range is ${range}.`,
    kpi: page.time === null ? kpi : null,
    table: {
      rowHeading: 'Quarter',
      columns: [
        { measure: headline.measure, heading: measure.name, drawing: 'NONE', scale: null, wanted: [] },
        { measure: headline.measure, heading: 'Target', drawing: 'NONE', scale: null, wanted: [] },
      ],
      rows,
    },
    question: { measures: [headline.measure], by: ['QUARTER'], ...spanOfQuestion(page, shown[0]?.quarter ?? page.asked.quarter), page },
  };
}

/** What explains the change that the figure is judged by, like with like; null where nothing really changed. */
function explain(headline: Headline, kpi: JudgedKpi, { page: { asked }, findKpi, readSplits, world }: AnswerSetting): string | null {
  const like = findKpi('LIKE', headline);
  const compared = findCompared(like ?? kpi);
  if (compared === null || kpi.figure.value === null) return null;
  const measure = measureOf(headline.measure);
  const splits = readSplits(like === null ? 'ASKED' : 'LIKE')(headline);
  const explained = explainKpi(measure, splits, { compared, quarters: seriesQuarters(measure, asked, world) });
  return explained === null ? null : describeExplanation(explained, { measure, world });
}
