import {
  type Accepted,
  ALL,
  type Atom,
  type AxisModel,
  classCollector,
  nameAtom,
  onceForEach,
} from './axis-model.js';

/**
 * A parent with its children, such as a county with the areas inside it that records may be coded
 * to.
 */
export interface Parent {
  readonly name: string;
  readonly atoms: readonly Atom[];
}

/** An axis given as a list of atoms, with parents. */
export interface Listed<L> {
  readonly atoms: readonly Atom[];
  /** Largest first: the first parent that fits replaces its children. */
  readonly parents: readonly Parent[];
  readonly leaves: readonly L[];
  readonly doesHold: (leaf: L, atom: Atom) => boolean;
}

/** The model of an axis whose atoms are given as a list. */
export function modelOfList<L>({ atoms, parents, leaves, doesHold }: Listed<L>): AxisModel {
  const classes = classCollector();
  const byAtom = new Map(
    atoms.map((atom) => [atom, classes.add(leaves.map((leaf) => doesHold(leaf, atom)))] as const),
  );
  const classOf = (atom: Atom) => byAtom.get(atom) ?? null;
  const findIn = (accepted: Accepted) =>
    atoms.filter((atom) => accepted[classOf(atom) ?? -1] === true);
  const climb = onceForEach((accepted: Accepted) => {
    const there = new Set(findIn(accepted));
    const isIn = (atom: Atom) => there.has(atom);
    if (atoms.every(isIn)) return () => ALL;
    const taken = new Map<Atom, string>();
    for (const parent of parents) {
      if (parent.atoms.every((atom) => isIn(atom) && !taken.has(atom)))
        for (const atom of parent.atoms) taken.set(atom, parent.name);
    }
    return (atom: Atom) => taken.get(atom) ?? nameAtom(atom);
  });
  return {
    signatures: classes.signatures,
    classOf,
    climb,
    isOneNode: (accepted) => new Set(findIn(accepted).map(climb(accepted))).size <= 1,
    doesSplit: () => false,
  };
}
