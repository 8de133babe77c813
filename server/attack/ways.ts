import { everything, type Filter } from '#domain/question/filter.js';

import type { AttackAxis } from './attack-axis.js';
import { filterOfAtoms } from './filter-of-atoms.js';
import type { Cut } from './table.js';

/**
 * All cuts on an axis whose rows are cells: each dimension in rows, and a condition for each node
 * without a dimension.
 */
export function cellCutsOn(
  { nodes, levels, axis: name }: AttackAxis,
  axis: number,
): readonly Cut[] {
  const inRows = levels.map(({ dimension, rows }): Cut => ({ axis, as: { by: dimension }, rows }));
  const listed = new Set(levels.flatMap(({ rows }) => rows.flatMap(({ node }) => node ?? [])));
  return [
    ...inRows,
    ...[...nodes.keys()]
      .filter((node) => !listed.has(node))
      .map((node) => (name === null ? partCut(axis, node) : nodeCut(nodes, node, axis))),
  ];
}

/** The condition for one node. */
export function nodeCut(nodes: AttackAxis['nodes'], node: number, axis: number): Cut {
  const { atoms, filter } = nodes[node] ?? { atoms: [], filter: everything };
  return { axis, as: { where: filter }, rows: [{ key: null, node, atoms }] };
}

/** The cut that asks for a part with its own condition. */
export function partCut(axis: number, node: number): Cut {
  return { axis, as: { part: node }, rows: [{ key: null, node, atoms: [node] }] };
}

/**
 * The conditions that leave one node out, and the conditions for consecutive quarters. The answers
 * are sums of cells, unless a rule rounds them again.
 */
export function setCutsOn(of: AttackAxis, axis: number): readonly Cut[] {
  const { axis: name, nodes, atoms } = of;
  if (name === null) return [];
  const all = [...atoms.keys()];
  const isProper = ({ length }: readonly number[]) => length > 0 && length < all.length;
  const nots = nodes.map(({ atoms: own, filter }) => ({
    filter: { not: filter },
    wanted: all.filter((atom) => !own.includes(atom)),
  }));
  const ranges =
    name === 'TIME'
      ? all.flatMap((from) => all.slice(from + 1).map((to) => all.slice(from, to + 1)))
      : [];
  return [...nots, ...ranges.map((wanted) => ({ filter: toFilter(of, wanted), wanted }))]
    .filter(({ wanted }) => isProper(wanted))
    .map(({ filter, wanted }) => setCut(of, axis, { filter, wanted }));
}

/** The condition for any set of atoms, by index. */
export function atomsCut(of: AttackAxis, axis: number, wanted: readonly number[]): Cut {
  return setCut(of, axis, { filter: toFilter(of, wanted), wanted });
}

function setCut(
  { nodes }: AttackAxis,
  axis: number,
  set: { readonly filter: Filter; readonly wanted: readonly number[] },
): Cut {
  const name = set.wanted.join(',');
  const node = nodes.findIndex(({ atoms }) => atoms.join(',') === name);
  return {
    axis,
    as: { where: set.filter },
    rows: [{ key: null, node: node < 0 ? null : node, atoms: set.wanted }],
  };
}

function toFilter({ axis, atoms }: AttackAxis, wanted: readonly number[]): Filter {
  if (axis === null) return everything;
  return filterOfAtoms(
    axis,
    wanted.map((place) => atoms[place] ?? null),
    atoms,
  );
}
