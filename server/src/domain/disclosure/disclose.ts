import type { Question } from '#domain/figures/question.js';
import { measuresNeeded } from '#domain/figures/question.js';
import type { PlacedRow, RawTable, Sums } from '#domain/figures/raw.js';
import type { KeyValue, World } from '#domain/figures/world.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { type Measure, partsOf } from '#domain/measures/measure.js';

import { type HiddenFinder, hiddenFinder } from './hidden.js';
import type { Policy } from './policy.js';

/** A table that has passed disclosure: the only kind that may leave the engine. */
export interface DisclosedTable extends RawTable {
  readonly policy: Policy;
  /** Why a measure is not shown in a group; null where it is. Whatever it hides is not in the table any more. */
  readonly findHidden: HiddenFinder;
}

/** What a table answers, and for whom. */
export interface Disclosing {
  readonly question: Question;
  readonly policy: Policy;
  readonly world: World;
}

/**
 * The one stage between the engine and everything else. What a policy hides is taken out here, before rows are ordered,
 * cut and written in words. Rows stay, though nothing may be left of them: how many were read is a limit, not a figure.
 */
export function disclose(table: RawTable, { question, policy, world }: Disclosing): DisclosedTable {
  if (policy.kind === 'CLEARED') return { ...table, policy, findHidden: () => null };

  const findHidden = hiddenFinder(question, world);
  const measures = measuresNeeded(question).map(measureOf);
  const shownIn = (key: readonly KeyValue[] | null) => measures.filter((measure) => findHidden(measure, key) === null);
  return {
    ...table,
    policy,
    findHidden,
    rows: table.rows.map(({ key, sums }) => ({ key, sums: keepParts(sums, shownIn(question.by.length > 0 ? key : null)) })),
    totals: keepParts(table.totals, shownIn(null)),
    placed: table.placed?.map((row) => keepCounts(row, shownIn(row.key))) ?? null,
  };
}

/** The sums that the measures shown are made from, and no others. */
function keepParts(sums: Sums, shown: readonly Measure[]): Sums {
  const kept = new Set(shown.flatMap(partsOf));
  return new Map([...sums].filter(([part]) => kept.has(part)));
}

function keepCounts(row: PlacedRow, shown: readonly Measure[]): PlacedRow {
  const kept = new Set(shown.map(({ key }) => key));
  return { ...row, counts: new Map([...row.counts].filter(([key]) => kept.has(key))) };
}
