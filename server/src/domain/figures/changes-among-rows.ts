import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';

import { type Change, noChange } from './change.js';
import { changeFinder, type LaterRow } from './changes.js';
import { pairRows } from './comparison.js';
import type { Comparison } from './question.js';
import type { ReadQuestion } from './table.js';
import type { World } from './world.js';

/**
 * Finds the changes of rows from earlier rows of the same reading: for quarters that are closed and whose earlier ones the
 * question asks about too, so that nothing more has to be read.
 */
export function changesAmongRows(
  { question, disclosed }: ReadQuestion,
  to: Comparison,
  world: World,
): (row: LaterRow) => ReadonlyMap<MeasureKey, Change> {
  const paired = pairRows(question, to, world);
  if (!paired.ok) return () => new Map(question.measures.map((measure) => [measure, noChange(measureOf(measure), paired.reason)]));
  return changeFinder({ ok: true, question, pairing: paired.pairing, open: new Map(), isQuarterly: false }, disclosed, world);
}
