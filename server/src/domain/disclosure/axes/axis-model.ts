import type { Leaf } from '#domain/question/filter.js';

/**
 * The smallest thing that a lattice tells apart on an axis: the first day of a quarter, the code of
 * an area, the id of an agency, a code (yes and no are YES and NO), null for none; of several
 * values all of a record, in the order of the alphabet, put together by `;`.
 */
export type Atom = string | number | null;

/**
 * For each leaf of a filter on an axis, whether it holds. What has the same is one class: the
 * filter cannot tell it apart.
 */
export type Signature = readonly boolean[];

/** For each class of an axis, whether it is in. */
export type Accepted = readonly boolean[];

/** The parent that takes the place of all there is on an axis. */
export const ALL = '*';

/** An axis as a filter sees it. */
export interface AxisModel {
  /** Of each class, by its number. */
  readonly signatures: readonly Signature[];
  /**
   * The class of an atom; null for what nobody may have, such as the agencies of the viewer among
   * others.
   */
  readonly classOf: (atom: Atom) => number | null;
  /**
   * Climbs: finds the largest parent of an atom all of whose children are in; the atom itself where
   * there is none.
   */
  readonly climb: (accepted: Accepted) => (atom: Atom) => string;
  /** Whether all atoms that are in climb to one node. */
  readonly isOneNode: (accepted: Accepted) => boolean;
  /** Whether classes that are not alike meet within an atom, so that it would have to be split. */
  readonly doesSplit: (areAlike: (some: number, other: number) => boolean) => boolean;
}

/** The leaves of a filter on one axis. */
export type AxisLeaf<A extends Leaf['axis'] = Leaf['axis']> = Extract<Leaf, { readonly axis: A }>;

/** An atom as a node, which no parent can be called. */
export function nameAtom(atom: Atom): string {
  return atom === null ? '=' : `=${atom}`;
}

/** Collects classes: the number of each signature, in the order in which they come. */
export function classCollector() {
  const numbers = new Map<string, number>();
  const signatures: Signature[] = [];
  return {
    signatures,
    add(signature: Signature): number {
      const name = signature.map(Number).join('');
      const known = numbers.get(name) ?? signatures.push(signature) - 1;
      numbers.set(name, known);
      return known;
    },
    find: (signature: Signature) => numbers.get(signature.map(Number).join('')) ?? null,
  };
}

/** Keeps what was worked out for the same classes. */
export function onceForEach<Result>(
  work: (accepted: Accepted) => Result,
): (accepted: Accepted) => Result {
  const known = new Map<string, Result>();
  return (accepted) => {
    const name = accepted.map(Number).join('');
    const found = known.get(name) ?? work(accepted);
    known.set(name, found);
    return found;
  };
}
