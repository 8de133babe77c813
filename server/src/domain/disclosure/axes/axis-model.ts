import type { Leaf } from '#domain/question/filter.js';

/**
 * The smallest thing that a lattice distinguishes on an axis: the first day of a quarter, an area's
 * code, an agency's id, a code (yes and no are YES and NO), null for none. On a multi-valued axis
 * it is all of a record's values, in alphabetical order, joined by `;`.
 */
export type Atom = string | number | null;

/**
 * For each leaf of a filter on an axis, whether it holds. Atoms with the same signature form one
 * class: the filter cannot tell them apart.
 */
export type Signature = readonly boolean[];

/** For each class of an axis, whether it is accepted. */
export type Accepted = readonly boolean[];

/** The parent that replaces everything on an axis. */
export const ALL = '*';

/** An axis, divided into the classes that a filter distinguishes. */
export interface AxisModel {
  /** The signature of each class, by its number. */
  readonly signatures: readonly Signature[];
  /**
   * The class of an atom; null for atoms that cannot occur, such as the viewer's own agencies,
   * because the records are other agencies'.
   */
  readonly classOf: (atom: Atom) => number | null;
  /**
   * Climbs: finds an atom's largest parent whose children are all accepted, or else the atom
   * itself.
   */
  readonly climb: (accepted: Accepted) => (atom: Atom) => string;
  /** Whether all accepted atoms climb to one node. */
  readonly isOneNode: (accepted: Accepted) => boolean;
  /** Whether different classes occur within one atom, which would have to be split. */
  readonly doesSplit: (areAlike: (some: number, other: number) => boolean) => boolean;
}

/** The leaves of a filter on one axis. */
export type AxisLeaf<A extends Leaf['axis'] = Leaf['axis']> = Extract<Leaf, { readonly axis: A }>;

/** The name of an atom's node, which no parent can have. */
export function nameAtom(atom: Atom): string {
  return atom === null ? '=' : `=${atom}`;
}

/** Collects classes and numbers each signature, in order of arrival. */
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

/** Caches a result for each list of accepted classes. */
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
