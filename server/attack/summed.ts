import type { AttackAxis } from './attack-axis.js';
import { type Ledger, nameOf, NOT_ASKED } from './ledger.js';
import { type Row, rowsAt, type Table } from './table.js';

/**
 * The sum of the shown cells behind an answer that is not a cell. Null if a cell was not asked for,
 * or if the cells cannot be determined.
 */
export function sumOfShown(ledger: Ledger, table: Table, place: number): number | null {
  const { target, blocks } = ledger;
  const rows = rowsAt(table, place);
  const covers = target.axes.flatMap((axis, index) => {
    const cut = table.cuts.findIndex((each) => each.axis === index);
    if (cut < 0 && axis.hasWhole) return [];
    const row = rows[cut];
    return [
      { index, nodes: row ? coverOf(axis, row) : atomsAsNodes(axis, [...axis.atoms.keys()]) },
    ];
  });
  const block = blocks.get(nameOf(covers.map(({ index }) => index)));
  if (!block) return null;
  let places: readonly number[] = [0];
  for (const [position, { nodes }] of covers.entries()) {
    if (!nodes) return null;
    places = places.flatMap((each) =>
      nodes.map((node) => each + node * (block.strides[position] ?? 0)),
    );
  }
  let sum = 0;
  for (const each of places) {
    const shown = block.shown[each] ?? NOT_ASKED;
    if (shown === NOT_ASKED) return null;
    sum += Math.max(shown, 0);
  }
  return sum;
}

/** The nodes that replace a set of atoms: parents within the set, larger ones first, then atoms. */
function coverOf(axis: AttackAxis, { node, atoms }: Row): readonly number[] | null {
  if (node !== null) return [node];
  if (axis.isSeveral) return atomsAsNodes(axis, atoms);
  const left = new Set(atoms);
  const parents: number[] = [];
  for (const { rows } of axis.levels) {
    for (const { node: parent, atoms: own } of rows) {
      if (parent === null || own.length < 2 || !own.every((atom) => left.has(atom))) continue;
      for (const atom of own) left.delete(atom);
      parents.push(parent);
    }
  }
  const rest = atomsAsNodes(axis, [...left]);
  return rest ? [...parents, ...rest] : null;
}

function atomsAsNodes({ nodes }: AttackAxis, atoms: readonly number[]): readonly number[] | null {
  const found = atoms.map((atom) =>
    nodes.findIndex((node) => node.atoms.length === 1 && node.atoms[0] === atom),
  );
  return found.includes(-1) ? null : found;
}
