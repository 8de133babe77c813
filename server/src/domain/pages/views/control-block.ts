import type { Finding } from '#domain/findings/finding.js';
import { findInKpi, isAsInForce } from '#domain/findings/kpi-finding.js';
import { objectives } from '#domain/lists.js';
import type { Block, BlockRow } from '#domain/pages/block/block.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import { formatPeriodKey, periodNames, toTimeDimension } from '#domain/pages/block/page-time.js';
import { emptyCell, isBroken, isQuarterMarked, toCell, usualOf } from '#domain/pages/cells/cell.js';
import { signalWords } from '#domain/pages/cells/signal-words.js';
import { aboutShown, timeDrawn, toUnratedFinding } from '#domain/pages/cells/unrated.js';
import { describeReason } from '#domain/pages/change/explained.js';
import type { ControlDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { findForceKpi, findLikeKpi } from '#domain/pages/questions/like-with-like.js';
import type { Quarter } from '#domain/quarter.js';
import { describeBreak } from '#domain/scorecard/describe-break.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';
import { formatLimits } from '#domain/scorecard/level-words.js';
import { rateAgainstTarget } from '#domain/scorecard/status.js';
import { formatAim, targetHeading } from '#domain/targets/target.js';

import { answerOwnControl } from './own-control-block.js';

/** One figure by quarter. Null if it was not rated. */
export function answerControl(block: ControlDeclaration, setting: AnswerSetting): Block | null {
  const { page, findKpi } = setting;
  if (block.ofOwn === true && page.own.length > 0) return answerOwnControl(block, setting);
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
      { ...emptyCell, text: figure.displayText, value: figure.value },
      { ...emptyCell, text: target === null ? '' : formatAim(measure, target.aim) },
      { ...emptyCell, text: describeUsual(kpi, quarter) },
      { ...emptyCell, text: describeMark(kpi, quarter) },
    ],
  }));
  const [like, force] = [findLikeKpi(findKpi, headline), findForceKpi(findKpi, headline)];
  const { clause, sentence } = describeReason(headline, setting);
  const finding =
    page.time === null
      ? findInKpi(kpi, like, { ...nameObjective(block, page), force, why: clause })
      : toUnratedFinding(block, kpi);
  const isForceUntold =
    finding.kind === 'REAL_CHANGE' &&
    isAsInForce(like ?? kpi, force) &&
    !finding.text.includes('whole force');
  // What the title says is not repeated.
  const reason =
    finding.text.endsWith('; everywhere at once') && sentence !== null
      ? capitalise(sentence.replace('Everywhere at once: ', ''))
      : sentence;
  const because = [isForceUntold ? 'The whole force moved the same way.' : null, reason].filter(
    (each) => each !== null,
  );
  const time = timeDrawn(page, {
    first: shown[0]?.quarter ?? page.asked.quarter,
    referenceData: setting.referenceData,
  });
  const usual = usualOf(kpi);
  const range = toCell(
    kpi,
    { shows: 'USUAL_RANGE', drawing: 'NONE' },
    { commonTarget: null, isAmongMany: false, like: null },
  ).text;
  return {
    id: block.id,
    view: page.time === null ? block.view : 'SERIES',
    finding:
      block.isOfPage === true
        ? {
            ...finding,
            text: describePlace(kpi, finding),
            overPage: finding.overPage ?? finding.text,
          }
        : finding,
    about: aboutShown(block, page),
    because: block.isExplainedElsewhere === true || because.length === 0 ? null : because.join(' '),
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
        {
          measure: headline.measure,
          heading: measure.name,
          drawing: 'NONE',
          scale: null,
          wanted: [],
        },
        ...[targetHeading, 'Usual range', 'Marked'].map((heading) => ({
          ...{
            measure: headline.measure,
            heading,
            drawing: 'NONE' as const,
            scale: null,
            wanted: [],
          },
        })),
      ],
      rows,
    },
    question: { measures: [headline.measure], ...time, by: [time.by], page },
  };
}

/**
 * The title of the chart of a page's own figure. If the figure did not really change, the title says
 * that it is in the usual range, because the finding itself is at the top of the page.
 */
function describePlace(kpi: JudgedKpi, { kind, text }: Finding): string {
  const { figure, measure, trend, quarter } = kpi;
  if ((kind !== 'NO_REAL_CHANGE' && kind !== 'OFF_TARGET') || usualOf(kpi) === null) return text;
  const rated = trend
    .filter((point) => point.quarter <= quarter && point.target !== null)
    .map((point) =>
      rateAgainstTarget({
        measure,
        value: point.figure.value,
        range: point.figure.range,
        isOpen: false,
        target: point.target,
      }),
    );
  const met = rated.filter((status) => status === 'GREEN').length;
  const isKnown =
    rated.length > 1 &&
    rated.every((status) => status === 'GREEN' || status === 'AMBER' || status === 'RED');
  const often = isKnown ? `; target met in ${met} of ${rated.length} quarters` : '';
  return `${capitalise(figure.displayText)} is in the usual range${often}`;
}

/**
 * On the disruptions page, a disruption measure under an objective is named only after the
 * objective: the page says below what it counts.
 */
function nameObjective({ measure, isOfPage }: ControlDeclaration, { objective }: PageParams) {
  if (isOfPage !== true || objective === null || measure !== 'disruptions') return {};
  return { subject: { words: objectives[objective].name, isPlural: false }, isName: true };
}

/**
 * The usual range of a quarter, no finer than its figures. After a change of level, the earlier
 * usual range no longer applies.
 */
function describeUsual(kpi: JudgedKpi, quarter: Quarter): string {
  const { chart, charted, latestBreak } = kpi;
  const point = chart.points.find(({ index }) => charted[index] === quarter);
  const isBefore = latestBreak !== null && quarter < latestBreak.quarter;
  const limits =
    latestBreak === null ? (point?.limits ?? null) : isBefore ? latestBreak.baseline.limits : null;
  return limits === null ? '' : formatLimits(limits, kpi);
}

/** Why a quarter is marked, in words. */
function describeMark(kpi: JudgedKpi, quarter: Quarter): string {
  if (!isQuarterMarked(kpi, quarter)) return '';
  if (kpi.latestBreak !== null) return describeBreak(kpi.latestBreak, { isAlone: true });
  const [signal] =
    kpi.chart.points.find(({ index }) => kpi.charted[index] === quarter)?.signals ?? [];
  return signal === undefined ? '' : signalWords[signal];
}
