import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import { valuesIn } from '#domain/disclosure/axes/several-axis.js';

import { type AxisNode, type Level, type Sum, WHOLE } from './attack-axis.js';

/** A list of disjoint nodes: each atom, or the rows of a level. */
type Layer = readonly number[];

/**
 * Every sum on an axis that is a tree: the whole and each larger node are sums of the nodes of each
 * layer within them, and of the remaining atoms.
 */
export function sumsOfTree(
  atomCount: number,
  nodes: readonly AxisNode[],
  levels: readonly Level[],
): readonly Sum[] {
  const all: AxisNode = {
    name: 'whole',
    atoms: Array.from({ length: atomCount }, (_, index) => index),
    filter: { and: [] },
  };
  const atomNodes = placesOfAtoms(nodes);
  const layers: readonly Layer[] = [
    [...atomNodes.values()],
    ...levels.map(({ rows }) => [...new Set(rows.flatMap(({ node }) => node ?? []))]),
  ];
  const sumsOf = (of: number, whole: AxisNode): readonly Sum[] => {
    const split = layers.map((layer) =>
      splitInto(
        whole,
        layer.filter((node) => node !== of),
        { nodes, atomNodes },
      ),
    );
    const different = new Map(
      split.flatMap((parts) => (parts ? [[parts.join(','), parts] as const] : [])),
    );
    return [...different.values()].map((parts) => ({ kind: 'PARTITION', of, parts }));
  };
  const complements = nodes.flatMap((node, place) => {
    const rest = nodes.findIndex(
      ({ atoms }) =>
        atoms.length + node.atoms.length === atomCount &&
        !atoms.some((atom) => node.atoms.includes(atom)),
    );
    return rest > place ? [{ kind: 'PARTITION', of: WHOLE, parts: [place, rest] } as const] : [];
  });
  return [
    ...sumsOf(WHOLE, all),
    ...nodes.flatMap((node, place) => (node.atoms.length > 1 ? sumsOf(place, node) : [])),
    ...complements,
  ];
}

/**
 * Splits a node into the nodes of a layer within it and the remaining atoms. Null for fewer than
 * two parts, or if no node of the layer is within it.
 */
function splitInto(
  whole: AxisNode,
  layer: Layer,
  {
    nodes,
    atomNodes,
  }: { readonly nodes: readonly AxisNode[]; readonly atomNodes: ReadonlyMap<number, number> },
): readonly number[] | null {
  const left = new Set(whole.atoms);
  const parts: number[] = [];
  for (const place of layer) {
    const atoms = nodes[place]?.atoms ?? [];
    if (!atoms.every((atom) => left.has(atom))) continue;
    for (const atom of atoms) left.delete(atom);
    parts.push(place);
  }
  const rest = [...left].flatMap((atom) => atomNodes.get(atom) ?? []);
  return parts.length > 0 && parts.length + rest.length > 1 && rest.length === left.size
    ? [...parts, ...rest]
    : null;
}

/** Every sum on a multi-valued axis. */
export function sumsOfSeveral(
  atoms: readonly Atom[],
  nodes: readonly AxisNode[],
  areAtomsNodes: boolean,
): readonly Sum[] {
  const none = nodes.findIndex((node) =>
    node.atoms.every((atom) => valuesIn(atoms[atom] ?? null).length === 0),
  );
  const any = nodes.findIndex(
    (node) => node.atoms.length + (nodes[none]?.atoms.length ?? 0) === atoms.length,
  );
  const valued = nodes.flatMap((node, place) =>
    place !== any && isOfOneValue(node, atoms) ? [place] : [],
  );
  const sums: Sum[] = [{ kind: 'PARTITION', of: WHOLE, parts: [none, any] }];
  sums.push({ kind: 'COVER', of: any, parts: valued });
  if (!areAtomsNodes) return sums;
  const atomNodes = placesOfAtoms(nodes);
  const toParts = (of: readonly number[]) => of.flatMap((atom) => atomNodes.get(atom) ?? []);
  for (const place of [any, ...valued]) {
    const parts = toParts(nodes[place]?.atoms ?? []);
    if (parts.length > 1) sums.push({ kind: 'PARTITION', of: place, parts });
  }
  return sums;
}

/** Whether all combinations of the node share a value. */
function isOfOneValue({ atoms: own }: AxisNode, atoms: readonly Atom[]): boolean {
  const [first] = own;
  return valuesIn(atoms[first ?? -1] ?? null).some((value) => {
    const having = atoms.flatMap((atom, index) => (valuesIn(atom).includes(value) ? [index] : []));
    return having.length === own.length && own.every((index) => having.includes(index));
  });
}

function placesOfAtoms(nodes: readonly AxisNode[]): ReadonlyMap<number, number> {
  return new Map(
    nodes.flatMap(({ atoms: [first, ...others] }, place) =>
      first !== undefined && others.length === 0 ? [[first, place] as const] : [],
    ),
  );
}
