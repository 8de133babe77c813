import type { Seeded } from './seeded.js';
import type { Cut, Table } from './table.js';
import type { Target } from './target.js';
import { cellCutsOn, nodeCut, setCutsOn } from './ways.js';

/**
 * Random questions by up to four cuts: each in rows or by a condition, which may be a `not` or a
 * range of quarters.
 */
export function* sampleTables(target: Target, count: number, seeded: Seeded): Generator<Table> {
  const ways = target.axes.map((axis, place) => ({
    axis,
    place,
    cells: cellCutsOn(axis, place),
    sets: setCutsOn(axis, place),
  }));
  for (let made = 0; made < count; made += 1) {
    const left = [...ways];
    const cuts: Cut[] = [];
    const size = sizes[seeded.below(sizes.length)] ?? 1;
    while (cuts.length < size && left.length > 0) {
      const [way] = left.splice(seeded.below(left.length), 1);
      const cut = way ? drawCut(way, seeded) : undefined;
      if (cut) cuts.push(cut);
    }
    yield { cuts };
  }
}

/** The numbers of cuts to choose from. A number that is listed more often is more likely. */
const sizes = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4];

interface Way {
  readonly axis: Target['axes'][number];
  readonly place: number;
  readonly cells: readonly Cut[];
  readonly sets: readonly Cut[];
}

function drawCut({ axis, place, cells, sets }: Way, seeded: Seeded): Cut | undefined {
  const chance = seeded.below(10);
  if (axis.axis === null || chance < 6) {
    const inRows = cells.filter(({ as }) => 'by' in as);
    return seeded.pick(inRows.length > 0 ? inRows : cells);
  }
  if (chance < 9) return nodeCut(axis.nodes, seeded.below(axis.nodes.length), place);
  return seeded.pick(sets);
}
