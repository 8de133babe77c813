import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { answerPlan, type Plan, type ShownTable } from '#domain/figures/answer.js';
import { type Change, noChange } from '#domain/figures/change.js';
import { changesAmongRows } from '#domain/figures/changes-among-rows.js';
import { toFigure } from '#domain/figures/figure.js';
import { toText } from '#domain/figures/gaps.js';
import type { Row } from '#domain/figures/order.js';
import type { Comparison, Question } from '#domain/figures/question.js';
import { owedIn } from '#domain/figures/returned.js';
import type { KeyValue, World } from '#domain/figures/world.js';
import { allDatasets, type Dataset, objectives } from '#domain/lists.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { type Measure, sourcesOf } from '#domain/measures/measure.js';
import type { PeriodStatus } from '#domain/period.js';
import { addDays, countDays } from '#domain/plain-date.js';
import { endBefore, startOf } from '#domain/quarter.js';

import { type CardAsked, headlinesOf } from './ask-card.js';
import { orderByAttention } from './attention.js';
import { writeCardSentence } from './card-sentence.js';
import type { Headline } from './headline.js';
import { type Kpi, toKpi } from './kpi.js';
import { findOrigin } from './origin.js';
import { trendQuarters } from './quarters.js';
import type { Target } from './target.js';

/** What was read and disclosed for one question. */
export interface ReadAnswer {
  readonly plan: Plan;
  readonly tables: ReadonlyMap<Question, DisclosedTable>;
}

/** The same for each question of a scorecard. */
export interface CardAnswers {
  readonly trend: ReadAnswer;
  readonly objectives: ReadAnswer;
  readonly running: { readonly all: ReadAnswer; readonly objectives: ReadAnswer } | null;
}

/** How many returns are owed and in. */
export interface ReturnCounts {
  readonly returnsDue: number;
  readonly returnsReceived: number;
}

export interface CardKpi extends Kpi, ReturnCounts {
  /** How settled the quarter is for what the measure is made from. */
  readonly periodStatus: PeriodStatus;
  /** Place in the order of need of attention, from 1. */
  readonly attention: number;
}

/** The headline measures of one quarter, area and agency. */
export interface Card extends ReturnCounts {
  /** The objectives in their order, then the headline measures in their usual order. */
  readonly kpis: readonly CardKpi[];
  readonly sentence: string;
  readonly dataVersion: number;
}

interface Setting {
  readonly asked: CardAsked;
  readonly targets: readonly Target[];
  readonly world: World;
}

/** Makes the scorecard of what the engine answered: nothing is added up here, and nothing that disclosure took out comes back. */
export function toCard(answers: CardAnswers, setting: Setting): Card {
  const { asked, world } = setting;
  const { quarter } = asked;
  const disclosed = groupsOf(answers.trend);
  const find = figureFinder(answers, setting);
  const found = new Map(headlinesOf(asked).map((headline) => [headline, find(headline)] as const));
  const parts = [...found].flatMap(
    ([
      { measure, objective },
      {
        previousQuarter: { difference },
      },
    ]) => (objective === null ? [] : [{ measure, name: objectives[objective].name, difference }]),
  );
  const kpis = [...found].map(([headline, figures]) => {
    const measure = measureOf(headline.measure);
    const own = headline.objective === null ? parts.filter((part) => part.measure === headline.measure) : [];
    const origin = findOrigin(figures.previousQuarter.difference, own);
    const kpi = toKpi(headline, { ...figures, origin, breaks: disclosed.breaks }, setting);
    return { ...kpi, ...countReturns(datasetsOf(measure), disclosed, setting), periodStatus: statusOf(measure, setting) };
  });
  const places = new Map(orderByAttention(kpis).map((kpi, index) => [kpi, index + 1] as const));
  const returns = countReturns(allDatasets, disclosed, setting);
  const status = world.periods.leastSettled(quarter, world.today);
  const run = countDays(startOf(quarter), addDays(world.today, 1));
  const days = countDays(startOf(quarter), endBefore(quarter));
  return {
    kpis: kpis.map((kpi) => ({ ...kpi, attention: places.get(kpi) ?? kpis.length })),
    ...returns,
    sentence: writeCardSentence({
      ...{ quarter, kpis, ...returns, days, daysRun: Math.min(run, days) },
      isOpen: status === 'OPEN',
      isProvisional: status === 'PROVISIONAL',
    }),
    dataVersion: disclosed.dataVersion,
  };
}

