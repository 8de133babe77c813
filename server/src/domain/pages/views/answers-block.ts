import { measureOf } from '#domain/measures/catalogue.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import type { Block } from '#domain/pages/block/block.js';
import { describeValue } from '#domain/pages/cells/cell.js';
import { timeShown } from '#domain/pages/cells/unrated.js';
import type { WordsDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { addDays, formatDate } from '#domain/plain-date.js';
import { formatQuarter, quarterOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { countRun } from '#domain/scorecard/card.js';
import { MIN_FOR_LIMITS } from '#domain/scorecard/control-chart.js';
import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { formatAim } from '#domain/targets/target.js';

import { toRow, whyNeutral, withCompanion, wordsOf } from './facts-block.js';

/** What people ask next about a figure, with answers from what is known. Null over time. */
export function answerAnswers(block: WordsDeclaration, setting: AnswerSetting): Block | null {
  const { page, findKpi, referenceData } = setting;
  const [headline, waiting] = headlinesOfWhole(block, page);
  const kpi = headline ? findKpi('ASKED', headline) : null;
  if (!headline || !kpi || page.time !== null) return null;
  const answers = [
    {
      key: 'SETTLED',
      label: 'Is it still coming in?',
      answer: describeSettled(kpi, referenceData),
    },
    {
      key: 'TARGET',
      label:
        kpi.target === null
          ? 'Is there a target?'
          : `Will ${formatAim(kpi.measure, kpi.target.aim)} be met?`,
      answer: describeOutlook(kpi),
    },
    ...describeRunning(headline, waiting, setting),
  ];
  return {
    ...wordsOf(
      block,
      headline.measure,
      answers.map(({ key, label, answer }) => toRow({ key, label }, [answer])),
    ),
    finding: { kind: 'LISTED', text: block.name },
    summary: answers.map(({ label, answer }) => `${label} ${answer}`).join(' '),
    kpi,
    question: { measures: withCompanion(headline.measure), ...timeShown(page), by: [], page },
  };
}

/**
 * Whether the figure may still change: missing returns, and until when those that are in may be
 * corrected.
 */
export function describeSettled(kpi: JudgedKpi, { periods }: ReferenceData): string {
  const { quarter, periodStatus, returnsDue, returnsReceived, measure } = kpi;
  const datasets = datasetsUnder(measure);
  const latest = (days: readonly string[]) => days.toSorted().at(-1) ?? quarter;
  const returns = returnsDue === 0 ? '' : describeReceived(returnsReceived, returnsDue);
  if (periodStatus === 'OPEN') {
    const due = formatDate(latest(datasets.map((dataset) => periods.dueOn(dataset, quarter))));
    return `Yes. ${formatQuarter(quarter)} is not closed: ${describeDue(returns, returnsDue)} due by ${due}.`;
  }
  if (periodStatus === 'FINAL')
    return 'No. The quarter is final; a later change would be marked as a revision.';
  const until = formatDate(
    addDays(latest(datasets.map((dataset) => periods.finalFrom(dataset, quarter))), -1),
  );
  const isAllIn = returnsReceived >= returnsDue;
  if (isAllIn)
    return `No${returnsDue === 0 ? '' : `. ${returnsDue === 1 ? 'The return is' : `All ${returnsDue} returns are`} in`}. Until ${until} it can change only if a return is corrected.`;
  return `Yes. ${returns}; until ${until} ${nameRest(returnsDue, returnsReceived)} can still arrive.`;
}

function describeReceived(received: number, due: number): string {
  if (due === 1) return received === 1 ? 'The return is in' : 'The return is missing';
  return `${received} of ${due} returns are in`;
}

function nameRest(due: number, received: number): string {
  if (due === 1) return 'it';
  return due - received === 1 ? 'the last' : 'the others';
}

/** What is still to come in an open quarter, with its verb. */
function describeDue(returns: string, due: number): string {
  if (due === 0) return 'returns are';
  return due === 1 ? 'the return is' : `${returns}, and the rest are`;
}

/**
 * The current quarter next to the same days of last year; empty if it is not shown on this page.
 */
function describeRunning(
  headline: Headline,
  waiting: Headline | undefined,
  { running, referenceData: { today } }: AnswerSetting,
) {
  const figure = running?.figureOf(headline) ?? null;
  if (typeof figure?.value !== 'number') return [];
  const measure = measureOf(headline.measure);
  const { days, daysRun } = countRun(quarterOf(today), today);
  const change = figure.changes.get('SAME_PERIOD_LAST_YEAR');
  // Other agencies' part may be hidden for the days of an open quarter. What is left cannot be
  // compared.
  const from = typeof change?.difference === 'number' ? change.from : null;
  const waits = waiting && running ? running.figureOf(waiting) : null;
  const before =
    typeof from?.value !== 'number'
      ? ''
      : `; ${describeValue(from, measure)} by the same day last year`;
  const wait = waits?.value ? ` Waiting for the panel: ${describeValue(waits, measure)}.` : '';
  return [
    {
      key: 'RUNNING',
      label: 'This quarter so far',
      answer: `${describeValue(figure, measure)} by day ${daysRun} of ${days}${before}.${wait}`,
    },
  ];
}

/** Whether the target will be met if nothing changes. */
export function describeOutlook({
  assurance,
  target,
  measure,
  chart,
  latestBreak,
  isOpen,
}: JudgedKpi): string {
  if (measure.direction === 'NEUTRAL')
    return `It is not rated against one: ${whyNeutral(measure)}.`;
  if (target === null) return 'None is set for this quarter, place and agency.';
  switch (assurance) {
    case 'ALWAYS_MEETS':
      return 'Yes, unless something changes: all of the usual range meets it.';
    case 'ALWAYS_MISSES':
      return 'Not unless something changes: none of the usual range meets it.';
    case 'HIT_AND_MISS':
      return 'By chance. It is inside the usual range: until something changes, some quarters will meet it and some will not.';
    case 'NONE':
      if (isOpen) return 'Not known yet: the quarter is not closed.';
      if (latestBreak?.backSince === null)
        return 'Not known yet: fewer than 8 quarters since its level changed.';
      return chart.pointCount < MIN_FOR_LIMITS
        ? `Not known yet: ${chart.pointCount} of the ${MIN_FOR_LIMITS} quarters needed.`
        : 'Not known: figures are rounded to protect people.';
  }
}
