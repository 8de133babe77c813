import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';

import { type Change, noChange, toChange } from './change.js';
import { findBreak } from './changes.js';
import { findPeriods } from './compared-periods.js';
import { pairRows } from './comparison.js';
import { toText } from './gaps.js';
import type { Row } from './order.js';
import type { Comparison, Question } from './question.js';
import type { Break } from './raw.js';
import type { World } from './world.js';

/** The rows of one answer, and what may set them apart. */
interface Answered {
  readonly question: Question;
  readonly rows: readonly Row[];
  readonly breaks: readonly Break[];
}

/**
 * Finds the change of a figure of a row from the earlier row of the same answer: for quarters that are closed and whose
 * earlier ones the question asks about too, so that nothing more has to be read.
 */
export function changesAmongRows(
  { question, rows, breaks }: Answered,
  to: Comparison,
  world: World,
): (row: Row, measure: MeasureKey) => Change {
  const paired = pairRows(question, to, world);
  const byKey = new Map(rows.map((row) => [toText(row.key), row] as const));
  return (row, name) => {
    const measure = measureOf(name);
    if (!paired.ok) return noChange(measure, paired.reason);
    const periods = findPeriods(row.key, { ok: true, question, pairing: paired.pairing, open: new Map(), isQuarterly: false }, world);
    if (!periods.ok) return noChange(measure, periods.reason);
    const figure = row.figures.get(name);
    const from = periods.key && byKey.get(toText(periods.key))?.figures.get(name);
    if (!figure || !from) return noChange(measure, 'there is no figure');
    return toChange(measure, { figure, from }, { name: periods.name, likeness: null, brokenBy: findBreak(breaks, measure, periods) });
  };
}
