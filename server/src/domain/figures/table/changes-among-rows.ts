import type { Break } from '#domain/disclosure/raw-table.js';
import { type Change, noChange, toChange } from '#domain/figures/figure/change.js';
import type { Figure } from '#domain/figures/figure/figure.js';
import type { Row } from '#domain/figures/figure/row.js';
import { findPeriods } from '#domain/figures/plan/compared-periods.js';
import { type Earlier, pairRows } from '#domain/figures/plan/comparison.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Comparison, Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { findBreak } from './changes.js';

/** The figures of one answer by row key, and what may prevent comparing them. */
interface Answered {
  readonly question: Question;
  readonly figureOf: (key: Row['key'], measure: MeasureKey) => Figure | null;
  readonly breaks: readonly Break[];
}

/**
 * Finds the change in a row's figure from the earlier row of the same answer: for closed quarters,
 * if the question asks about the earlier quarters too, so that nothing more has to be read.
 */
export function changesAmongRows(
  { question, figureOf, breaks }: Answered,
  to: Comparison,
  referenceData: ReferenceData,
): (key: Row['key'], measure: MeasureKey) => Change {
  const paired = pairRows(question, to, referenceData);
  if (!paired.ok) return (_, name) => noChange(measureOf(name), paired.reason);
  const findEarlier = earlierFinder({ question, pairing: paired.pairing }, referenceData);
  return (key, name) => {
    const measure = measureOf(name);
    const periods = findEarlier(key);
    if (!periods.ok) return noChange(measure, periods.reason);
    const figure = figureOf(key, name);
    const from = periods.key && figureOf(periods.key, name);
    if (!figure || !from) return noChange(measure, 'there is no figure');
    return toChange(
      measure,
      { figure, from },
      { name: periods.name, likeness: null, brokenBy: findBreak(breaks, measure, periods) },
    );
  };
}

/**
 * Finds the periods of a row. Rows of the same period share them: there are many such rows if the
 * question has other groups too.
 */
function earlierFinder(
  { question, pairing }: Pick<Earlier, 'question' | 'pairing'>,
  referenceData: ReferenceData,
) {
  const known = new Map<KeyValue, ReturnType<typeof findPeriods>>();
  const { own } = pairing;
  return (key: Row['key']): ReturnType<typeof findPeriods> => {
    const period = own === null ? null : (key[own.index] ?? null);
    const periods =
      known.get(period) ??
      findPeriods(
        key,
        { ok: true, question, pairing, open: new Map(), openRefusal: null },
        referenceData,
      );
    known.set(period, periods);
    if (!periods.ok) return periods;
    return {
      ...periods,
      key: own === null ? key : key.with(own.index, periods.key?.[own.index] ?? null),
    };
  };
}
