import type { AttackAxis } from '#attack/attack-axis.js';
import { nameOfCombinations } from '#attack/name-of-combinations.js';
import { isAllPublished } from '#attack/published-cells.js';
import { countRows, MAX_CUTS, type Row, rowsAt, type Table } from '#attack/table.js';
import { cutsOfTable, partOfNode, type Target } from '#attack/target.js';

import type { Drawn } from './drawn-by-hand.js';

/**
 * The cells of each row of a table, in the order of its answers. Null if the rule refuses to
 * answer.
 */
export type CellsOfRows = readonly (readonly Drawn[])[] | null;

/** Whether a question has too many cuts to be answered. */
export type Refuses = (target: Target, table: Table) => boolean;

/**
 * The rule: three cuts, except for published numbers. For referrals, an agency counts as two, and a
 * combination of several values of a list counts as two.
 */
export const cutsTooOften: Refuses = (target, table) =>
  cutsOfTable(target, table) > MAX_CUTS && !isAllPublished(target, table);

/**
 * Computes the cells of a table by the words of the rule: atoms first, then parents and the whole
 * in place of their children.
 */
export function cellsOfRows(target: Target, table: Table, isRefused: Refuses): CellsOfRows {
  const ofParts = target.axes.findIndex(({ axis }) => axis === null);
  const cut = new Map(table.cuts.map((each, index) => [each.axis, index]));
  const always = target.axes.flatMap(({ hasWhole }, place) =>
    hasWhole || cut.has(place) ? [] : [place],
  );
  const isByMonth = table.cuts.some(({ as }) => 'by' in as && as.by === 'MONTH');
  if (isByMonth || always.includes(ofParts) || isRefused(target, table)) return null;

  const axes = [...cut.keys(), ...always]
    .filter((place) => place !== ofParts)
    .toSorted((a, b) => a - b);
  const partCut = cut.get(ofParts);
  const part = partOfNode(
    target,
    partCut === undefined ? null : (table.cuts[partCut]?.rows[0]?.node ?? null),
  );
  const { atoms, contents, size } = target.fold(axes);
  const { counts, keys } = contents[part] ?? {};
  const filled = Array.from({ length: size }, (_, record) => record).filter(
    (record) => (counts?.[record] ?? 0) > 0,
  );
  return Array.from({ length: countRows(table) }, (_, place) => {
    const rows = rowsAt(table, place);
    const sets = axes.map((axis) => {
      const of = target.axes[axis];
      const index = cut.get(axis);
      const nodes = of ? nodesWithin(of, index === undefined ? null : (rows[index] ?? null)) : [];
      return { nodes, atoms: atoms[axis] ?? [] };
    });
    const cells = new Map<string, { count: number; keys: number }>();
    for (const record of filled) {
      const name = nameOfCell(sets, record);
      if (name === null) continue;
      const cell = cells.get(name) ?? { count: 0, keys: 0 };
      cells.set(name, cell);
      cell.count += counts?.[record] ?? 0;
      cell.keys = (cell.keys + (keys?.[record] ?? 0)) % 2 ** 32;
    }
    return [...cells.values()];
  });
}

/** The atoms of all records on an axis, and the nodes that replace them in a row. */
interface NodesOnAxis {
  readonly atoms: ArrayLike<number>;
  readonly nodes: readonly (string | null)[];
}

/**
 * The nodes of a record on all axes; null outside the row. This runs for each record and row, and
 * most records are outside, so it stops at the first axis that shows this.
 */
function nameOfCell(axes: readonly NodesOnAxis[], record: number): string | null {
  let name = '';
  for (const { atoms, nodes } of axes) {
    const node = nodes[atoms[record] ?? -1] ?? null;
    if (node === null) return null;
    name += `${node}|`;
  }
  return name;
}

/**
 * The node that replaces each atom of an axis in a row; null outside the row. Without a row, each
 * atom is its own node.
 */
function nodesWithin(axis: AttackAxis, row: Row | null): readonly (string | null)[] {
  const wanted = new Set(row?.atoms ?? axis.atoms.keys());
  const nodes = axis.atoms.map((_, atom) => (wanted.has(atom) ? `=${atom}` : null));
  if (!row) return nodes;
  if (axis.isSeveral) {
    const name = nameOfCombinations(axis, wanted);
    return name === null ? nodes : nodes.map((node) => (node === null ? null : name));
  }
  // All atoms together are the whole of any axis except time.
  if (wanted.size === axis.atoms.length && axis.axis !== 'TIME') return nodes.map(() => '*');
  for (const { dimension, rows } of axis.levels) {
    for (const { key, node, atoms } of rows) {
      const isParent =
        node !== null &&
        key !== null &&
        dimension !== 'CALENDAR_YEAR' &&
        atoms.length > 1 &&
        atoms.every((atom) => nodes[atom] === `=${atom}`);
      if (isParent) for (const atom of atoms) nodes[atom] = `${dimension} ${String(key)}`;
    }
  }
  return nodes;
}
