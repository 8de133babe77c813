import { allDatasets } from '#domain/lists.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { PlainDate } from '#domain/plain-date.js';
import { addDays, countDays } from '#domain/plain-date.js';
import { endBefore, type Quarter, startOf } from '#domain/quarter.js';
import type { Steps } from '#domain/steps.js';

import { type CardAnswers, stateOf } from './answers.js';
import type { CardParams } from './ask-headlines.js';
import { orderByAttention } from './attention.js';
import { writeCardSentences } from './card-sentence.js';
import { type Headline, headlines } from './headline.js';
import { type JudgedKpi, judgeHeadlinesInSteps, type JudgeSetting } from './judge-headlines.js';
import {
  countReturns,
  findMissingReturns,
  type MissingReturns,
  type ReturnCounts,
} from './returns-owed.js';

export interface CardKpi extends JudgedKpi {
  /** The figure's position in order of need for attention, from 1. */
  readonly attention: number;
}

/** The headline measures for one quarter, area and agency. */
export interface Card extends ReturnCounts {
  /** The objectives in their order, then the headline measures in their usual order. */
  readonly kpis: readonly CardKpi[];
  /** The sentences, at least one. The first can be the message of a page. */
  readonly sentences: readonly string[];
  readonly missingReturns: readonly MissingReturns[];
}

/** The headlines on the card: all of them, or for a place only those with figures by place. */
export function headlinesOf({ area }: Pick<CardParams, 'area'>): readonly Headline[] {
  return area.kind === 'FORCE'
    ? headlines
    : headlines.filter(({ measure }) => measureOf(measure).dimensions.includes('AREA'));
}

/** Makes the scorecard from the engine's answers about its headlines, one headline in each step. */
export function* toCardInSteps(
  headlinesAsked: readonly Headline[],
  answers: CardAnswers,
  setting: JudgeSetting,
): Steps<Card> {
  const { asked, referenceData } = setting;
  const { quarter } = asked;
  const kpis = yield* judgeHeadlinesInSteps(headlinesAsked, answers, setting);
  const places = new Map(orderByAttention(kpis).map((kpi, index) => [kpi, index + 1] as const));
  const ofReturns = { ...setting, returned: stateOf(answers).returned };
  const returns = countReturns(allDatasets, ofReturns);
  const status = referenceData.periods.minSettled(quarter, referenceData.today);
  return {
    kpis: kpis.map((kpi) => ({ ...kpi, attention: places.get(kpi) ?? kpis.length })),
    ...returns,
    sentences: writeCardSentences({
      ...{ quarter, kpis, ...returns, ...countRun(quarter, referenceData.today) },
      isOpen: status === 'OPEN',
      isProvisional: status === 'PROVISIONAL',
    }),
    missingReturns: findMissingReturns(ofReturns),
  };
}

/**
 * The number of days of a quarter that have passed, including today, and the number that it has in
 * all.
 */
export function countRun(
  quarter: Quarter,
  today: PlainDate,
): { readonly daysRun: number; readonly days: number } {
  const days = countDays(startOf(quarter), endBefore(quarter));
  return { days, daysRun: Math.min(countDays(startOf(quarter), addDays(today, 1)), days) };
}
