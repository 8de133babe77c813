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
  return Array.from({ length: countRows(table) }, (_, place) => {
    const rows = rowsAt(table, place);
    const sets = axes.map((axis) => {
      const of = target.axes[axis];
      const index = cut.get(axis);
      return of ? nodesWithin(of, index === undefined ? null : (rows[index] ?? null)) : [];
    });
    const cells = new Map<string, { count: number; keys: number }>();
    for (let record = 0; record < size; record += 1) {
      const count = contents[part]?.counts[record] ?? 0;
      const nodes = axes.map((axis, index) => sets[index]?.[atoms[axis]?.[record] ?? -1] ?? null);
      if (count === 0 || nodes.includes(null)) continue;
      const cell = cells.get(nodes.join('|')) ?? { count: 0, keys: 0 };
      cells.set(nodes.join('|'), cell);
      cell.count += count;
      cell.keys = (cell.keys + (contents[part]?.keys[record] ?? 0)) % 2 ** 32;
    }
    return [...cells.values()];
  });
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
