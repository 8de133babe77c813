import { type Cut, MAX_CUTS, type Table } from './table.js';
import type { Target } from './target.js';
import { cellCutsOn, setCutsOn } from './ways.js';

/** All questions in an attack. Tables of cells come first, as the attack requires. */
export function* everyTable(target: Target): Generator<Table> {
  yield* cellTables(target);
  yield* setTables(target);
  yield* refusedTables(target);
}

/** All tables whose rows are cells: all cuts by up to three axes. */
export function* cellTables({ axes }: Target): Generator<Table> {
  const ways = axes.map(cellCutsOn);
  for (const chosen of chooseUpTo(axes.length, MAX_CUTS))
    yield* combine(chosen.map((axis) => ways[axis] ?? []));
}

/** Of the questions for sets with two other axes, one in this many is asked. */
const ONE_IN = 6;

/**
 * Questions with `not` for each value, and for every range of quarters: without another axis, with
 * each other axis in rows, and with some pairs of other axes.
 */
function* setTables({ axes }: Target): Generator<Table> {
  const inRows = axes.map((axis, place) => cellCutsOn(axis, place).slice(0, 1));
  let asked = 0;
  for (const [place, axis] of axes.entries()) {
    const sets = setCutsOn(axis, place);
    for (const chosen of chooseUpTo(axes.length, MAX_CUTS - 1)) {
      if (chosen.includes(place)) continue;
      for (const table of combine([sets, ...chosen.map((other) => inRows[other] ?? [])])) {
        asked += 1;
        if (chosen.length < MAX_CUTS - 1 || asked % ONE_IN === 0) yield table;
      }
    }
  }
}

/** Questions that may show no figures of others: by four axes at once, and by month. */
function* refusedTables({ axes }: Target): Generator<Table> {
  const inRows = axes.map((axis, place) => cellCutsOn(axis, place).slice(0, 1));
  for (const chosen of chooseUpTo(axes.length, MAX_CUTS + 1)) {
    if (chosen.length > MAX_CUTS) yield* combine(chosen.map((axis) => inRows[axis] ?? []));
  }
  const time = axes.findIndex(({ axis }) => axis === 'TIME');
  const byMonth: Cut = { axis: time, as: { by: 'MONTH' }, rows: [] };
  for (const [place, cuts] of inRows.entries())
    if (place !== time) yield* combine([[byMonth], cuts]);
}

function* combine(ways: readonly (readonly Cut[])[]): Generator<Table> {
  const [first, ...others] = ways;
  if (!first) {
    yield { cuts: [] };
    return;
  }
  for (const cut of first) for (const { cuts } of combine(others)) yield { cuts: [cut, ...cuts] };
}

function* chooseUpTo(count: number, most: number, from = 0): Generator<readonly number[]> {
  yield [];
  if (most === 0) return;
  for (let first = from; first < count; first += 1)
    for (const rest of chooseUpTo(count, most - 1, first + 1)) yield [first, ...rest];
}
