import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import type { Dataset } from '#domain/lists.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { sourcesOf } from '#domain/measures/measure.js';
import { axesOf, type Cell, daysOf, mayHold } from '#domain/question/filter.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type AgenciesIn, findOwed, type QuarterOwed } from '#domain/returned/returned-quarters.js';

/** A question, and what is known about the returns behind its answer. */
export interface AnswerContext {
  readonly question: Question;
  readonly disclosed: DisclosedTable;
  readonly referenceData: ReferenceData;
}

/**
 * The ids of the agencies whose records of a cell the filter allows; null if neither the filter nor
 * the cell mentions any.
 */
export function agenciesAsked(
  { filter }: Question,
  { agencies }: ReferenceData,
  cell: Cell = {},
): ReadonlySet<number> | null {
  if (!axesOf(filter).has('AGENCY')) return cell.AGENCY ?? null;
  const ids = cell.AGENCY ?? new Set(agencies.map(({ id }) => id));
  return new Set([...ids].filter((id) => mayHold(filter, { ...cell, AGENCY: new Set([id]) })));
}

/**
 * Finds the agencies whose records the filter allows on some days of a cell: two alternatives may
 * ask about different agencies on different days.
 */
export function agenciesFinder(
  question: Question,
  referenceData: ReferenceData,
  cell: Cell = {},
): AgenciesIn {
  const asked = axesOf(question.filter);
  if (!asked.has('AGENCY') || !asked.has('TIME')) {
    const always = agenciesAsked(question, referenceData, cell);
    return () => always;
  }
  const found = new Map<string, ReadonlySet<number> | null>();
  return (days) => {
    const name = `${days.from} ${days.until}`;
    const known =
      found.get(name) ?? agenciesAsked(question, referenceData, { ...cell, TIME: days });
    found.set(name, known);
    return known;
  };
}

/**
 * The datasets whose records the measures count, each once. A measure that counts returns does not
 * count records.
 */
export function datasetsOf(measures: readonly MeasureKey[]): readonly Dataset[] {
  const sources = new Set(measures.flatMap((key) => sourcesOf(measureOf(key))));
  return [...sources].filter((source) => source !== 'RETURNS');
}

/**
 * All datasets whose returns affect an answer: those whose records the measures count, and those
 * that mark these records.
 */
export function datasetsBehind(measures: readonly MeasureKey[]): readonly Dataset[] {
  const marking = measures
    .map((key) => measureOf(key).dependsOn?.dataset ?? null)
    .filter((dataset) => dataset !== null);
  return [...new Set([...datasetsOf(measures), ...marking])];
}

/**
 * The returns of a dataset that the question's agencies owe for its quarters, up to the current
 * one, and those that are missing.
 */
export function owedOf(
  dataset: Dataset,
  { question, disclosed, referenceData }: AnswerContext,
): readonly QuarterOwed[] {
  const asked = {
    dataset,
    days: daysOf(question.filter),
    agenciesIn: agenciesFinder(question, referenceData),
  };
  return findOwed(asked, disclosed.returned.get(dataset) ?? [], referenceData);
}

/** `owedOf` for closed quarters only, in which every missing return is overdue. */
export function closedOwedOf(dataset: Dataset, asked: AnswerContext): readonly QuarterOwed[] {
  const { periods, today } = asked.referenceData;
  return owedOf(dataset, asked).filter(
    ({ quarter }) => periods.statusOf(dataset, quarter, today) !== 'OPEN',
  );
}
