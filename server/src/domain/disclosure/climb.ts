import type { Axis } from '#domain/measures/dimensions.js';

import { type Accepted, type Atom, nameAtom } from './axes/axis-model.js';
import type { Classes, FilterPredicate } from './filter-predicate.js';

/** A record's atoms on the axes of a lattice, in their order. */
export type Atoms = readonly Atom[];

/** An axis of a lattice. */
export interface LatticeAxis {
  readonly axis: Axis;
  /** Whether rows are separated by the atoms of this axis, which then do not climb. */
  readonly isByAtom: boolean;
}

/**
 * Finds the cell of a record: a node on each axis. Null if the question does not count the record.
 */
export type CellFinder = (atoms: Atoms) => readonly string[] | null;

/**
 * Makes the cells that a filter is answered from. The wording of the filter makes no difference. At
 * first each combination of atoms that it counts is a cell. Then, axis by axis in order: if cells
 * that agree on all other axes contain every child of a parent, the parent replaces them. The cells
 * do not overlap and make up the whole.
 *
 * @param fixed classes of the axes that all counted records share
 */
export function cellFinder(
  axes: readonly LatticeAxis[],
  truth: FilterPredicate,
  fixed: Classes,
): CellFinder {
  const models = axes.map(({ axis }) => truth.models.get(axis) ?? null);
  const classesOf = models.map((model) =>
    model ? model.signatures.map((_, index) => index) : [0],
  );
  const holds = onceForClasses((classes) =>
    truth.mayHold(
      new Map([...fixed, ...axes.map(({ axis }, index) => [axis, classes[index] ?? 0] as const)]),
    ),
  );

  /** The node that an atom on an axis climbs to, for the accepted classes. */
  const climb = (index: number, accepted: Accepted, atom: Atom): string => {
    const model = models[index];
    if (!model || axes[index]?.isByAtom === true) return nameAtom(atom);
    return model.climb(accepted)(atom);
  };

  const known = new Map<string, Accepted>();
  const isPlain = axes.every(({ isByAtom }) => isByAtom);
  return (atoms) => {
    const own: number[] = [];
    for (const [index, model] of models.entries()) {
      const found = model ? model.classOf(atoms[index] ?? null) : 0;
      if (found === null) return null;
      own.push(found);
    }
    if (!holds(own)) return null;
    if (isPlain) return atoms.map(nameAtom);

    const nodes: string[] = [];
    // Whether some nodes have a cell depends only on the nodes, not on which of their records is
    // looked at.
    const acceptedOn = (index: number, after: readonly number[]): Accepted => {
      const name = `${index} ${nodes.slice(0, index).join(' | ')} ${after.join(',')}`;
      const found =
        known.get(name) ?? (classesOf[index] ?? []).map((each) => isThere(index, [each, ...after]));
      known.set(name, found);
      return found;
    };
    /**
     * Whether, before an axis is climbed, there is a cell with the nodes so far and with atoms of
     * these classes on that axis and the later ones.
     */
    const isThere = (index: number, classes: readonly number[]): boolean => {
      if (index === 0) return holds(classes);
      const before = index - 1;
      const accepted = acceptedOn(before, classes);
      return (
        accepted[own[before] ?? 0] === true &&
        climb(before, accepted, atoms[before] ?? null) === nodes[before]
      );
    };
    for (const index of axes.keys())
      nodes.push(climb(index, acceptedOn(index, own.slice(index + 1)), atoms[index] ?? null));
    return nodes;
  };
}

function onceForClasses(
  work: (classes: readonly number[]) => boolean,
): (classes: readonly number[]) => boolean {
  const known = new Map<string, boolean>();
  return (classes) => {
    const name = classes.join(',');
    const found = known.get(name) ?? work(classes);
    known.set(name, found);
    return found;
  };
}
