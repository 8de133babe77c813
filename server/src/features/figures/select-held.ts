import { partsSeenBy, type Policy } from '#domain/access/policy.js';
import type { ReportedPlaces } from '#domain/figures/plan/place-coding.js';
import type { Part } from '#domain/measures/measure.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { MAX_GROUPS } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { columnOf, type HeldCells } from './held-cells.js';
import { allOf, always, countsIn, type HeldFacts, holdsIn, type Test } from './held-conditions.js';
import { groupCells, type Grouped } from './held-groups.js';
import { spansOf, withoutSpans } from './held-spans.js';
import { HeldSums, type SumColumns } from './held-sums.js';
import { type NumberedValues, numberValues } from './held-values.js';
import type { Groups, Selected } from './select.reader.js';
import type { Stream } from './streams.reader.js';

interface Setting {
  readonly cells: HeldCells;
  readonly policy: Policy;
  readonly referenceData: ReferenceData;
}

/**
 * Selects the groups that `selectBy` reads, but from cells held in memory; null if a place or an
 * agency is not in the lists.
 */
export function selectHeld(
  stream: Stream,
  { by, filter, isWithTotals, places = null }: Selected,
  { cells, policy, referenceData }: Setting,
): Groups | null {
  const held: HeldFacts = { cells, facts: stream, referenceData };
  const { parts } = stream;
  const seen = partsSeenBy(policy, parts);
  const dimensionsBy: NumberedValues[] = [];
  for (const dimension of by) {
    const numbered = numberValues(held, dimension, places);
    if (numbered === null) return null;
    dimensionsBy.push(numbered);
  }
  const grouped = groupCells(held, {
    spans: spansOf(held, filter),
    test: allOf([
      countsIn(held, seen),
      toldTest(cells, places),
      holdsIn(held, withoutSpans(filter), by),
    ]),
    by,
    dimensionsBy,
  });
  // Without dimensions there is one group, even if no cell counts.
  const count = by.length === 0 ? 1 : grouped.names.length;
  const columns = seen.map((part) => addUp(cells, part, { grouped, count }));
  const of = { parts, places: new Map(parts.map((part, place) => [part, place])) };
  const ofGroups: SumColumns = { ...of, columns: columns.map(({ groups }) => groups) };
  const ofAll: SumColumns = { ...of, columns: columns.map(({ whole }) => Float64Array.of(whole)) };
  return {
    rows: Array.from({ length: Math.min(count, MAX_GROUPS + 1) }, (_, group) => ({
      key: keyOf(grouped.names[group] ?? 0, dimensionsBy),
      sums: new HeldSums(ofGroups, group),
    })),
    whole: isWithTotals ? new HeldSums(ofAll, 0) : null,
  };
}

/** Matches only cells whose place may be shown, as `isTold` does. */
function toldTest({ keys }: HeldCells, told: ReportedPlaces | null): Test {
  if (told === null) return always;
  const { places, values } = columnOf(keys, 'area_code');
  const codes = new Set([...told.apart, ...told.together.flat()]);
  const met = Uint8Array.from(values, (value) =>
    Number(value === null || codes.has(String(value))),
  );
  return met.includes(0) ? (row) => met[places[row] ?? 0] === 1 : always;
}

/** Decodes the key of a group from its number. */
function keyOf(name: number, dimensionsBy: readonly NumberedValues[]): readonly KeyValue[] {
  const key = new Array<KeyValue>(dimensionsBy.length);
  let rest = name;
  for (let index = dimensionsBy.length - 1; index >= 0; index -= 1) {
    const values = dimensionsBy[index]?.values ?? [];
    key[index] = values[rest % values.length] ?? null;
    rest = Math.floor(rest / values.length);
  }
  return key;
}

/** Adds up a part, for each group and for the whole. */
function addUp(
  { sums: columns }: HeldCells,
  part: Part,
  { grouped, count }: { readonly grouped: Grouped; readonly count: number },
): { readonly groups: Float64Array; readonly whole: number } {
  const { units, inOne } = columnOf(columns, part.key);
  const { rows, groups, length } = grouped;
  const sums = new Float64Array(count);
  let whole = 0;
  for (let index = 0; index < length; index += 1) {
    const sum = units[rows[index] ?? 0] ?? 0;
    const group = groups[index] ?? 0;
    sums[group] = (sums[group] ?? 0) + sum;
    whole += sum;
  }
  return {
    groups: inOne === 1 ? sums : sums.map((sum) => sum / inOne),
    whole: whole / inOne,
  };
}