function groupsOf({ plan, tables }: ReadAnswer): DisclosedTable {
  const disclosed = tables.get(plan.groups);
  if (!disclosed) throw new Error('A planned question was not read');
  return disclosed;
}

function answerOf({ plan, tables }: ReadAnswer, world: World): ShownTable {
  const answered = answerPlan(plan, tables, world);
  if (!answered.ok) throw new Error(answered.reason);
  return answered.table;
}

/** Finds the figures of a headline in what the engine answered. */
function figureFinder({ trend, objectives, running }: CardAnswers, { asked, world }: Setting) {
  const { quarter } = asked;
  const quarters = trendQuarters(quarter, world);
  const all = trendFinder(trend, world);
  const apart = trendFinder(objectives, world);
  const runningAll = running && answerOf(running.all, world).totals;
  const runningOf = running && rowFinder(answerOf(running.objectives, world));

  return ({ measure: name, objective }: Headline) => {
    const measure = measureOf(name);
    const { rowOf, changeTo } = objective === null ? all : apart;
    const find = (of: string) => rowOf(objective === null ? [of] : [of, objective]);
    const figureOf = (row: Row | null) =>
      row?.figures.get(name) ?? toFigure(measure, { numerator: 0, denominator: null }, ['NOT_AVAILABLE']);
    const row = find(quarter);
    const likeForLike = (objective === null ? runningAll : runningOf?.([objective]))?.figures.get(name)?.changes;
    const change = (to: Comparison): Change =>
      likeForLike?.get(to) ?? (row ? changeTo(to)(row, name) : noChange(measure, 'there is no figure'));
    const [previousQuarter, sameQuarterLastYear] = [change('PREVIOUS_PERIOD'), change('SAME_PERIOD_LAST_YEAR')];
    return {
      trend: quarters.map((each) => ({ quarter: each, figure: figureOf(find(each)) })),
      figure: {
        ...figureOf(row),
        changes: new Map([['PREVIOUS_PERIOD', previousQuarter] as const, ['SAME_PERIOD_LAST_YEAR', sameQuarterLastYear] as const]),
      },
      previousQuarter,
      sameQuarterLastYear,
    };
  };
}

function trendFinder(read: ReadAnswer, world: World) {
  const table = answerOf(read, world);
  const answered = { question: read.plan.question, rows: table.rows, breaks: groupsOf(read).breaks };
  const found = {
    PREVIOUS_PERIOD: changesAmongRows(answered, 'PREVIOUS_PERIOD', world),
    SAME_PERIOD_LAST_YEAR: changesAmongRows(answered, 'SAME_PERIOD_LAST_YEAR', world),
  } as const satisfies Readonly<Record<Comparison, unknown>>;
  return { rowOf: rowFinder(table), changeTo: (to: Comparison) => found[to] };
}

function rowFinder({ rows }: ShownTable) {
  const byKey = new Map(rows.map((row) => [toText(row.key), row] as const));
  return (key: readonly KeyValue[]) => byKey.get(toText(key)) ?? null;
}

/** The datasets whose returns a measure rests on; one of returns rests on all. */
function datasetsOf(measure: Measure): readonly Dataset[] {
  return sourcesOf(measure).flatMap((source) => (source === 'RETURNS' ? allDatasets : [source]));
}

function statusOf(measure: Measure, { asked: { quarter }, world: { periods, today } }: Setting): PeriodStatus {
  const statuses = new Set(datasetsOf(measure).map((dataset) => periods.statusOf(dataset, quarter, today)));
  return (['OPEN', 'PROVISIONAL'] as const).find((status) => statuses.has(status)) ?? 'FINAL';
}

/** Returns for the quarter: those of the agency where the card is of one, else those of all. */
function countReturns(datasets: readonly Dataset[], { returned }: DisclosedTable, { asked, world }: Setting): ReturnCounts {
  const isAsked = (id: number) => asked.agency === null || asked.agency.id === id;
  const counts = datasets.map((dataset) => {
    const { owing, missing } = owedIn({ dataset, quarter: asked.quarter }, returned.get(dataset) ?? [], world.obligations);
    return { due: owing.filter(isAsked).length, missing: missing.filter(isAsked).length };
  });
  const returnsDue = counts.reduce((sum, { due }) => sum + due, 0);
  return { returnsDue, returnsReceived: returnsDue - counts.reduce((sum, { missing }) => sum + missing, 0) };
}
