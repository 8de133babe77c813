import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { isNeverProtected } from '#domain/disclosure/protection.js';
import type { Change } from '#domain/figures/figure/change.js';
import { answerPlan, type Plan, type ShownTable } from '#domain/figures/table/answer.js';
import { changesAmongRows } from '#domain/figures/table/changes-among-rows.js';
import { answerByKey, type FiguresByKey } from '#domain/figures/table/figures-by-key.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { memoise, memoiseEach } from '#domain/memoise.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { toKeyText } from '#domain/question/group-keys.js';
import type { Comparison, Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { CardQuestion } from './ask-headlines.js';

/** What was read and disclosed for one question. */
export interface ReadAnswer {
  readonly plan: Plan;
  readonly tables: ReadonlyMap<Question, DisclosedTable>;
}

/** What was read for each question about headlines, all from one snapshot. */
export type CardAnswers = ReadonlyMap<CardQuestion, ReadAnswer>;

/** What all answers share apart from the sums: returns, changes in recording, the data version. */
export function stateOf(
  answers: CardAnswers,
): Pick<DisclosedTable, 'breaks' | 'returned' | 'dataVersion'> {
  const [first] = answers.values();
  if (!first) throw new Error('Nothing was read');
  return groupsOf(first);
}

/** The disclosed table that answers a question; null if it was not asked. */
export function disclosedTableOf(answers: CardAnswers, name: CardQuestion): DisclosedTable | null {
  const read = answers.get(name);
  return read ? groupsOf(read) : null;
}

/** The answer to a question; null if it was not asked. */
export function tableOf(
  answers: CardAnswers,
  name: CardQuestion,
  referenceData: ReferenceData,
): ShownTable | null {
  const read = answers.get(name);
  return read ? tablesOf(read)(referenceData) : null;
}

/** The tables of each question, answered once for all callers. */
const tablesOf = memoiseEach(({ plan, tables }: ReadAnswer) =>
  memoiseEach((referenceData: ReferenceData) => {
    const answered = answerPlan(plan, tables, referenceData);
    if (!answered.ok) throw new Error(answered.reason);
    return answered.table;
  }),
);

/**
 * The figures of an answer by row key, and how each differs from an earlier one, made on first use.
 */
export interface ReadRows extends FiguresByKey {
  readonly changeTo: (to: Comparison) => (key: readonly KeyValue[], measure: MeasureKey) => Change;
  /** Whether no part of a measure can be hidden from the viewer, or rounded. */
  readonly isExact: (measure: MeasureKey) => boolean;
}

export type RowReader = (name: CardQuestion) => ReadRows | null;

/** Reads the rows of each answer once for all callers; null if the question was not asked. */
export function rowReader(answers: CardAnswers, referenceData: ReferenceData): RowReader {
  return (name) => {
    const read = answers.get(name);
    return read ? rowsOf(read)(referenceData) : null;
  };
}

const rowsOf = memoiseEach((read: ReadAnswer) =>
  memoiseEach((referenceData: ReferenceData) => readRows(read, referenceData)),
);

function readRows(read: ReadAnswer, referenceData: ReferenceData): ReadRows {
  const { question, groups } = read.plan;
  const disclosed = groupsOf(read);
  const byKey = answerByKey(question, { question: groups, disclosed }, referenceData);
  const { breaks, policy } = disclosed;
  const changeTo = memoise((to: Comparison) =>
    changesAmongRows({ question, figureOf: byKey.figureOf, breaks }, to, referenceData),
  );
  const isExact = (measure: MeasureKey) =>
    policy.kind === 'CLEARED' || isNeverProtected(measureOf(measure));
  return { ...byKey, changeTo, isExact };
}

/** Finds the row with a key; null if there is none. */
export function rowFinder({ rows }: ShownTable) {
  const byKey = new Map(rows.map((row) => [toKeyText(row.key), row] as const));
  return (key: readonly KeyValue[]) => byKey.get(toKeyText(key)) ?? null;
}

function groupsOf({ plan, tables }: ReadAnswer): DisclosedTable {
  const disclosed = tables.get(plan.groups);
  if (!disclosed) throw new Error('A planned question was not read');
  return disclosed;
}
